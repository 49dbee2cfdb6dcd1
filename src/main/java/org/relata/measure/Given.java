package org.relata.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.Circle;
import org.relata.kernel.PersonId;
import org.relata.kernel.Viewer;
import org.relata.measure.instrument.Definition;
import org.relata.measure.instrument.Score;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;

/**
 * A response as one reads it again.
 *
 * @param viewer who reads
 * @param earlier what this one corrects, newest first
 * @param previous the total before it, of the same person in the same instrument
 * @param together whether it is the viewer's own and the other members see the total
 */
public record Given(
        Relationship relationship,
        Circle circle,
        Viewer viewer,
        Answered answered,
        List<Response> earlier,
        Optional<BigDecimal> previous,
        boolean together) {
    /**
     * What was answered.
     *
     * @param questions the words that were answered; empty for totals
     * @param answers the chosen values by number; empty for totals
     * @param score with its findings
     */
    public record Answered(
            Response response,
            Definition definition,
            Optional<Sheet.Questions> questions,
            Map<Integer, Integer> answers,
            Score score) {}

    public Response response() {
        return answered.response();
    }

    public Definition definition() {
        return answered.definition();
    }

    public Optional<Sheet.Questions> questions() {
        return answered.questions();
    }

    public Map<Integer, Integer> answers() {
        return answered.answers();
    }

    public Score score() {
        return answered.score();
    }

    public PersonId reader() {
        return viewer.person();
    }

    /** The chosen value of a question as a form sends it, or nothing. */
    public String value(int question) {
        var value = answers().get(question);
        return value == null ? "" : value.toString();
    }

    /** Whose it is. */
    public String name() {
        return relationship.members().stream()
                .filter(member -> response().subject().equals(Optional.of(member.person())))
                .map(Member::name)
                .findFirst()
                .orElseGet(relationship::title);
    }

    /** Only the author corrects, and only what was not corrected yet; what came by file is mended in the file. */
    public boolean mayCorrect() {
        return response().author().equals(viewer.person())
                && response().succession().isCurrent()
                && response().origin().source() != Response.Source.IMPORT
                && circle.closedAt().isEmpty()
                && !relationship.isClosed();
    }

    /** Whether the total is told to who answered: the kind of questionnaire decides, never an answer. */
    public boolean feedback() {
        return definition().hasTotal() && !definition().isSafety() && score().total() != null;
    }
}
