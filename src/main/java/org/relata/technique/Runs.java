package org.relata.technique;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.platform.Keeper;
import org.relata.platform.Purpose;
import org.relata.relationship.Own;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * People at exercises. A deed names the step that it is meant for, by its visit: where somebody else was faster it changes nothing, and the answer is
 * where the run stands now. Throws {@link NotFound} for a run that the viewer may not read, and {@link Refused} in words where a rule says no.
 */
@Component
public class Runs {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_BEGUN = 20_000;

    private final Entrance entrance;
    private final Relationships relationships;
    private final Parts parts;
    private final Keeper keeper;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Runs(
            Entrance entrance,
            Relationships relationships,
            Parts parts,
            Keeper keeper,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.parts = parts;
        this.keeper = keeper;
        this.events = events;
        this.clock = clock;
    }

    @Component("partsOfRuns")
    record Parts(Beginning beginning, Turns turns, Stages stages) {}

    /** What can be done with a run besides entering something. */
    public enum Deed {
        /** What was revealed has been read. */
        GO_ON,
        /** For a therapist: passes over the step. */
        SKIP,
        /** For a therapist: gives half a minute more. */
        EXTEND,
        /** For a therapist: roles move on now. */
        HAND_OVER,
        RESUME,
        /** Ends it for all; nobody is told who has. */
        STOP
    }

    /** A relationship's runs that the viewer may read: open ones first. */
    public record Listed(Relationship relationship, List<Run> runs, boolean mayStart) {}

    /** What came of entering something: where the run stands, and what is wrong where it was not taken. */
    public record Given(Stage stage, Map<String, String> wrong) {}

    /** An open run, and where. */
    public record Open(Relationship relationship, Run run) {}

    /** Those in which the viewer may take part or guide, everywhere, the newest first. */
    public List<Open> open() {
        return entrance.callEverywhere(inside -> {
            var open = parts.stages().open(inside);
            if (open.isEmpty()) {
                return List.of();
            }
            var circles = relationships.circles(inside);
            var units = relationships.all(inside).stream().collect(Collectors.toMap(Relationship::id, unit -> unit));
            return open.stream()
                    .flatMap(run -> circles.circle(run.circle()).relationship().map(units::get).stream()
                            .map(unit -> new Open(unit, run)))
                    .toList();
        });
    }

    public Listed list(RelationshipId in) {
        return entrance.call(in, inside -> {
            var circles = relationships.circles(inside).all();
            var runs = parts.stages().list(inside);
            read(circles.stream()
                    .filter(circle -> runs.stream().anyMatch(run -> run.circle().equals(circle.id())))
                    .toList());
            var guides = inside.isStaff() && circles.stream().anyMatch(circle -> inside.writes(circle.id()));
            return new Listed(relationships.relationship(inside, in), runs, guides);
        });
    }

    /** Begins an exercise; the circle is that of exactly those who take part. */
    public RunId start(RelationshipId in, NewRun wanted) {
        return entrance.call(in, inside -> {
            var run = parts.beginning().begin(inside, relationships.relationship(inside, in), wanted, clock.instant());
            wrote(inside, List.of(relationships.circles(inside).circle(run.circle())));
            return run.id();
        });
    }

    /** As everybody who takes part may see it, on whosoever's screen. */
    public Stage show(RelationshipId in, RunId id) {
        var stage = entrance.call(in, inside -> shown(inside, in, id));
        if (!stage.isComplete()) {
            return stage;
        }
        // whoever submitted last was cut off before all of it could be shown
        reveal(stage.viewer().practice(), in, stage.run());
        return entrance.call(in, inside -> shown(inside, in, id));
    }

    /** What was entered apart from the others and the viewer may read: their own, and for the care team everybody's. */
    public Stage apart(RelationshipId in, RunId id) {
        return entrance.call(in, inside -> {
            var stage = parts.stages().apart(inside, in, find(inside, id));
            read(stage.touched());
            return stage;
        });
    }

