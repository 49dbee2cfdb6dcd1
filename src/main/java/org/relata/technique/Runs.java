package org.relata.technique;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
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
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Seen;
import org.relata.technique.exercise.Step;
import org.relata.technique.exercise.Step.Who;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * People at exercises. A deed names the step that it is meant for, by its visit: where somebody else was faster it changes nothing, and the answer is
 * where the run stands now. Throws {@link NotFound} for a run that the viewer may not read, and {@link Refused} in words where a rule says no.
 */
@Component
public class Runs {
    private static final int LISTED = 100;
    private static final int OPEN_LISTED = 20;
    private static final int MORE_SECONDS = 30;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_BEGUN = 20_000;

    private final Entrance entrance;
    private final Relationships relationships;
    private final Library library;
    private final Stores stores;
    private final Keeper keeper;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Runs(
            Entrance entrance,
            Relationships relationships,
            Library library,
            Stores stores,
            Keeper keeper,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.library = library;
        this.stores = stores;
        this.keeper = keeper;
        this.events = events;
        this.clock = clock;
    }

    @Component
    record Stores(RunStore runs, EntryStore entries, BegunStore begun) {}

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

    /** Everywhere, the newest first. */
    public List<Open> open() {
        return entrance.callEverywhere(inside -> {
            var open = stores.runs().open(inside, OPEN_LISTED);
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
            var runs = stores.runs().in(inside, circles.stream().map(Circle::id).collect(Collectors.toSet()), LISTED);
            read(circles.stream()
                    .filter(circle -> runs.stream().anyMatch(run -> run.circle().equals(circle.id())))
                    .toList());
            return new Listed(relationships.relationship(inside, in), runs, guides(inside, circles));
        });
    }

    /** Begins an exercise; the circle is that of exactly those who take part. */
    public RunId start(RelationshipId in, NewRun wanted) {
        return entrance.call(in, inside -> {
            var shipped = library.shipped(wanted.exercise());
            var circle = circle(inside, relationships.relationship(inside, in), wanted);
            check(shipped.exercise(), wanted);
            var now = clock.instant();
            var run = begun(shipped.exercise(), wanted, circle.id(), now);
            var edition = stores.runs().keep(inside, wanted.exercise(), shipped.text(), now);
            stores.runs().start(inside, run, edition);
            wrote(inside, List.of(circle));
            return run.id();
        });
    }

    private static void check(Exercise exercise, NewRun wanted) {
        if (!exercise.cast().fits(wanted.members().size())) {
            throw new Refused("\"%s\" is for %s. Choose who takes part."
                    .formatted(exercise.about().title(), people(exercise.cast())));
        }
        if (!exercise.settings().contains(wanted.setting())) {
            throw new Refused("This exercise cannot be done like that. Choose where you do it.");
        }
    }

    private static String people(Exercise.Cast cast) {
        return cast.least() == cast.most()
                ? (cast.least() == 1 ? "one person" : cast.least() + " people")
                : cast.least() + " to " + cast.most() + " people";
    }

    private static Run begun(Exercise exercise, NewRun wanted, CircleId circle, Instant now) {
        var run = new Run(
                RunId.next(),
                circle,
                exercise,
                wanted.setting(),
                List.copyOf(wanted.members()),
                Run.State.OPEN,
                new Run.Times(now, Optional.empty()),
                new Run.Place("", 0, 1, now, 0, Optional.empty(), Optional.empty()));
        var first =
                run.course().first().step().orElseThrow(() -> new Refused("There is nothing to do here like that."));
        return new Run(
                run.id(),
                circle,
                exercise,
                run.setting(),
                run.participants(),
                run.state(),
                run.times(),
                new Run.Place(first.id(), 0, 1, now, 0, Optional.empty(), Optional.empty()));
    }

    private Circle circle(Entered inside, Relationship relationship, NewRun wanted) {
        var members = new HashSet<>(wanted.members());
        var circles = relationships.circles(inside);
        if (members.isEmpty() || members.size() != wanted.members().size()) {
            throw new Refused("Choose who takes part.");
        }
        if (members.stream().anyMatch(person -> relationship.member(person).isEmpty())) {
            throw new NotFound();
        }
        if (members.size() == 1) {
            return circles.member(wanted.members().getFirst());
        }
        return circles.of(CircleKind.JOINT).stream()
                .filter(circle -> circle.isOpen() && members.equals(new HashSet<>(circle.clients())))
                .findFirst()
                .orElseThrow(() ->
                        new Refused("These members share no circle of their own yet. Open one under Members first."));
    }

