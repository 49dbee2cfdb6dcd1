package org.relata.practice;

import java.util.Optional;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;

/** The answer to "is this the person whom we know already?", as forms send it: the person's id, or a word for somebody else. */
public final class Same {
    private static final String SOMEBODY_ELSE = "new";

    private Same() {}

    /** The known person; empty for somebody else of the same name. */
    public static Optional<PersonId> person(String choice) {
        return choice.equals(SOMEBODY_ELSE) ? Optional.empty() : Optional.of(Ids.named(choice, PersonId::of));
    }
}