    /** Enters something for a member, or for all where it is nobody's own. */
    public Given give(
            RelationshipId in, RunId id, int visit, Optional<PersonId> subject, Map<String, List<String>> form) {
        var given = entrance.call(in, inside -> {
            var run = take(inside, id);
            var before = parts.stages().of(inside, in, run);
            var whose = before.subject(subject);
            if (run.place().visit() != visit || whose.isEmpty()) {
                return new Given(shown(inside, in, id), Map.of());
            }
            var values = Values.of(run.step().fields(), form, before::options);
            if (!values.isRight()) {
                return new Given(before, values.wrong());
            }
            wrote(inside, parts.turns().give(inside, run, whose.get(), values.entered()));
            return new Given(shown(inside, in, id), Map.of());
        });
        return given.stage().isComplete() ? new Given(show(in, id), Map.of()) : given;
    }

    /** Keeps what is being entered, for whoever enters it alone; what was entered already is not begun. */
    public void keep(RelationshipId in, RunId id, int visit, String field, List<String> values) {
        if (field.length() > LONGEST_NAME
                || values.stream().mapToInt(String::length).sum() > LONGEST_BEGUN) {
            return;
        }
        entrance.run(in, inside -> {
            var run = find(inside, id);
            if (run.place().visit() == visit
                    && parts.stages().of(inside, in, run).isMine()) {
                parts.turns().begin(Own.circle(relationships, inside, in), run, field, values);
            }
        });
    }

    public Stage act(RelationshipId in, RunId id, int visit, Deed deed) {
        return change(in, id, visit, (inside, stage) -> parts.turns().act(inside, stage, deed));
    }

    /** Anybody may ask for a pause; they agree when they come back: not before twenty minutes have passed, and within a day. */
    public Stage pause(RelationshipId in, RunId id, int visit, Duration length) {
        if (length.compareTo(Stage.SHORTEST_PAUSE) < 0 || length.compareTo(Stage.LONGEST_PAUSE) > 0) {
            throw new Refused("A pause takes at least twenty minutes, and you come back within a day.");
        }
        return change(in, id, visit, (inside, stage) -> parts.turns().pause(inside, stage.run(), length));
    }

    private Stage change(RelationshipId in, RunId id, int visit, BiPredicate<Entered, Stage> deed) {
        return entrance.call(in, inside -> {
            var run = take(inside, id);
            if (run.isOpen()
                    && run.place().visit() == visit
                    && deed.test(inside, parts.stages().of(inside, in, run))) {
                wrote(inside, Set.of(relationships.circles(inside).circle(run.circle())));
            }
            return shown(inside, in, id);
        });
    }

    /** All at once, by the keeper: nobody who takes part could move what is not theirs. */
    private void reveal(PracticeId practice, RelationshipId in, Run run) {
        keeper.call(Purpose.REVEAL, practice, in, kept -> {
            var due = RevealStore.lock(kept, practice, run.id());
            if (due.isComplete()) {
                RevealStore.reveal(kept, practice, run, in, due);
                events.publishEvent(new Changed(practice, List.of(new Changed.Place(in, run.circle()))));
            }
            return true;
        });
    }

    private Run find(Entered inside, RunId id) {
        return parts.stages().find(inside, id).orElseThrow(NotFound::new);
    }

    private Run take(Entered inside, RunId id) {
        return parts.stages().take(inside, id).orElseThrow(NotFound::new);
    }

    private Stage shown(Entered inside, RelationshipId in, RunId id) {
        var stage = parts.stages().of(inside, in, find(inside, id));
        read(stage.touched());
        return stage;
    }

    private void read(Collection<Circle> circles) {
        if (!circles.isEmpty()) {
            events.publishEvent(Audited.of(Action.READ, "exercise", circles));
        }
    }

    private void wrote(Entered inside, Collection<Circle> circles) {
        if (!circles.isEmpty()) {
            events.publishEvent(Audited.of(Action.WRITE, "exercise", circles));
            events.publishEvent(Changed.in(inside.viewer().practice(), circles));
        }
    }
}
