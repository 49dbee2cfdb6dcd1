package org.relata.technique;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.platform.Entered;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.relata.technique.exercise.Course;
import org.relata.technique.exercise.Exercise;
import org.springframework.stereotype.Component;

/** How a run begins: with those whom its exercise fits, in the circle of exactly them. */
@Component
class Beginning {
    private final Relationships relationships;
    private final Library library;
    private final Barred barred;
    private final RunStore runs;

    Beginning(Relationships relationships, Library library, Barred barred, RunStore runs) {
        this.relationships = relationships;
        this.library = library;
        this.barred = barred;
        this.runs = runs;
    }

    Run begin(Entered inside, Relationship relationship, NewRun wanted, Instant now) {
        var shipped = library.edition(inside, wanted.exercise());
        var circle = circle(inside, relationship, wanted);
        check(shipped.exercise(), wanted);
        barred.check(inside, shipped.exercise(), wanted.members());
        var run = first(shipped.exercise(), wanted, circle, now);
        runs.start(inside, run, runs.keep(inside, wanted.exercise(), shipped.text(), now));
        return run;
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

    private static Run first(Exercise exercise, NewRun wanted, Circle circle, Instant now) {
        var step = new Course(exercise, wanted.setting())
                .first()
                .step()
                .orElseThrow(() -> new Refused("There is nothing to do here like that."));
        return new Run(
                RunId.next(),
                circle.id(),
                exercise,
                wanted.setting(),
                List.copyOf(wanted.members()),
                Run.State.OPEN,
                new Run.Times(now, Optional.empty()),
                new Run.Place(step.id(), 0, 1, now, 0, Optional.empty(), Optional.empty()));
    }
}
