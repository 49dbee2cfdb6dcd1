package org.relata.practice;

import java.util.Optional;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;

/** The answer to "is this the person whom we know already?", as forms send it: the person's id, or a word for somebody else. */
public final class Same {
    private static final String SOMEBODY_ELSE = "new";

    private Same() {}

    /** The known person; empty for somebody else of the same name. */
    public static Optional<PersonId> person(String choice) {
        try {
            return choice.equals(SOMEBODY_ELSE) ? Optional.empty() : Optional.of(PersonId.of(choice));
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
