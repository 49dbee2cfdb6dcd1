package org.relata.confidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.relata.TestClock;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.platform.Outside;
import org.relata.practice.People;
import org.relata.practice.Practices;
import org.relata.relationship.Relationships;
import org.relata.relationship.Scenario;
import org.springframework.stereotype.Component;

/**
 * Lives through scenarios and compares, for every person and every fact, what the application tells with what the oracle says: through the doors after
 * every few steps, and over HTTP at the end.
 */
@Component
class FactComparison {
    private static final int STEPS = 110;
    private static final int STEPS_BETWEEN_LOOKS = 27;
    private static final int TRIES = 2_000;

    private final Scenario.Doors doors;
    private final FactScenario.Doors facts;
    private final FactDoors reading;
    private final FactPages pages;
    private final Outside outside;

    FactComparison(
            Practices practices,
            People people,
            Relationships relationships,
            Entrance entrance,
            TestClock clock,
            FactScenario.Doors facts,
            FactDoors reading,
            FactPages pages,
            Outside outside) {
        this.doors = new Scenario.Doors(practices, people, relationships, entrance, clock);
        this.facts = facts;
        this.reading = reading;
        this.pages = pages;
        this.outside = outside;
    }

    /** How often oracle and application agreed. */
    record Agreed(long decisions, long answers) {
        Agreed and(Agreed other) {
            return new Agreed(decisions + other.decisions, answers + other.answers);
        }
    }

    /** The first disagreement is an AssertionError that tells the seed and the story. */
    Agreed compare(long seed, Watch watch) {
        return compare(seed, watch, true);
    }

    private Agreed compare(long seed, Watch watch, boolean overHttp) {
        Scenario people = new Scenario(seed, doors);
        FactScenario scenario = new FactScenario(seed, people, facts, watch);
        try {
            return live(scenario, watch, new Random(seed), overHttp);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e + "\nafter\n" + String.join("\n", people.story), e);
        }
    }

    /** The first disagreement in so many scenarios, or nothing: at the doors, which is quick, and only then over HTTP. */
    String disagreement(long firstSeed, int scenarios, Watch watch) {
        for (boolean overHttp : new boolean[] {false, true}) {
            for (long seed = firstSeed; seed < firstSeed + scenarios; seed++) {
                try {
                    compare(seed, watch, overHttp);
                } catch (AssertionError e) {
                    return String.valueOf(e.getMessage());
                }
            }
        }
        return "";
    }

    private Agreed live(FactScenario scenario, Watch watch, Random random, boolean overHttp) {
        Agreed agreed = new Agreed(0, 0);
        for (int step = 1; step <= STEPS; step++) {
            scenario.step();
            await(scenario);
            if (step % STEPS_BETWEEN_LOOKS == 0) {
                for (Viewer viewer : viewers(scenario)) {
                    agreed = agreed.and(new Agreed(reading.compare(scenario, viewer, watch, random), 0));
                }
            }
        }
        return overHttp ? agreed.and(new Agreed(0, pages.compare(scenario, viewers(scenario), watch, random))) : agreed;
    }

    /** Tasks come after the commit. */
    private void await(FactScenario scenario) {
        for (int i = 0; i < TRIES && !scenario.expected.isEmpty(); i++) {
            String ids = scenario.expected.keySet().stream()
                    .map(id -> "'" + id + "'")
                    .collect(Collectors.joining(","));
            Map<UUID, UUID> come = new HashMap<>();
            outside.seen(
                    "SELECT task_id, response_id FROM measure.task WHERE response_id IN (" + ids + ")",
                    (row, n) -> come.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
            come.forEach(scenario::raised);
            LockSupport.parkNanos(2_000_000);
        }
        if (!scenario.expected.isEmpty()) {
            throw new AssertionError("no task came of " + scenario.expected.values());
        }
    }

    static List<Viewer> viewers(FactScenario scenario) {
        Scenario people = scenario.people;
        Set<PersonId> clients = new HashSet<>(people.clients);
        List<Viewer> viewers = new ArrayList<>();
        people.staff.forEach(person -> viewers.add(people.as(person, Capacity.STAFF)));
        clients.stream()
                .sorted(java.util.Comparator.comparing(PersonId::value))
                .forEach(person -> viewers.add(people.as(person, Capacity.CLIENT)));
        return viewers;
    }
}
