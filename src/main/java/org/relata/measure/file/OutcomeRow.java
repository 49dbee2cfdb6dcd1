package org.relata.measure.file;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.relata.measure.figure.Direction;

/**
 * One score out of an uploaded file.
 *
 * @param line where it stood, for sentences about it
 * @param relationship the file's own name or number for the relationship
 * @param member the file's own name for the member; null for a score of the relationship as a whole
 */
public record OutcomeRow(
        int line, String relationship, @Nullable String member, What what, When when, double score) {
    /** What was measured. */
    public sealed interface What permits Catalogued, Own {}

    /** An instrument of the catalogue. */
    public record Catalogued(String instrument) implements What {}

    /** A measure of the practice's own, known by name only. */
    public record Own(String name, Direction direction) implements What {}

    /** When it was measured. */
    public sealed interface When permits Phase, On {}

    /** Before or after treatment, or no telling. */
    public enum Phase implements When {
        BEFORE,
        AFTER,
        UNDATED
    }

    /** On a day. */
    public record On(LocalDate date) implements When {}

    /** Whom the score belongs to, in the file's own words: "12", or "12, wife". */
    public String subject() {
        return member == null ? relationship : relationship + ", " + member;
    }
}
