package org.relata.plan;

import java.util.Locale;
import java.util.Optional;
import org.relata.kernel.PersonId;

/**
 * How a turn of homework went for a member.
 *
 * @param minutes that it took
 * @param rating how good it was, from 0 to 10
 * @param obstacle what was in the way, or anything else worth telling; empty for nothing
 * @param waiting whether the others do not read it yet
 */
public record Report(
        PersonId by,
        int turn,
        Outcome outcome,
        Optional<Integer> minutes,
        Optional<Integer> rating,
        String obstacle,
        boolean waiting) {
    /** What became of it. */
    public enum Outcome {
        DONE,
        PARTLY,
        BLOCKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** What is kept sealed. */
    public record Body(Outcome outcome, Optional<Integer> minutes, Optional<Integer> rating, String obstacle) {}
}
