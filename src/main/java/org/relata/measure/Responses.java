package org.relata.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Circle;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.instrument.AnswerRefused;
import org.relata.measure.instrument.Definition;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Score;
import org.relata.measure.instrument.Scoring;
import org.relata.measure.instrument.Totals;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** Reading responses again, correcting one's own, and typing in what was given on paper or computed elsewhere. */
@Component
public class Responses {
    private final Entrance entrance;
    private final Relationships relationships;
    private final Asking asking;
    private final ResponseStore store;
    private final Recorder recorder;
    private final Sharing sharing;

    Responses(
            Entrance entrance,
            Relationships relationships,
            Asking asking,
            ResponseStore store,
            Recorder recorder,
            Sharing sharing) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.asking = asking;
        this.store = store;
        this.recorder = recorder;
        this.sharing = sharing;
    }

    /** One response with its answers. A client finds only what is about themselves. */
    public Given given(RelationshipId id, ResponseId response) {
        return entrance.call(id, inside -> given(inside, id, response));
    }

    /**
     * What is needed to type something in.
     *
     * @param definition null until one is chosen
     * @param questions the questionnaire as it stands on paper; empty where only a total can be typed in
     */
    public record Entering(
            Relationship relationship,
            List<Definition> all,
            @Nullable Definition definition,
            Optional<Sheet.Questions> questions) {}

    public Entering entering(RelationshipId id, String instrument, Optional<PersonId> subject) {
        return entrance.call(id, inside -> {
            Recorder.careTeamOnly(inside, id);
            var relationship = relationships.relationship(inside, id);
            var all = asking.all(inside).stream().filter(Definition::hasTotal).toList();
            var chosen = all.stream().filter(one -> one.id().equals(instrument)).findFirst();
            var person = subject.or(() ->
                    relationship.currentMembers().stream().map(Member::person).findFirst());
            var questions = chosen.filter(Definition::byItems)
                    .flatMap(one -> person.flatMap(who -> asking.worded(inside, relationship, who, one)));
            return new Entering(relationship, all, chosen.orElse(null), questions);
        });
    }

    /** Corrects one's own answers: the old row stays, and the new one stands in its place. */
    public ResponseId correct(RelationshipId id, ResponseId old, Map<Integer, Integer> answers) {
        return entrance.call(id, inside -> {
            var before = given(inside, id, old);
            var questions = before.questions().orElseThrow(NotFound::new);
            return replace(inside, before, scored(questions.instrument(), answers), answers);
        });
    }

    /** Corrects a total that one has typed in. */
    public ResponseId correct(RelationshipId id, ResponseId old, BigDecimal total) {
        return entrance.call(id, inside -> {
            var before = given(inside, id, old);
            if (!before.answers().isEmpty()) {
                throw new Refused("This has single answers; correct those, and the total follows.");
            }
            return replace(inside, before, total(before.definition(), total, Map.of()), Map.of());
        });
    }

    /** Types in what was given elsewhere. */
    public ResponseId enter(RelationshipId id, Entry entry) {
        return entrance.call(id, inside -> {
            Recorder.careTeamOnly(inside, id);
            var definition = asking.definition(inside, entry.instrument());
            var circle = recorder.writable(inside, id, circle(inside, entry, definition));
            var response = response(inside, id, entry, definition, circle);
            return recorder.record(inside, id, circle, response)
                    .orElseThrow(() -> new Refused("The same is here already. Open it to correct it."));
        });
    }

    private NewResponse response(Entered inside, RelationshipId id, Entry entry, Definition definition, Circle circle) {
        var byItems = !entry.answers().isEmpty();
        var words = byItems
                ? Optional.of(asking.questions(
                        inside, id, entry.instrument(), entry.subject().orElseThrow(NotFound::new)))
                : Optional.<Sheet.Questions>empty();
        var score = words.map(questions -> scored(questions.instrument(), entry.answers()))
                .orElseGet(() -> total(definition, entry.total(), entry.parts()));
        entry.assignment().ifPresent(asked -> asking.answers(inside, asked, entry));
        return new NewResponse(
                ResponseId.next(),
                circle.id(),
                entry.subject(),
                new Response.Origin(
                        byItems ? Response.Source.PAPER : Response.Source.TOTAL,
                        definition.id(),
                        definition.version(),
                        words.flatMap(Sheet.Questions::wordingId),
                        entry.assignment(),
                        Optional.empty()),
                entry.when(),
                score,
                entry.answers(),
                recorder.clock().instant());
    }

    private Circle circle(Entered inside, Entry entry, Definition definition) {
        var circles = relationships.circles(inside);
        return entry.subject()
                .map(subject -> definition.isSafety() ? circles.safety(subject) : circles.member(subject))
                .orElseGet(circles::team);
    }

    private ResponseId replace(Entered inside, Given before, Score score, Map<Integer, Integer> answers) {
        var old = before.response();
        var in = before.relationship().id();
        if (!old.author().equals(inside.viewer().person()) || old.origin().source() == Response.Source.IMPORT) {
            throw new NotFound();
        }
        if (!old.succession().isCurrent()) {
            throw new Refused("This was corrected already. Open the newer one to correct that.");
        }
        recorder.writable(inside, in, before.circle());
        var next = new NewResponse(
                ResponseId.next(),
                old.circle(),
                old.subject(),
                old.origin(),
                old.when(),
                score,
                answers,
                recorder.clock().instant());
        ResponseId corrected = recorder.record(inside, in, before.circle(), next, Optional.of(old.id()))
                .orElseThrow(() -> new Refused("This was corrected already. Open the newer one to correct that."));
        NotFound.unlessOne(store.supersede(inside, old.id(), corrected));
        if (inside.viewer().isClient()) {
            sharing.correct(inside, in, old, next);
        }
        return corrected;
    }

    private Given given(Entered inside, RelationshipId id, ResponseId wanted) {
        var response = store.find(inside, wanted).orElseThrow(NotFound::new);
        if (inside.viewer().isClient()
                && !response.subject().equals(Optional.of(inside.viewer().person()))) {
            throw new NotFound();
        }
        var circle = relationships.circles(inside).circle(response.circle());
        recorder.touched(Action.READ, "response", List.of(circle));
        var definition = asking.definition(inside, response.instrument());
        var relationship = relationships.relationship(inside, id);
        var questions = asking.shown(inside, relationship, response, definition);
        var answers = store.answers(inside, response);
        var score = scored(response, definition, questions, answers);
        return new Given(
                relationship,
                circle,
                inside.viewer(),
                new Given.Answered(response, definition, questions, answers, score),
                earlier(inside, response),
                previous(inside, response),
                inside.viewer().isClient() && sharing.isShown(inside, id, response));
    }

    /** With its findings, which are never stored. */
    private static Score scored(
            Response response,
            Definition definition,
            Optional<Sheet.Questions> questions,
            Map<Integer, Integer> answers) {
        var total = response.score().total();
        if (questions.isPresent() && !answers.isEmpty()) {
            return Scoring.score(questions.get().instrument(), answers);
        }
        var instrument = definition.instrument();
        return instrument == null || total == null || !definition.holds(total)
                ? response.score()
                : Scoring.typed(instrument, total, response.score().subscales());
    }

    /** The total before this one of the same person in the same instrument. */
    private Optional<BigDecimal> previous(Entered inside, Response response) {
        return store.series(inside, response.instrument(), 20).stream()
                .filter(other -> other.subject().equals(response.subject())
                        && other.submittedAt().isBefore(response.submittedAt()))
                .reduce((earlier, later) -> later)
                .flatMap(other -> Optional.ofNullable(other.score().total()));
    }

    private List<Response> earlier(Entered inside, Response response) {
        var earlier = new ArrayList<Response>();
        var before = response.succession().supersedes();
        while (before.isPresent() && earlier.size() < 20) {
            var found = store.find(inside, before.get()).orElseThrow(NotFound::new);
            earlier.add(found);
            before = found.succession().supersedes();
        }
        return earlier;
    }

    private static Score scored(Instrument instrument, Map<Integer, Integer> answers) {
        try {
            return Scoring.score(instrument, answers);
        } catch (AnswerRefused e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private static Score total(Definition definition, @Nullable BigDecimal total, Map<String, BigDecimal> parts) {
        if (total == null) {
            throw new Refused("Type in the answers, or the total.");
        }
        var instrument = definition.instrument();
        if (instrument == null) {
            return Totals.own(definition, total);
        }
        try {
            return Scoring.typed(instrument, total, parts);
        } catch (AnswerRefused e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }
}
