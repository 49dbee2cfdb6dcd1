package org.relata.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
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
import org.relata.relationship.Circles;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.relata.technique.NewRun;
import org.relata.technique.RunId;
import org.relata.technique.Runs;
import org.relata.technique.exercise.Setting;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What members do between sessions. Each says how a turn went; of what the others say they read nothing until all have. Throws {@link NotFound} for what
 * the viewer may not read, and {@link Refused}, in words, where a rule says no.
 */
@Component
public class Homeworks {
    private static final int LISTED = 60;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST = 4_000;

    private final Entrance entrance;
    private final Relationships relationships;
    private final HomeworkStore store;
    private final Runs runs;
    private final Keeper keeper;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Homeworks(
            Entrance entrance,
            Relationships relationships,
            HomeworkStore store,
            Runs runs,
            Keeper keeper,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.store = store;
        this.runs = runs;
        this.keeper = keeper;
        this.events = events;
        this.clock = clock;
    }

    /** All that the viewer may read, the newest first. */
    public record Listed(Relationship relationship, PersonId viewer, List<Homework> homework, boolean mayGive) {}

    /** How many turns wait for the viewer in a relationship, and by when the first of them. */
    public record Due(RelationshipId relationship, int turns, LocalDate first) {}

    public Listed list(RelationshipId in) {
        var listed = entrance.call(in, inside -> listed(inside, in));
        var halfway = listed.homework().stream()
                .filter(one ->
                        one.reports().stream().anyMatch(report -> report.waiting() && one.isRevealed(report.turn())))
                .toList();
        if (halfway.isEmpty()) {
            return listed;
        }
        // whoever reported last was cut off before all of it could be shown
        var practice = entrance.call(in, inside -> inside.viewer().practice());
        halfway.forEach(one -> IntStream.rangeClosed(1, one.rhythm().times())
                .filter(one::isRevealed)
                .forEach(turn -> unveil(practice, in, one, turn)));
        return entrance.call(in, inside -> listed(inside, in));
    }

    private Listed listed(Entered inside, RelationshipId in) {
        var circles = relationships.circles(inside);
        var all = store.all(inside, circles, LISTED);
        var touched = all.stream().map(Homework::circle).collect(Collectors.toCollection(HashSet::new));
        if (!inside.viewer().isClient()) {
            all.stream()
                    .flatMap(one -> one.reports().stream())
                    .filter(Report::waiting)
                    .forEach(report -> own(circles, report.by()).ifPresent(touched::add));
        }
        if (!touched.isEmpty()) {
            events.publishEvent(Audited.of(Action.READ, "homework", touched));
        }
        var gives = inside.isStaff() && circles.all().stream().anyMatch(circle -> inside.writes(circle.id()));
        return new Listed(
                relationships.relationship(inside, in), inside.viewer().person(), all, gives);
    }

    private static Optional<Circle> own(Circles circles, PersonId member) {
        return circles.of(CircleKind.MEMBER).stream()
                .filter(circle -> circle.isOf(member))
                .findFirst();
    }

    /** Everywhere, for whoever is signed in as a client: numbers and days, and no word of what it is. */
    public List<Due> due(ZoneId zone) {
        return entrance.callEverywhere(inside -> {
            if (!inside.viewer().isClient()) {
                return List.of();
            }
            var today = today(zone);
            var circles = relationships.circles(inside);
            return store.waiting(inside).stream()
                    .collect(Collectors.groupingBy(
                            one -> circles.circle(one.circle()).relationship().orElseThrow()))
                    .entrySet()
                    .stream()
                    .flatMap(in -> due(in, today).stream())
                    .toList();
        });
    }

    private static Optional<Due> due(Map.Entry<RelationshipId, List<HomeworkStore.Waiting>> in, LocalDate today) {
        var turns = in.getValue().stream()
                .flatMap(one -> IntStream.rangeClosed(1, one.rhythm().turn(today))
                        .filter(turn -> !one.done().contains(turn))
                        .mapToObj(one.rhythm()::due))
                .sorted()
                .toList();
        return turns.isEmpty() ? Optional.empty() : Optional.of(new Due(in.getKey(), turns.size(), turns.getFirst()));
    }

    /** The day that it is for somebody. */
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Gives something to do to exactly these members; an exercise for it is begun at home. */
    public HomeworkId give(RelationshipId in, Homework.New wanted) {
        check(wanted);
        return entrance.call(in, inside -> {
            var circle = circle(inside, relationships.relationship(inside, in), wanted.members());
            var id = HomeworkId.next();
            Optional<RunId> run =
                    wanted.exercise().map(key -> runs.start(in, new NewRun(key, Setting.HOME, wanted.members())));
            store.give(inside, id, circle.id(), wanted, run, clock.instant());
            wrote(inside, List.of(circle));
            return id;
        });
    }

