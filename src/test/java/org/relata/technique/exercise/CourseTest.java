package org.relata.technique.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.relata.technique.exercise.Course.Standing;

/** Every exercise that comes with Relata, along many ways through it. */
class CourseTest {
    private static final int TRIES = 200;
    private static final int FAR = 500;

    private final Exercises exercises = Exercises.load();

    @TestFactory
    Iterable<DynamicTest> everyExerciseEndsOnEveryWayAndEveryStepCanBeReached() {
        return exercises.all().stream()
                .map(exercise -> DynamicTest.dynamicTest(exercise.key(), () -> walk(exercise)))
                .toList();
    }

    private static void walk(Exercise exercise) {
        Set<String> reached = new HashSet<>();
        for (Setting setting : exercise.settings()) {
            for (int seed = 0; seed < TRIES; seed++) {
                walk(new Course(exercise, setting), new Random(seed * 0x9E3779B97F4A7C15L), reached);
            }
        }
        assertThat(reached).containsAll(exercise.steps().stream().map(Step::id).toList());
    }

    private static void walk(Course course, Random random, Set<String> reached) {
        List<String> path = new ArrayList<>();
        Standing standing = course.first();
        for (int far = 0; standing.step().isPresent(); far++) {
            assertThat(far).as("steps of " + course.exercise().key()).isLessThan(FAR);
            Step step = standing.step().get();
            reached.add(step.id());
            path.add(step.id());
            Optional<String> answer = step.choice()
                    .filter(choice -> !choice.options().isEmpty())
                    .map(choice -> choice.options()
                            .get(random.nextInt(choice.options().size()))
                            .value());
            Standing next = course.after(step, standing.round(), answer, path);
            if (next.round() > standing.round()) {
                path.clear();
            }
            standing = next;
        }
    }

    @Test
    void rolesMoveOnOncePerRoundAndNoFurther() {
        var floor = exercises.find("floor").orElseThrow().exercise();
        var course = new Course(floor, Setting.SESSION);
        var more = floor.step("more").orElseThrow();
        var next = course.after(more, 0, Optional.of("enough"), List.of("more"));
        assertThat(next.step()).contains(floor.step("speak").orElseThrow());
        assertThat(next.round()).isEqualTo(1);
        assertThat(course.after(more, 1, Optional.of("enough"), List.of("more")).step())
                .contains(floor.step("felt-heard").orElseThrow());
    }

    @Test
    void aWayBackIsOpenAsOftenAsTheFileSays() {
        var floor = exercises.find("floor").orElseThrow().exercise();
        var course = new Course(floor, Setting.SESSION);
        var arrived = floor.step("arrived").orElseThrow();

        var thrice = List.of("topic", "speak", "mirror", "arrived", "mirror", "arrived", "mirror", "arrived");
        assertThat(course.after(arrived, 0, Optional.of("partly"), thrice).step())
                .contains(floor.step("mirror").orElseThrow());
        var often = new ArrayList<>(thrice);
        often.addAll(List.of("mirror", "arrived"));
        assertThat(course.after(arrived, 0, Optional.of("partly"), often).step())
                .contains(floor.step("more").orElseThrow());
        often.addAll(List.of("more", "speak", "mirror", "arrived"));
        assertThat(course.after(arrived, 0, Optional.of("partly"), often).step())
                .contains(floor.step("mirror").orElseThrow());
    }
}
