package org.relata.relationship;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.relata.kernel.PersonId;

/**
 * What a clinician has decided about working with several members together.
 *
 * @param concerns what stands against it, or against some of the work
 * @param reason in the clinician's words; empty where none was given
 */
public record Clearance(State state, Set<Concern> concerns, String reason, PersonId by, Instant at) {
    /** How long a reason may be. */
    public static final int LONGEST = 2_000;

    /** Whether several may be worked with together. */
    public enum State {
        UNDECIDED,
        CLEARED,
        NOT_CLEARED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
