package org.relata.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.relata.kernel.RelationshipId;

/**
 * What one member of staff did on one day in one part of a client's record.
 *
 * @param together whether it was shared with other members; otherwise it is between the client and the care team
 * @param deed "read", "write", "export" or "undo"
 * @param what one of the words that a client may read, never the kind of a circle
 * @param times how often
 * @param last when for the last time on that day
 */
public record Visit(
        LocalDate day,
        String staff,
        RelationshipId relationship,
        boolean together,
        String deed,
        What what,
        int times,
        Instant last) {
    /** What was opened or changed, as plainly as a client needs it. A word that is not listed here is an entry. */
    public enum What {
        ANSWERS,
        RESULTS,
        OVERVIEW,
        MESSAGES,
        EXERCISES,
        PLAN,
        SESSIONS,
        ENTRY;

        static What of(String word) {
            return switch (word) {
                case "response", "answers" -> ANSWERS;
                case "score", "outcome", "scores", "outcomes" -> RESULTS;
                case "assignment", "overview", "sharing" -> OVERVIEW;
                case "message", "file" -> MESSAGES;
                case "exercise", "reading" -> EXERCISES;
                case "plan", "rating", "homework" -> PLAN;
                case "session" -> SESSIONS;
                default -> ENTRY;
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
