package org.relata.plan;

import java.time.Instant;
import java.util.List;
import org.relata.kernel.Circle;
import org.relata.measure.ResponseId;
import org.relata.plan.document.Item;
import org.relata.relationship.Relationship;
import org.relata.technique.Run;

/**
 * Everything that the viewer may read that speaks for an objective; what other modules know of it stands in {@link EvidenceTile}s of theirs.
 *
 * @param goal that the objective is for
 * @param answers to its questionnaire
 * @param runs of its exercise by those whose plan it is, the newest first
 */
public record Evidence(
        Relationship relationship,
        Circle circle,
        Item goal,
        Item objective,
        List<Answer> answers,
        List<Run> runs,
        Sheet sheet) {
    /**
     * The latest of one member, or of the relationship as a whole.
     *
     * @param whose empty where it is the viewer's own
     * @param total empty where only its page tells
     */
    public record Answer(String whose, String total, Instant at, ResponseId response) {}
}
