package org.relata.technique;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.relationship.Circles;
import org.relata.relationship.Relationships;
import org.relata.technique.exercise.Setting;
import org.springframework.stereotype.Component;

/** Runs as their viewer sees them: the stage, which everybody in the room may look at, and what was entered apart from it. */
@Component
class Stages {
    private static final int LISTED = 100;
    private static final int OPEN_LISTED = 20;

    private final Relationships relationships;
    private final RunStore runs;
    private final EntryStore entries;
    private final BegunStore begun;
    private final Clock clock;

    Stages(Relationships relationships, RunStore runs, EntryStore entries, BegunStore begun, Clock clock) {
        this.relationships = relationships;
        this.runs = runs;
        this.entries = entries;
        this.begun = begun;
        this.clock = clock;
    }

    Optional<Run> find(Entered inside, RunId id) {
        return runs.find(inside, id).map(run -> standing(inside, run));
    }

    /** Held until the transaction ends. */
    Optional<Run> take(Entered inside, RunId id) {
        return runs.take(inside, id).map(run -> standing(inside, run));
    }

    /** Open ones first, then the newest. */
    List<Run> list(Entered inside) {
        var circles = relationships.circles(inside);
        return runs.list(inside, LISTED).stream()
                .map(run -> run.in(circles.circle(run.circle())))
                .sorted(Comparator.comparing(run -> !run.isOpen()))
                .toList();
    }

    List<Run> open(Entered inside) {
        return runs.open(inside, OPEN_LISTED);
    }

    /** A circle that has closed has ended what went on in it. */
    private Run standing(Entered inside, Run run) {
        return run.in(relationships.circles(inside).circle(run.circle()));
    }

    Stage of(Entered inside, RelationshipId in, Run run) {
        var circles = relationships.circles(inside);
        return new Stage(
                relationships.relationship(inside, in),
                run,
                inside.viewer(),
                circles.all(),
                runs.done(inside, run),
                entries.of(inside, run, needed(inside, circles, run)),
                run.isOpen() ? begun.of(inside, run) : Map.of(),
                inside.writes(run.circle()),
                clock.instant());
    }

    /** What all of them read, and, where a step takes up what somebody wrote alone, theirs: for whoever is to take it up. */
    private static Set<CircleId> needed(Entered inside, Circles circles, Run run) {
        var needed = new HashSet<>(Set.of(run.circle()));
        var takesUp = run.step().fields().stream().anyMatch(field -> field.of().isPresent());
        if (takesUp && run.isOpen()) {
            var hands = inside.viewer().isClient()
                    ? List.of(inside.viewer().person())
                    : run.setting() == Setting.ROOM ? run.participants() : List.<PersonId>of();
            circles.of(CircleKind.MEMBER).stream()
                    .filter(circle -> circle.person().filter(hands::contains).isPresent())
                    .map(Circle::id)
                    .forEach(needed::add);
        }
        return needed;
    }

    /** What does not stand on the stage, though the viewer may read it: their own, for the care team everybody's and its own. */
    Stage apart(Entered inside, RelationshipId in, Run run) {
        var others = relationships.circles(inside).all().stream()
                .map(Circle::id)
                .filter(circle -> !circle.equals(run.circle()))
                .collect(Collectors.toSet());
        return of(inside, in, run).with(entries.of(inside, run, others));
    }
}
