package org.relata.measure;

import java.util.List;
import java.util.Optional;
import org.relata.kernel.Circle;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.instrument.Definition;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Wording;
import org.relata.platform.Entered;
import org.relata.relationship.Circles;
import org.relata.relationship.Kind;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** Finds what a person is asked, and lays it out in words. */
@Component
class Asking {
    private final Relationships relationships;
    private final Definitions definitions;
    private final AssignmentStore assignments;
    private final Sharing sharing;

    Asking(Relationships relationships, Definitions definitions, AssignmentStore assignments, Sharing sharing) {
        this.relationships = relationships;
        this.definitions = definitions;
        this.assignments = assignments;
        this.sharing = sharing;
    }

    /**
     * One request to the viewer.
     *
     * @param home the circle where the answers belong
     * @param self the viewer's own circle, for answers on their way
     */
    record Request(Assignment assignment, Definition definition, Circle home, Circle self, Optional<ResponseId> sent) {}

    /** Whoever is not asked finds nothing. */
    Request request(Entered inside, AssignmentId id) {
        if (!inside.viewer().isClient()) {
            throw new NotFound();
        }
        var me = inside.viewer().person();
        var asked = assignments.find(inside, id).orElseThrow(NotFound::new);
        var circles = relationships.circles(inside);
        var circle = circles.circle(asked.assignment().circle());
        var sent = asked.answerOf(me);
        if (sent.isEmpty() && !asked.assignment().asks(me, circle)) {
            throw new NotFound();
        }
        if (sent.isEmpty() && circle.closedAt().isPresent()) {
            throw new Refused("This was asked before somebody joined or left, and is no longer open.");
        }
        var definition = definitions.find(inside, asked.assignment().instrument());
        return new Request(asked.assignment(), definition, home(circles, me, definition, circle), circles.self(), sent);
    }

    /** The request in words, filled with these answers. */
    Sheet sheet(Entered inside, RelationshipId id, Request request, AnswerSheet answers) {
        var relationship = relationships.relationship(inside, id);
        var me = inside.viewer().person();
        return new Sheet(
                relationship,
                request.assignment(),
                me,
                request.home(),
                questions(inside, relationship, me, request.definition()),
                answers,
                request.sent(),
                sharing.isShown(inside, id, request.definition().id()));
    }

    /** The keyed instrument, without the cost of names. */
    Instrument keyed(Entered inside, Definition definition) {
        var instrument = definition.instrument();
        if (instrument == null) {
            throw unworded(definition);
        }
        return instrument.about().orders().isEmpty()
                ? instrument
                : definitions
                        .words(inside, definition.id())
                        .orElseThrow(() -> unworded(definition))
                        .keyed(instrument);
    }

    /** The words in force, addressed to nobody: enough to score what was answered, without the cost of names. */
    Sheet.Questions unaddressed(Entered inside, Definition definition) {
        var words = definitions.words(inside, definition.id()).orElseThrow(() -> unworded(definition));
        return questions(words, words.wording(), definition);
    }

    /** An instrument in the words in force, addressed to this person. */
    Sheet.Questions questions(Entered inside, Relationship relationship, PersonId person, Definition definition) {
        var words = definitions.words(inside, definition.id()).orElseThrow(() -> unworded(definition));
        return questions(words, relationship, person, definition);
    }

    static Sheet.Questions questions(
            PracticeWording words, Relationship relationship, PersonId person, Definition definition) {
        return questions(words, words.wording().addressing(whom(relationship, person)), definition);
    }

    private static Sheet.Questions questions(PracticeWording words, Wording wording, Definition definition) {
        var instrument = definition.instrument();
        if (instrument == null) {
            throw unworded(definition);
        }
        return new Sheet.Questions(words.keyed(instrument), wording, words.id(), definition.version());
    }

    Definition definition(Entered inside, String id) {
        return definitions.find(inside, id);
    }

    Sheet.Questions questions(Entered inside, RelationshipId id, String instrument, PersonId subject) {
        var definition = definitions.find(inside, instrument);
        var words = definitions.words(inside, instrument).orElseThrow(() -> unworded(definition));
        return questions(words, relationships.relationship(inside, id), subject, definition);
    }

    /** The words that were answered then, not those of today. */
    Optional<Sheet.Questions> shown(
            Entered inside, Relationship relationship, Response response, Definition definition) {
        return definition.byItems() && response.score().of() > 0
                ? definitions
                        .shown(inside, response)
                        .flatMap(words ->
                                response.subject().map(subject -> questions(words, relationship, subject, definition)))
                : Optional.empty();
    }

    /** Refuses an entry for a request that asked for something else or somebody else. */
    void answers(Entered inside, AssignmentId id, Entry entry) {
        var asked = assignments.find(inside, id).orElseThrow(NotFound::new);
        var subject = entry.subject().orElseThrow(NotFound::new);
        var circle = relationships.circles(inside).circle(asked.assignment().circle());
        if (!asked.assignment().instrument().equals(entry.instrument())
                || !asked.assignment().asks(subject, circle)) {
            throw new NotFound();
        }
        if (asked.answerOf(subject).isPresent()) {
            throw new Refused("This was answered already. Open the answer to correct it.");
        }
    }

    List<Definition> all(Entered inside) {
        return definitions.all(inside);
    }

    /** The questionnaire in words, where the practice has them. */
    Optional<Sheet.Questions> worded(
            Entered inside, Relationship relationship, PersonId person, Definition definition) {
        return definitions
                .words(inside, definition.id())
                .map(words -> questions(words, relationship, person, definition));
    }

    static Refused unworded(Definition definition) {
        return new Refused(
                "%s has no wording here yet, so it cannot be answered on screen. Import its wording first, or type in totals."
                        .formatted(definition.name()));
    }

    private static Circle home(Circles circles, PersonId me, Definition definition, Circle asked) {
        return asked.isOf(me) ? asked : definition.isSafety() ? circles.safety(me) : circles.member(me);
    }

    private static String whom(Relationship relationship, PersonId person) {
        List<Member> others = relationship.currentMembers().stream()
                .filter(member -> !member.person().equals(person))
                .toList();
        if (relationship.kind() == Kind.COUPLE && others.size() == 1) {
            return others.getFirst().shortName();
        }
        return switch (relationship.kind()) {
            case FAMILY -> "your family";
            case GROUP -> "the group";
            case COUPLE, INDIVIDUAL -> "your partner";
        };
    }
}
