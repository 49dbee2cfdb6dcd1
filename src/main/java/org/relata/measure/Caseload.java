package org.relata.measure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.RelationshipId;
import org.relata.measure.figure.RelationshipState;
import org.relata.measure.instrument.Definition;

/**
 * What a clinician sees first: whom it goes badly, what waits for somebody to act, and what came in.
 *
 * @param rows those who ask most of the therapist first
 */
public record Caseload(List<Row> rows, List<Tasks.Row> tasks, List<Arrival> arrivals) {
    private static final int SHOWN = 12;

    /** As many as a first look takes. */
    public List<Row> shown() {
        return rows.stream().limit(SHOWN).toList();
    }

    /**
     * A relationship in its most recent instrument.
     *
     * @param standings each member's change in words, with the rule behind it
     */
    public record Row(
            RelationshipId relationship,
            String title,
            Definition definition,
            RelationshipState state,
            List<Standing> standings) {}

    public record Standing(
            String name, String words, @Nullable String rule) {}

    /** Somebody has answered something. */
    public record Arrival(
            RelationshipId relationship,
            String title,
            String name,
            Definition definition,
            ResponseId response,
            Instant at) {}
}
