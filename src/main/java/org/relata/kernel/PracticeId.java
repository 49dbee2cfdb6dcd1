package org.relata.kernel;

import java.util.UUID;

/** A practice, the tenant: everything of ours belongs to exactly one. */
public record PracticeId(UUID value) {
    public static PracticeId next() {
        return new PracticeId(Ids.next());
    }

    public static PracticeId of(String text) {
        return new PracticeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
