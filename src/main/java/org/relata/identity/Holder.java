package org.relata.identity;

import java.io.Serializable;
import java.util.UUID;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Viewer;

/** Whose account it is: a person of a practice. Small and plain, so that a session may carry it. */
public record Holder(UUID practice, UUID person) implements Serializable {
    public static Holder of(Viewer viewer) {
        return new Holder(viewer.practice().value(), viewer.person().value());
    }

    public Viewer as(Capacity capacity) {
        return new Viewer(new PracticeId(practice), new PersonId(person), capacity);
    }

    PracticeId practiceId() {
        return new PracticeId(practice);
    }
}
