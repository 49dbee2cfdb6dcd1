package org.relata.technique;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relata.kernel.Circle;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.relationship.Circles;
import org.relata.relationship.Own;
import org.relata.relationship.Relationships;
import org.relata.technique.Runs.Deed;
import org.relata.technique.exercise.Course.Standing;
import org.relata.technique.exercise.Field;
import org.relata.technique.exercise.Seen;
import org.relata.technique.exercise.Step.Who;
import org.springframework.stereotype.Component;

/** What moves a run: what is entered at a step, and what is done with the step itself. The run is held while it happens. */
@Component("exerciseTurns")
class Turns {
    private static final int MORE_SECONDS = 30;

    private final Relationships relationships;
    private final RunStore runs;
    private final EntryStore entries;
    private final BegunStore begun;
    private final Clock clock;

    Turns(Relationships relationships, RunStore runs, EntryStore entries, BegunStore begun, Clock clock) {
        this.relationships = relationships;
        this.runs = runs;
        this.entries = entries;
        this.begun = begun;
        this.clock = clock;
    }

    /** The circles that it was written to; none where somebody's words for the step stand already. */
    Set<Circle> give(Entered inside, Run run, PersonId whose, Map<String, List<String>> values) {
        var step = run.step();
        var circles = relationships.circles(inside);
        begun.clear(inside, run);
        if (step.by().is(Who.Kind.EACH) && !runs.finish(inside, run, whose, clock.instant())) {
            return Set.of();
        }
        var touched = new HashSet<>(Set.of(circles.circle(run.circle())));
        if (!step.fields().isEmpty()) {
            touched.add(enter(inside, circles, run, whose, values));
        }
        var all = !step.by().is(Who.Kind.EACH) || runs.done(inside, run).containsAll(run.participants());
        if (all && step.seen() != Seen.REVEAL) {
            goOn(inside, run, step.choice().flatMap(choice -> first(values, choice)));
        }
        return touched;
    }

    private static Optional<String> first(Map<String, List<String>> values, Field field) {
        return values.getOrDefault(field.id(), List.of()).stream().findFirst();
    }

    private Circle enter(Entered inside, Circles circles, Run run, PersonId whose, Map<String, List<String>> values) {
        var at = clock.instant();
        var theirs = Optional.of(whose).filter(person -> run.step().isOnesOwn());
        var circle = switch (run.step().seen()) {
            case JOINT -> circles.circle(run.circle());
            case TEAM -> circles.team();
            case PRIVATE, REVEAL -> circles.member(whose);
        };
        if (run.step().seen() == Seen.REVEAL) {
            entries.keep(inside, run, circle.id(), whose, values, at);
        } else {
            entries.write(inside, run, circle.id(), theirs, values, at);
        }
        return circle;
    }

    /** Whether it was for the viewer to do, and so was done. */
    boolean act(Entered inside, Stage stage, Deed deed) {
        var run = stage.run();
        return switch (deed) {
            case GO_ON -> stage.goesOn() && goOn(inside, run, Optional.empty());
            case SKIP -> stage.isGuided() && goOn(inside, run, Optional.empty());
            case EXTEND -> stage.isGuided() && runs.extend(inside, run, MORE_SECONDS);
            case HAND_OVER -> stage.maySwap() && handOver(inside, run);
            case RESUME -> stage.mayResume() && runs.resume(inside, run, clock.instant());
            case STOP -> stage.writes() && runs.stop(inside, run, clock.instant());
        };
    }

    boolean pause(Entered inside, Run run, Duration length) {
        var now = clock.instant();
        return !run.isHeld() && runs.hold(inside, run, now, now.plus(length));
    }

    /** Kept in a circle of whoever enters it alone. */
    void begin(Own own, Run run, String field, List<String> values) {
        begun.keep(own.inside(), own.circle(), run, field, values, clock.instant());
    }

    private boolean goOn(Entered inside, Run run, Optional<String> answer) {
        return move(inside, run, run.course().after(run.step(), run.place().round(), answer, runs.path(inside, run)));
    }

    private boolean handOver(Entered inside, Run run) {
        return run.course()
                .swapped(run.step(), run.place().round())
                .filter(to -> move(inside, run, to))
                .isPresent();
    }

    private boolean move(Entered inside, Run run, Standing to) {
        runs.move(inside, run, to, clock.instant());
        return true;
    }
}
