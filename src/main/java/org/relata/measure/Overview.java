package org.relata.measure;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relata.measure.figure.Change;
import org.relata.measure.figure.RelationshipState;
import org.relata.measure.instrument.Definition;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;

/**
 * What a care team sees of a relationship's measures: who is asked what, what came back, what waits for somebody to act.
 *
 * @param askable what can be answered on screen here
 */
public record Overview(
        Relationship relationship, List<Open> open, List<Line> lines, List<Task> tasks, List<Definition> askable) {
    /** Whose answer a task is about. */
    public String name(Task task) {
        return relationship.members().stream()
                .filter(member -> task.subject().equals(Optional.of(member.person())))
                .map(Member::name)
                .findFirst()
                .orElseGet(relationship::title);
    }

    /**
     * An open request.
     *
     * @param all whether everybody was asked
     * @param asked each member who was asked and whom the viewer may know of
     */
    public record Open(
            Assignment assignment, Definition definition, boolean all, boolean isPrivate, List<Asked> asked) {}

    /** A member, and the answer once there is one. */
    public record Asked(Member member, Optional<ResponseId> answer) {}

    /**
     * One instrument as far as it was answered here.
     *
     * @param state what the members' changes add up to; null for safety screens, which are never laid side by side
     */
    public record Line(
            Definition definition,
            List<Standing> standings,
            @Nullable RelationshipState state) {
        /** Whether anybody has a change that could be judged, so that the state says something. */
        public boolean isCompared() {
            return state != null && state.answered() > 0;
        }
    }

    /**
     * Where one member stands, or the relationship as a whole.
     *
     * @param member empty for the relationship as a whole
     * @param change from the first to the last total; null while there is one only, or nothing to judge by
     * @param rule why the chip says what it says
     */
    public record Standing(
            Optional<Member> member,
            Response latest,
            @Nullable Change change,
            @Nullable String rule) {}
}
