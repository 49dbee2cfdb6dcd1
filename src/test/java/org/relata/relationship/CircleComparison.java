package org.relata.relationship;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.TestClock;
import org.relata.kernel.Capacity;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.relata.practice.Practices;
import org.springframework.stereotype.Component;

/** Lives through scenarios and compares, after every few steps and for every person, what the application lets them enter with what the oracle says. */
@Component
class CircleComparison {
    private static final int STEPS = 60;
    private static final int STEPS_BETWEEN_LOOKS = 4;

    private final Scenario.Doors doors;

    CircleComparison(
            Practices practices, People people, Relationships relationships, Entrance entrance, TestClock clock) {
        this.doors = new Scenario.Doors(practices, people, relationships, entrance, clock);
    }

    /** How many decisions agreed; the first that does not is an AssertionError that tells the seed and the story. */
    long compare(long seed) {
        Scenario scenario = new Scenario(seed, doors);
        long decisions = 0;
        for (int step = 0; step < STEPS; step++) {
            try {
                scenario.step();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            if (step % STEPS_BETWEEN_LOOKS != 0) {
                continue;
            }
            decisions += check(scenario, "seed " + seed + " after\n" + String.join("\n", scenario.story));
        }
        return decisions;
    }

    /** The first disagreement in so many scenarios, or nothing. */
    String disagreement(long firstSeed, int scenarios) {
        for (long seed = firstSeed; seed < firstSeed + scenarios; seed++) {
            try {
                compare(seed);
            } catch (AssertionError | RuntimeException e) {
                return String.valueOf(e);
            }
        }
        return "";
    }

    private long check(Scenario scenario, String where) {
        long decisions = 0;
        List<Viewer> viewers = Stream.concat(
                        Stream.concat(scenario.staff.stream(), scenario.clients.stream())
                                .distinct()
                                .map(person -> scenario.as(person, Capacity.STAFF)),
                        scenario.clients.stream().distinct().map(person -> scenario.as(person, Capacity.CLIENT)))
                .toList();
        for (Viewer viewer : viewers) {
            agree(where, actual(viewer, null), expected(scenario, viewer, null));
            decisions += scenario.oracle.rooms.size();
            for (RelationshipId id : scenario.oracle.relationships) {
                boolean seen = scenario.oracle.seesRelationship(viewer, id);
                agree(where, actual(viewer, id), seen ? expected(scenario, viewer, id) : null);
                decisions++;
            }
        }
        return decisions;
    }

    private static void agree(String where, @Nullable List<String> actual, @Nullable List<String> expected) {
        if (!Objects.equals(actual, expected)) {
            throw new AssertionError("%s%nactual   %s%nexpected %s".formatted(where, actual, expected));
        }
    }

    private @Nullable List<String> actual(Viewer viewer, @Nullable RelationshipId id) {
        try {
            return viewer.call(() -> id == null
                    ? doors.entrance().callEverywhere(this::seats)
                    : doors.entrance().call(id, this::seats));
        } catch (NotFound e) {
            return null;
        }
    }

    private List<String> seats(Entered inside) {
        return doors.relationships().circles(inside).all().stream()
                .map(circle -> line(circle, inside.writes(circle.id())))
                .sorted()
                .toList();
    }

    private static String line(Circle circle, boolean writes) {
        return line(
                circle.relationship().orElse(null),
                circle.kind(),
                circle.clients(),
                circle.closedAt().isPresent(),
                writes);
    }

    private static List<String> expected(Scenario scenario, Viewer viewer, @Nullable RelationshipId id) {
        return scenario.oracle.rooms.stream()
                .filter(room -> id == null || room.relationship == null || room.relationship.equals(id))
                .filter(room -> scenario.oracle.reads(viewer, room))
                .map(room -> line(
                        room.relationship, room.kind, room.clients, room.closed, scenario.oracle.writes(viewer, room)))
                .sorted()
                .toList();
    }

    private static String line(
            @Nullable RelationshipId id, CircleKind kind, Iterable<PersonId> clients, boolean closed, boolean writes) {
        TreeSet<String> names = new TreeSet<>();
        clients.forEach(person -> names.add(person.toString()));
        return Stream.of(String.valueOf(id), kind, names, closed ? "closed" : "open", writes ? "writes" : "reads")
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