    private static void check(Homework.New wanted) {
        if (wanted.title().isBlank()) {
            throw new Refused("Say in a few words what is to be done.");
        }
        if (wanted.title().length() > LONGEST_TITLE || wanted.words().length() > LONGEST) {
            throw new Refused("This is longer than can be kept: at most %d characters for what it is, and %d for how."
                    .formatted(LONGEST_TITLE, LONGEST));
        }
        var rhythm = wanted.rhythm();
        if (rhythm.times() < 1 || rhythm.times() > 60 || rhythm.every() < 1 || rhythm.every() > 28) {
            throw new Refused("It can be done up to sixty times, every day or up to every four weeks.");
        }
        if (wanted.minutes().filter(minutes -> minutes < 1 || minutes > 600).isPresent()) {
            throw new Refused("Say how many minutes it takes, from 1 to 600, or leave it empty.");
        }
    }

    private Circle circle(Entered inside, Relationship relationship, List<PersonId> members) {
        var circles = relationships.circles(inside);
        if (members.isEmpty()) {
            throw new Refused("Choose who does it.");
        }
        if (members.stream().anyMatch(person -> relationship.member(person).isEmpty())) {
            throw new NotFound();
        }
        if (members.size() == 1) {
            return circles.member(members.getFirst());
        }
        return circles.of(CircleKind.JOINT).stream()
                .filter(circle -> circle.isOpen() && new HashSet<>(members).equals(new HashSet<>(circle.clients())))
                .findFirst()
                .orElseThrow(() ->
                        new Refused("These members share no circle of their own yet. Open one under Members first."));
    }

    /** Refuses, as for what is not there, where this turn is not for the viewer to tell of now. */
    public void expect(RelationshipId in, HomeworkId id, int turn, ZoneId zone) {
        entrance.run(in, inside -> waiting(inside, id, turn, zone));
    }

    private Homework waiting(Entered inside, HomeworkId id, int turn, ZoneId zone) {
        return find(
                inside,
                id,
                each -> each.open(today(zone), inside.viewer().person()).contains(turn));
    }

    /** Says how a turn went, for the viewer alone; said once, it stays. */
    public void report(RelationshipId in, HomeworkId id, int turn, Report.Body body, ZoneId zone) {
        if (body.obstacle().length() > LONGEST) {
            throw new Refused("This is longer than can be kept: at most %d characters.".formatted(LONGEST));
        }
        if (body.rating().filter(rating -> rating < 0 || rating > 10).isPresent()
                || body.minutes()
                        .filter(minutes -> minutes < 0 || minutes > 1440)
                        .isPresent()) {
            throw new Refused("That number cannot be. Please look at it again.");
        }
        var homework = entrance.call(in, inside -> {
            var one = waiting(inside, id, turn, zone);
            if (store.finish(inside, one, turn, clock.instant())) {
                var own = one.members().size() == 1
                        ? one.circle()
                        : relationships.circles(inside).member(inside.viewer().person());
                store.report(inside, one, own.id(), turn, body);
                wrote(inside, new HashSet<>(List.of(one.circle(), own)));
            }
            return find(inside, id, each -> true);
        });
        if (homework.isRevealed(turn) && homework.members().size() > 1) {
            unveil(entrance.call(in, inside -> inside.viewer().practice()), in, homework, turn);
        }
    }

    /** It need not be done any more; what was reported stays. */
    public void withdraw(RelationshipId in, HomeworkId id) {
        entrance.run(in, inside -> {
            var one = find(inside, id, Homework::isOpen);
            if (!inside.isStaff()) {
                throw new NotFound();
            }
            store.withdraw(inside, one, clock.instant());
            wrote(inside, List.of(one.circle()));
        });
    }

    private Homework find(Entered inside, HomeworkId id, Predicate<Homework> is) {
        return store.all(inside, relationships.circles(inside), LISTED).stream()
                .filter(one -> one.id().equals(id) && is.test(one))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private void unveil(PracticeId practice, RelationshipId in, Homework homework, int turn) {
        keeper.call(Purpose.REVEAL, practice, in, kept -> {
            if (UnveilStore.unveil(kept, practice, homework, turn)) {
                events.publishEvent(new Changed(
                        practice,
                        List.of(new Changed.Place(in, homework.circle().id()))));
            }
            return true;
        });
    }

    private void wrote(Entered inside, Collection<Circle> circles) {
        events.publishEvent(Audited.of(Action.WRITE, "homework", circles));
        events.publishEvent(Changed.in(inside.viewer().practice(), circles));
    }
}