    public Stage show(RelationshipId in, RunId id) {
        var stage = entrance.call(in, inside -> shown(inside, in, find(inside, id)));
        if (!isComplete(stage)) {
            return stage;
        }
        // whoever submitted last was cut off before all of it could be shown
        reveal(stage.viewer().practice(), in, stage.run());
        return entrance.call(in, inside -> shown(inside, in, find(inside, id)));
    }

    /** Enters something for a member, or for all where it is nobody's own. */
    public Given give(
            RelationshipId in, RunId id, int visit, Optional<PersonId> subject, Map<String, List<String>> form) {
        var given = entrance.call(in, inside -> {
            var run = take(inside, id);
            var before = stage(inside, in, run);
            if (run.place().visit() != visit || before.subjects().isEmpty()) {
                return new Given(shown(inside, in, run), Map.of());
            }
            var whose = subject.orElse(before.subjects().getFirst());
            if (!before.subjects().contains(whose)) {
                return new Given(shown(inside, in, run), Map.of());
            }
            var values = Values.of(run.step().fields(), form, before::options);
            if (!values.isRight()) {
                return new Given(before, values.wrong());
            }
            write(inside, run, whose, values.entered());
            return new Given(shown(inside, in, find(inside, id)), Map.of());
        });
        return isComplete(given.stage()) ? new Given(show(in, id), Map.of()) : given;
    }

    /** Keeps what is being entered, for whoever enters it alone; what was entered already is not begun. */
    public void keep(RelationshipId in, RunId id, int visit, String field, List<String> values) {
        if (field.length() > LONGEST_NAME
                || values.stream().mapToInt(String::length).sum() > LONGEST_BEGUN) {
            return;
        }
        entrance.run(in, inside -> {
            var run = find(inside, id);
            if (run.place().visit() == visit && stage(inside, in, run).isMine()) {
                var own = Own.circle(relationships, inside, in);
                stores.begun().keep(own.inside(), own.circle(), run, field, values, clock.instant());
            }
        });
    }

    private void write(Entered inside, Run run, PersonId whose, Map<String, List<String>> values) {
        var now = clock.instant();
        var step = run.step();
        var circles = relationships.circles(inside);
        stores.begun().clear(inside, run);
        var touched = new HashSet<>(Set.of(circles.circle(run.circle())));
        if (step.by().is(Who.Kind.EACH) && !stores.runs().finish(inside, run, whose, now)) {
            return;
        }
        if (!step.fields().isEmpty()) {
            touched.add(enter(inside, run, whose, values));
        }
        var all =
                !step.by().is(Who.Kind.EACH) || stores.runs().done(inside, run).containsAll(run.participants());
        if (all && step.seen() != Seen.REVEAL) {
            goOn(inside, run, answer(step, values), now);
        }
        wrote(inside, touched);
    }

    private Circle enter(Entered inside, Run run, PersonId whose, Map<String, List<String>> values) {
        var now = clock.instant();
        var circles = relationships.circles(inside);
        var entries = stores.entries();
        var own = run.step().by().is(Who.Kind.EACH) || run.step().by().is(Who.Kind.ROLE)
                ? Optional.of(whose)
                : Optional.<PersonId>empty();
        return switch (run.step().seen()) {
            case JOINT -> written(entries::write, inside, run, circles.circle(run.circle()), own, values, now);
            case TEAM -> written(entries::write, inside, run, circles.team(), Optional.empty(), values, now);
            case PRIVATE ->
                written(entries::write, inside, run, circles.member(whose), Optional.of(whose), values, now);
            case REVEAL -> {
                var circle = circles.member(whose);
                entries.keep(inside, run, circle.id(), whose, values, now);
                yield circle;
            }
        };
    }

    @FunctionalInterface
    private interface Writing {
        void write(
                Entered inside,
                Run run,
                CircleId circle,
                Optional<PersonId> subject,
                Map<String, List<String>> values,
                Instant at);
    }

    private static Circle written(
            Writing writing,
            Entered inside,
            Run run,
            Circle circle,
            Optional<PersonId> subject,
            Map<String, List<String>> values,
            Instant at) {
        writing.write(inside, run, circle.id(), subject, values, at);
        return circle;
    }

