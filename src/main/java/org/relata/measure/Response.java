package org.relata.measure;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.instrument.Score;

/**
 * A score and what it came from; the single answers stay sealed and are asked for apart.
 *
 * @param subject whom the score is about; empty for the relationship as a whole
 * @param origin what was answered, under which words and because of what
 * @param when a day, or before or after treatment where no day is known
 * @param score with both bounds where answers are missing; its findings are empty here
 */
public record Response(
        ResponseId id,
        CircleId circle,
        PersonId author,
        Optional<PersonId> subject,
        Origin origin,
        OutcomeRow.When when,
        Score score,
        Instant submittedAt,
        Succession succession) {

    /**
     * @param definition digest of the key it was scored by
     * @param wording the words that were shown; empty for our own forms and for totals
     */
    public record Origin(
            Source source,
            String instrument,
            String definition,
            Optional<WordingId> wording,
            Optional<AssignmentId> assignment,
            Optional<BatchId> batch) {}

    /** What came before and after it: a correction supersedes, and both stay. */
    public record Succession(Optional<ResponseId> supersedes, Optional<ResponseId> supersededBy) {
        public boolean isCurrent() {
            return supersededBy.isEmpty();
        }
    }

    /** How it came here: answered on screen, copied from paper, typed in as a total, or brought in by a file. */
    public enum Source {
        SCREEN,
        PAPER,
        TOTAL,
        IMPORT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Source of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public String instrument() {
        return origin.instrument();
    }

    /** Whether there is a total to place on a line. */
    boolean hasTotal() {
        return score.total() != null;
    }
}
