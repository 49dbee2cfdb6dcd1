package org.relata.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Circle;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.instrument.Definition;
import org.relata.measure.instrument.Wording;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Circles;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** Who is asked what: assigning, taking back and moving, and what stands open for the care team and for a client. */
@Component
public class Measures {
    /** Of each circle; enough for years of weekly questionnaires. */
    private static final int MOST = 400;

    private final Entrance entrance;
    private final Relationships relationships;
    private final Definitions definitions;
    private final Records records;
    private final Recorder recorder;

    Measures(
            Entrance entrance,
            Relationships relationships,
            Definitions definitions,
            Records records,
            Recorder recorder) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.definitions = definitions;
        this.records = records;
        this.recorder = recorder;
    }

    /**
     * Asks one member, or everybody. What everybody is asked is known to all of them; what one is asked, and every safety screen, to that member
     * alone and the care team.
     */
    public List<AssignmentId> assign(RelationshipId id, NewAssignment wanted) {
        return entrance.call(id, inside -> {
            Recorder.careTeamOnly(inside, id);
            if (wanted.instruments().isEmpty()) {
                throw new Refused("Choose at least one questionnaire.");
            }
            var relationship = relationships.relationship(inside, id);
            var circles = relationships.circles(inside);
            var open = records.assignments().open(inside);
            var made = new ArrayList<AssignmentId>();
            for (var instrument : wanted.instruments()) {
                var definition = worded(inside, instrument);
                for (var target : targets(relationship, circles, definition, wanted.member())) {
                    refuseTwice(open, definition, target);
                    made.add(assign(inside, id, definition, target, wanted.dueOn()));
                }
            }
            if (made.isEmpty()) {
                throw new NotFound();
            }
            return made;
        });
    }

    /** Takes a request back; what was answered stays. */
    public void cancel(RelationshipId id, AssignmentId assignment) {
        var at = recorder.clock().instant();
        change(id, assignment, (inside, store) -> store.cancel(inside, assignment, at));
    }

    public void restore(RelationshipId id, AssignmentId assignment) {
        change(id, assignment, (inside, store) -> store.restore(inside, assignment));
    }

    /** Moves the day, to {@code today} where the asker is or to a later one. */
    public void move(RelationshipId id, AssignmentId assignment, LocalDate dueOn, LocalDate today) {
        change(id, assignment, (inside, store) -> store.move(inside, assignment, NewAssignment.upcoming(dueOn, today)));
    }

    /** Everything the care team sees of a relationship's measures, and what can be asked. */
    public Overview overview(RelationshipId id) {
        return overview(id, true);
    }

    /** The same without what can be asked. */
    public Overview brief(RelationshipId id) {
        return overview(id, false);
    }

    private Overview overview(RelationshipId id, boolean asking) {
        return entrance.call(id, inside -> {
            Recorder.careTeamOnly(inside, id);
            var circles = relationships.circles(inside);
            var asked = records.assignments().open(inside);
            var recent = records.responses().recent(inside, MOST);
            recorder.touched(Action.READ, "overview", seen(circles, asked, recent));
            return new Overviews(
                            relationships.relationship(inside, id),
                            circles,
                            definitions.find(inside, Overviews.named(asked, recent)),
                            records.batches().norms(inside, recent))
                    .overview(
                            asked,
                            recent,
                            records.tasks().tasks(inside, true),
                            asking ? definitions.askable(inside) : List.of());
        });
    }

    /** The circles that something of this stands in: who has been asked nothing and said nothing was not read of. */
    private static List<Circle> seen(Circles circles, List<AssignmentStore.Asked> asked, List<Response> recent) {
        var requests = asked.stream().map(one -> circles.circle(one.assignment().circle()));
        return Stream.concat(requests, Circled.of(circles, recent).stream())
                .distinct()
                .toList();
    }

    /** What the viewer is asked, in every relationship, the nearest first. */
    public List<ToDo> mine() {
        return entrance.callEverywhere(inside -> {
            var me = inside.viewer().person();
            var circles = relationships.circles(inside);
            var open = records.assignments().open(inside).stream()
                    .filter(one -> inside.viewer().isClient() && isAsked(one, circles, me))
                    .map(AssignmentStore.Asked::assignment)
                    .toList();
            var touched = open.stream().map(one -> circles.circle(one.circle())).distinct();
            recorder.touched(Action.READ, "assignment", touched.toList());
            var begun =
                    open.isEmpty() ? Set.<AssignmentId>of() : records.drafts().begun(inside);
            var named = open.stream().map(Assignment::instrument).collect(Collectors.toSet());
            var words = definitions.words(inside, named);
            var known = definitions.find(inside, named);
            return open.stream()
                    .filter(one -> words.containsKey(one.instrument()) && known.containsKey(one.instrument()))
                    .map(one -> toDo(
                            circles,
                            one,
                            Objects.requireNonNull(known.get(one.instrument())),
                            Objects.requireNonNull(words.get(one.instrument())).wording(),
                            begun.contains(one.id())))
                    .toList();
        });
    }

    private static ToDo toDo(
            Circles circles, Assignment assignment, Definition definition, Wording words, boolean begun) {
        return new ToDo(
                circles.circle(assignment.circle()).relationship().orElseThrow(NotFound::new),
                assignment.id(),
                definition.title(words),
                words.items().size() + words.extras().size(),
                assignment.dueOn(),
                begun);
    }

    private Definition worded(Entered inside, String instrument) {
        var definition = definitions.find(inside, instrument);
        if (definitions.words(inside, instrument).isEmpty()) {
            throw Asking.unworded(definition);
        }
        return definition;
    }

    private AssignmentId assign(
            Entered inside, RelationshipId id, Definition definition, Target target, LocalDate dueOn) {
        recorder.writable(inside, id, target.circle());
        var assignment = new Assignment(
                AssignmentId.next(),
                target.circle().id(),
                target.subject(),
                definition.id(),
                dueOn,
                recorder.clock().instant(),
                Optional.empty());
        NotFound.unlessOne(records.assignments().insert(inside, assignment));
        recorder.touched(Action.WRITE, "assignment", List.of(target.circle()));
        return assignment.id();
    }

    private void change(RelationshipId id, AssignmentId assignment, ToIntBiFunction<Entered, AssignmentStore> change) {
        entrance.run(id, inside -> {
            Recorder.careTeamOnly(inside, id);
            var found = records.assignments().find(inside, assignment).orElseThrow(NotFound::new);
            var circle = relationships.circles(inside).circle(found.assignment().circle());
            recorder.writable(inside, id, circle);
            NotFound.unlessOne(change.applyAsInt(inside, records.assignments()));
            recorder.touched(Action.WRITE, "assignment", List.of(circle));
        });
    }

    /** Where a request will stand, and whom it asks: empty for everybody there. */
    private record Target(Circle circle, Optional<PersonId> subject) {}

    private static List<Target> targets(
            Relationship relationship, Circles circles, Definition definition, Optional<PersonId> member) {
        var members = relationship.currentMembers();
        if (member.isEmpty() && members.size() > 1 && !definition.isSafety()) {
            return List.of(new Target(circles.whole().orElseThrow(NotFound::new), Optional.empty()));
        }
        return members.stream()
                .map(Member::person)
                .filter(person -> member.isEmpty() || member.get().equals(person))
                .map(person -> new Target(
                        definition.isSafety() ? circles.safety(person) : circles.member(person), Optional.of(person)))
                .toList();
    }

    private static void refuseTwice(List<AssignmentStore.Asked> open, Definition definition, Target target) {
        var twice = open.stream()
                .filter(one -> !isDone(one, target.circle()))
                .map(AssignmentStore.Asked::assignment)
                .anyMatch(one -> one.instrument().equals(definition.id())
                        && one.circle().equals(target.circle().id())
                        && one.subject().equals(target.subject()));
        if (twice) {
            throw new Refused(definition.name() + " is open there already. Move it or cancel it below.");
        }
    }

    private static boolean isDone(AssignmentStore.Asked one, Circle circle) {
        return one.assignment()
                .subject()
                .map(subject -> one.answerOf(subject).isPresent())
                .orElseGet(() -> one.answeredBy().containsAll(circle.clients()));
    }

    private static boolean isAsked(AssignmentStore.Asked one, Circles circles, PersonId me) {
        var circle = circles.circle(one.assignment().circle());
        return circle.closedAt().isEmpty()
                && one.assignment().asks(me, circle)
                && one.answerOf(me).isEmpty();
    }
}