    private static Optional<String> answer(Step step, Map<String, List<String>> values) {
        return step.choice()
                .flatMap(choice ->
                        values.getOrDefault(choice.id(), List.of()).stream().findFirst());
    }

    private void goOn(Entered inside, Run run, Optional<String> answer, Instant now) {
        var next = run.course()
                .after(run.step(), run.place().round(), answer, stores.runs().path(inside, run));
        stores.runs().move(inside, run, next, now);
    }

    public Stage act(RelationshipId in, RunId id, int visit, Deed deed) {
        return change(in, id, visit, (inside, stage) -> act(inside, stage, deed));
    }

    private void act(Entered inside, Stage stage, Deed deed) {
        var run = stage.run();
        var now = clock.instant();
        switch (deed) {
            case GO_ON -> allow(stage.goesOn(), () -> goOn(inside, run, Optional.empty(), now));
            case SKIP -> allow(stage.isGuided(), () -> goOn(inside, run, Optional.empty(), now));
            case EXTEND -> allow(stage.isGuided(), () -> stores.runs().extend(inside, run, MORE_SECONDS));
            case HAND_OVER ->
                allow(
                        stage.maySwap(),
                        () -> run.course()
                                .swapped(run.step(), run.place().round())
                                .ifPresent(to -> stores.runs().move(inside, run, to, now)));
            case RESUME -> allow(stage.mayResume(), () -> stores.runs().resume(inside, run, now));
            case STOP -> stores.runs().stop(inside, run, now);
        }
    }

    private static void allow(boolean may, Runnable deed) {
        if (may) {
            deed.run();
        }
    }

    /** Anybody may ask for a pause; they agree when they come back: not before twenty minutes have passed, and within a day. */
    public Stage pause(RelationshipId in, RunId id, int visit, Duration length) {
        if (length.compareTo(Stage.SHORTEST_PAUSE) < 0 || length.compareTo(Stage.LONGEST_PAUSE) > 0) {
            throw new Refused("A pause takes at least twenty minutes, and you come back within a day.");
        }
        return change(in, id, visit, (inside, stage) -> {
            var now = clock.instant();
            if (!stage.run().isHeld()) {
                stores.runs().hold(inside, stage.run(), now, now.plus(length));
            }
        });
    }

    private Stage change(RelationshipId in, RunId id, int visit, BiConsumer<Entered, Stage> deed) {
        return entrance.call(in, inside -> {
            var run = take(inside, id);
            if (run.isOpen() && run.place().visit() == visit) {
                deed.accept(inside, stage(inside, in, run));
                wrote(inside, Set.of(relationships.circles(inside).circle(run.circle())));
            }
            return shown(inside, in, find(inside, id));
        });
    }

    private static boolean isComplete(Stage stage) {
        return stage.run().isOpen()
                && stage.step().seen() == Seen.REVEAL
                && !stage.run().isRevealed()
                && stage.done().containsAll(stage.run().participants());
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
        return stores.runs().find(inside, id).orElseThrow(NotFound::new);
    }

    private Run take(Entered inside, RunId id) {
        return stores.runs().take(inside, id).orElseThrow(NotFound::new);
    }

    private Stage shown(Entered inside, RelationshipId in, Run run) {
        var stage = stage(inside, in, run);
        read(stage.circles().stream()
                .filter(circle -> circle.id().equals(run.circle()))
                .toList());
        return stage;
    }

    private Stage stage(Entered inside, RelationshipId in, Run run) {
        return new Stage(
                relationships.relationship(inside, in),
                run,
                inside.viewer(),
                relationships.circles(inside).all(),
                stores.runs().done(inside, run),
                stores.entries().of(inside, run),
                run.isOpen() ? stores.begun().of(inside, run) : Map.of(),
                inside.writes(run.circle()),
                clock.instant());
    }

    private static boolean guides(Entered inside, List<Circle> circles) {
        return inside.isStaff() && circles.stream().anyMatch(circle -> inside.writes(circle.id()));
    }

    private void read(List<Circle> circles) {
        if (!circles.isEmpty()) {
            events.publishEvent(Audited.of(Action.READ, "exercise", circles));
        }
    }

    private void wrote(Entered inside, java.util.Collection<Circle> circles) {
        events.publishEvent(Audited.of(Action.WRITE, "exercise", circles));
        events.publishEvent(Changed.in(inside.viewer().practice(), circles));
    }
}
