package org.relata.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
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
import org.springframework.beans.factory.annotation.Autowired;

/** The oracle and the application agree on every read and write set, whatever happens. Replay one run with {@code -Drelata.seed=...}. */
@RelataTest
class CircleOracleTest {
    private static final int SCENARIOS = Integer.getInteger("relata.scenarios", 12);
    private static final int STEPS = 30;

    @Autowired
    Practices practices;

    @Autowired
    People people;

    @Autowired
    Relationships relationships;

    @Autowired
    Entrance entrance;

    @Autowired
    TestClock clock;

    @Test
    void oracleAndApplicationAgreeOnEveryReadAndWrite() {
        long first = Long.getLong("relata.seed", new Random().nextLong(1_000_000_000));
        System.out.println("circle scenarios from seed " + first);
        long decisions = 0;
        for (int i = 0; i < (Long.getLong("relata.seed") == null ? SCENARIOS : 1); i++) {
            Scenario scenario =
                    new Scenario(first + i, new Scenario.Doors(practices, people, relationships, entrance, clock));
            for (int step = 0; step < STEPS; step++) {
                scenario.step();
                decisions += check(scenario, "seed " + (first + i) + " after " + String.join("\n", scenario.story));
            }
        }
        System.out.println(decisions + " decisions compared");
    }

    private long check(Scenario scenario, String where) {
        long decisions = 0;
        List<Viewer> viewers = Stream.concat(
                        scenario.staff.stream().map(person -> scenario.as(person, Capacity.STAFF)),
                        scenario.clients.stream().distinct().map(person -> scenario.as(person, Capacity.CLIENT)))
                .toList();
        for (Viewer viewer : viewers) {
            assertThat(actual(viewer, null)).as(where).isEqualTo(expected(scenario, viewer, null));
            decisions += scenario.oracle.rooms.size();
            for (RelationshipId id : scenario.oracle.relationships) {
                boolean seen = scenario.oracle.seesRelationship(viewer, id);
                assertThat(actual(viewer, id)).as(where).isEqualTo(seen ? expected(scenario, viewer, id) : null);
                decisions++;
            }
        }
        return decisions;
    }

    private @Nullable List<String> actual(Viewer viewer, @Nullable RelationshipId id) {
        try {
            return viewer.call(
                    () -> id == null ? entrance.callEverywhere(this::seats) : entrance.call(id, this::seats));
        } catch (NotFound e) {
            return null;
        }
    }

    private List<String> seats(Entered inside) {
        return relationships.circles(inside).all().stream()
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
