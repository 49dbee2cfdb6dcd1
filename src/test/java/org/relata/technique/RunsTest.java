package org.relata.technique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.relationship.Clearance;
import org.relata.relationship.Clearances;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.relata.technique.Runs.Deed;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Setting;
import org.relata.technique.exercise.Step.Who;
import org.springframework.beans.factory.annotation.Autowired;

/** People at exercises: who sees what when, and that a run goes on in one line. */
@RelataTest
class RunsTest {
    private static final String SECRET = "I have felt alone since the spring";

    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Clearances clearances;

    @Autowired
    Runs runs;

    @Autowired
    Library library;

    @Autowired
    TestClock clock;

    private Viewer therapist;
    private RelationshipId couple;
    private Viewer amara;
    private Viewer jonas;

    @BeforeEach
    void open() {
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        cleared(couple);
        amara = house.clients(therapist, couple).getFirst();
        jonas = house.clients(therapist, couple).getLast();
    }

    private void cleared(RelationshipId unit) {
        therapist.run(() -> clearances.decide(unit, Clearance.State.CLEARED, Set.of(), "Each was seen alone."));
    }

    @Test
    void nothingOfWhatOneHasEnteredReachesTheOtherBeforeBothHave() {
        var run = atFeltHeard();
        var before = look(jonas, run);
        give(amara, run, Map.of("heard", List.of("3")));

        var after = look(jonas, run);
        assertThat(after.entries()).isEqualTo(before.entries());
        assertThat(after.done()).containsExactly(amara.person());
        for (var viewer : List.of(amara, therapist)) {
            assertThat(apart(viewer, run).entries())
                    .anyMatch(entry -> entry.waiting() && entry.value("heard").equals(List.of("3")));
            assertThat(look(viewer, run).entries()).isEqualTo(before.entries());
        }
        assertThat(apart(jonas, run).entries()).isEmpty();

        give(jonas, run, Map.of("heard", List.of("8")));
        for (var viewer : List.of(amara, jonas, therapist)) {
            assertThat(look(viewer, run).revealed())
                    .extracting(entry -> entry.value("heard").getFirst())
                    .containsExactlyInAnyOrder("3", "8");
        }
    }

    @Test
    void whatOneHasBegunIsThereAgainForThemAloneUntilItIsEntered() {
        var run = atFeltHeard();
        var visit = look(amara, run).run().place().visit();
        amara.run(() -> runs.keep(couple, run, visit, "f-heard", List.of("3")));
        amara.run(() -> runs.keep(couple, run, visit, "f-heard", List.of("4")));
        assertThat(look(amara, run).begun()).isEqualTo(Map.of("f-heard", List.of("4")));
        for (var viewer : List.of(jonas, therapist)) {
            assertThat(look(viewer, run).begun()).isEmpty();
        }
        give(amara, run, Map.of("heard", List.of("4")));
        amara.run(() -> runs.keep(couple, run, visit, "f-heard", List.of("5")));
        assertThat(look(amara, run).begun()).isEmpty();
    }

    @Test
    void whatWasNeverRevealedStaysWithWhoEnteredIt() {
        var run = atFeltHeard();
        give(amara, run, Map.of("heard", List.of("3")));
        act(jonas, run, Deed.STOP);
        assertThat(look(jonas, run).entries()).noneMatch(entry -> entry.step().equals("felt-heard"));
        assertThat(apart(amara, run).entries()).anyMatch(entry -> entry.step().equals("felt-heard") && entry.waiting());
        assertThat(look(amara, run).run().state()).isEqualTo(Run.State.STOPPED);
    }

    @Test
    void noStageHoldsWhatIsNotForAllWhoeverLooksAtIt() {
        for (var exercise : List.of("floor", "thought-record", "cycle-map")) {
            var members =
                    therapist.call(() -> library.exercise(exercise)).cast().least() == 1
                            ? List.of(amara)
                            : List.of(amara, jonas);
            var run = start(exercise, Setting.SESSION, members.toArray(Viewer[]::new));
            new Walk(couple, run, members, new Random(7), false) {
                @Override
                void looked(Stage stage) {
                    assertThat(stage.past())
                            .allMatch(entry -> entry.circle().equals(stage.run().circle()));
                }
            }.go();
        }
    }

    @Test
    void theTrailNamesEveryCircleThatWasOpened() {
        var run = atFeltHeard();
        give(amara, run, Map.of("heard", List.of("3")));
        assertThat(apart(therapist, run).touched())
                .extracting(circle -> circle.kind())
                .contains(org.relata.kernel.CircleKind.MEMBER);
        assertThat(look(therapist, run).touched())
                .extracting(circle -> circle.kind())
                .containsExactly(org.relata.kernel.CircleKind.JOINT);
    }

    @Test
    void aCircleThatHasClosedHasEndedWhatWentOnInIt() {
        var run = start("floor", Setting.SESSION, amara, jonas);
        assertThat(amara.call(runs::open)).hasSize(1);
        therapist.run(() -> relationships.join(couple, House.newcomer("Kim Example")));
        for (var viewer : List.of(amara, therapist)) {
            assertThat(viewer.call(runs::open)).isEmpty();
            assertThat(look(viewer, run).run().state()).isEqualTo(Run.State.STOPPED);
            assertThat(viewer.call(() -> runs.list(couple)).runs())
                    .extracting(Run::state)
                    .containsExactly(Run.State.STOPPED);
        }
    }

    @Test
    void whatOneMayNotDoMovesNothing() {
        var run = start("floor", Setting.SESSION, amara, jonas);
        give(amara, run, Map.of("topic", List.of("The holidays")));
        var before = look(jonas, run).at();
        for (var deed : List.of(Deed.SKIP, Deed.EXTEND, Deed.HAND_OVER, Deed.GO_ON, Deed.RESUME)) {
            act(jonas, run, deed);
        }
        assertThat(look(jonas, run).at()).isEqualTo(before);
    }

    @Test
    void whatOneEntersAloneOnlyTheCareTeamReads() {
        var run = start("floor", Setting.SESSION, amara, jonas);
        for (var stranger : List.of(house.hire(therapist, "Samir Haddad", Role.CLINICIAN), house.open())) {
            assertThatThrownBy(() -> look(stranger, run)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> stranger.call(() -> runs.list(couple))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> act(stranger, run, 1, Deed.STOP)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void onlyWhoseTurnItIsEntersSomething() {
        var run = start("floor", Setting.SESSION, amara, jonas);
        give(amara, run, Map.of("topic", List.of("The holidays")));
        var visit = look(jonas, run).run().place().visit();
        assertThat(look(jonas, run).isMine()).isFalse();
        jonas.run(() -> runs.give(couple, run, visit, Optional.empty(), Map.of()));
        jonas.run(() -> runs.give(couple, run, visit, Optional.of(amara.person()), Map.of()));
        jonas.run(() -> runs.act(couple, run, visit, Deed.SKIP));
        jonas.run(() -> runs.act(couple, run, visit, Deed.HAND_OVER));
        therapist.run(() -> runs.give(couple, run, visit, Optional.of(amara.person()), Map.of()));
        assertThat(look(amara, run).run().place().visit()).isEqualTo(visit);
        give(amara, run, Map.of());
        assertThat(look(jonas, run).step().id()).isEqualTo("mirror");
    }

    @Test
    void whatDoesNotFitIsSaidAndChangesNothing() {
        var run = start("floor", Setting.SESSION, amara, jonas);
        var given = amara.call(() ->
                runs.give(couple, run, 1, Optional.empty(), Map.of("topic", List.of("x".repeat(400)))));
        assertThat(given.wrong()).containsOnlyKeys("topic");
        assertThat(amara.call(() -> runs.give(couple, run, 1, Optional.empty(), Map.of()))
                        .wrong())
                .containsOnlyKeys("topic");
        assertThat(look(amara, run).run().place().visit()).isEqualTo(1);
    }

    @Test
    void manyAtOnceMoveItOnceOnly() throws Exception {
        var run = start("floor", Setting.SESSION, amara, jonas);
        give(amara, run, Map.of("topic", List.of("The holidays")));
        var colleague = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        therapist.run(() -> relationships.assignCare(couple, NewCare.therapist(colleague.person())));
        var visit = look(amara, run).run().place().visit();
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Stage>> all = IntStream.range(0, 12)
                    .<Callable<Stage>>mapToObj(i -> () ->
                            (i % 2 == 0 ? therapist : colleague).call(() -> runs.act(couple, run, visit, Deed.SKIP)))
                    .toList();
            for (var done : pool.invokeAll(all)) {
                done.get();
            }
        }
        assertThat(look(amara, run).run().place().visit()).isEqualTo(visit + 1);
        assertThat(look(amara, run).step().id()).isEqualTo("mirror");
    }

    @Test
    void anybodyPausesAndNobodyIsPressedBeforeTwentyMinutes() {
        var run = start("floor", Setting.HOME, amara, jonas);
        assertThatThrownBy(() -> pause(jonas, run, Duration.ofMinutes(5))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> pause(jonas, run, Duration.ofHours(25))).isInstanceOf(Refused.class);
        pause(jonas, run, Duration.ofMinutes(60));
        assertThat(look(amara, run).run().isHeld()).isTrue();
        assertThat(look(amara, run).isMine()).isFalse();
        act(amara, run, Deed.RESUME);
        assertThat(look(amara, run).run().isHeld()).isTrue();
        clock.advance(Duration.ofMinutes(21));
        act(amara, run, Deed.RESUME);
        assertThat(look(amara, run).run().isHeld()).isFalse();
    }

    @Test
    void whatIsPinnedStaysAndTheTimeOfAPauseDoesNotCount() {
        var run = start("floor", Setting.SESSION, amara, jonas);
        give(amara, run, Map.of("topic", List.of("The holidays")));
        clock.advance(Duration.ofSeconds(30));
        pause(jonas, run, Duration.ofMinutes(20));
        clock.advance(Duration.ofMinutes(30));
        act(therapist, run, Deed.RESUME);
        act(therapist, run, Deed.EXTEND);
        assertThat(look(amara, run).left().orElseThrow()).isBetween(Duration.ofSeconds(70), Duration.ofSeconds(75));
    }

    @Test
    void inTheRoomTheTherapistEntersForBothAndEachIsTheSubjectOfTheirOwn() {
        var run = start("floor", Setting.ROOM, amara, jonas);
        walk(run, new Random(3), false);
        var entries = look(amara, run).entries();
        assertThat(entries).allMatch(entry -> entry.author().equals(therapist.person()));
        assertThat(entries).anyMatch(entry -> entry.subject().equals(Optional.of(jonas.person())));
    }

    @Test
    void whoJoinsLaterHasNoPartInIt() {
        var run = start("floor", Setting.SESSION, amara, jonas);
        give(amara, run, Map.of("topic", List.of(SECRET)));
        therapist.run(() -> relationships.join(couple, House.newcomer("Kim Example")));
        var kim = house.clients(therapist, couple).getLast();
        assertThatThrownBy(() -> look(kim, run)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> give(amara, run, Map.of())).isInstanceOf(NotFound.class);
        assertThat(look(amara, run).isMine()).isFalse();
    }

    @Test
    void thoseWhoDoItMustFit() {
        assertThatThrownBy(() -> start("floor", Setting.SESSION, amara))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2 to 8 people");
        assertThatThrownBy(() -> amara.call(() ->
                        runs.start(couple, new NewRun("floor", Setting.HOME, List.of(amara.person(), jonas.person())))))
                .isInstanceOf(NotFound.class);
    }

    @TestFactory
    Iterable<DynamicTest> everyExerciseRunsToItsEnd() {
        var group = house.found(
                therapist,
                Kind.GROUP,
                IntStream.rangeClosed(1, 8).mapToObj(i -> "Member " + i).toArray(String[]::new));
        cleared(group);
        return library.shipped().stream()
                .flatMap(exercise -> exercise.settings().stream()
                        .map(setting -> DynamicTest.dynamicTest(
                                exercise.key() + ", " + setting.word(), () -> through(exercise, setting, group))))
                .toList();
    }

    private void through(Exercise exercise, Setting setting, RelationshipId group) {
        boolean many = exercise.cast().least() > 2;
        var where = many ? group : couple;
        var people = many ? house.clients(therapist, group) : List.of(amara, jonas);
        var part = exercise.cast().least() == 1 ? people.subList(0, 1) : people;
        var wanted = new NewRun(
                exercise.key(), setting, part.stream().map(Viewer::person).toList());
        var run = therapist.call(() -> runs.start(where, wanted));
        new Walk(where, run, part, new Random(setting.ordinal() * 0x9E3779B97F4A7C15L), setting == Setting.SESSION)
                .go();
    }

    private void walk(RunId run, Random random, boolean stumbling) {
        new Walk(couple, run, List.of(), random, stumbling).go();
    }

    /** Everybody does what they may, in any order; with pauses, skips and repeated deeds where it stumbles. */
    private class Walk {
        private final RelationshipId where;
        private final RunId run;
        private final List<Viewer> everybody;
        private final Random random;
        private final boolean stumbling;

        Walk(RelationshipId where, RunId run, List<Viewer> part, Random random, boolean stumbling) {
            this.where = where;
            this.run = run;
            this.everybody = new ArrayList<>(part);
            this.everybody.add(therapist);
            this.random = random;
            this.stumbling = stumbling;
        }

        void go() {
            for (int far = 0; look(therapist).run().isOpen(); far++) {
                assertThat(far).isLessThan(400);
                int before = look(therapist).run().place().visit();
                everybody.forEach(this::act);
                if (stumbling) {
                    stumble(before);
                }
            }
            assertThat(look(therapist).run().state()).isEqualTo(Run.State.DONE);
        }

        private Stage look(Viewer viewer) {
            return viewer.call(() -> runs.show(where, run));
        }

        void looked(Stage stage) {}

        private void act(Viewer viewer) {
            var stage = look(viewer);
            looked(stage);
            int visit = stage.run().place().visit();
            if (stage.goesOn()) {
                viewer.run(() -> runs.act(where, run, visit, Deed.GO_ON));
            } else if (stage.isMine()) {
                var values = new Filling(random, "Words of " + viewer.person()).of(stage);
                var given = viewer.call(() -> runs.give(
                        where, run, visit, Optional.of(stage.subjects().getFirst()), values));
                assertThat(given.wrong()).isEmpty();
                // the same again changes nothing
                viewer.run(() -> runs.give(
                        where, run, visit, Optional.of(stage.subjects().getFirst()), values));
            }
        }

        private void stumble(int visit) {
            var stage = look(therapist);
            if (!stage.run().isOpen()) {
                return;
            }
            therapist.run(() -> runs.act(where, run, visit, Deed.SKIP));
            if (random.nextInt(4) == 0 && stage.step().by().is(Who.Kind.ROLE)) {
                var one = everybody.getFirst();
                int now = look(one).run().place().visit();
                one.run(() -> runs.pause(where, run, now, Duration.ofMinutes(20)));
                therapist.run(() -> runs.act(where, run, now, Deed.RESUME));
            }
        }
    }

    private RunId atFeltHeard() {
        var run = start("floor", Setting.SESSION, amara, jonas);
        while (!look(therapist, run).step().id().equals("felt-heard")) {
            act(therapist, run, Deed.SKIP);
        }
        return run;
    }

    private RunId start(String exercise, Setting setting, Viewer... members) {
        var people = java.util.Arrays.stream(members).map(Viewer::person).toList();
        return therapist.call(() -> runs.start(couple, new NewRun(exercise, setting, people)));
    }

    private Stage look(Viewer viewer, RunId run) {
        return viewer.call(() -> runs.show(couple, run));
    }

    private Stage apart(Viewer viewer, RunId run) {
        return viewer.call(() -> runs.apart(couple, run));
    }

    private void give(Viewer viewer, RunId run, Map<String, List<String>> values) {
        var given = viewer.call(
                () -> runs.give(couple, run, look(viewer, run).run().place().visit(), Optional.empty(), values));
        assertThat(given.wrong()).isEmpty();
    }

    private void act(Viewer viewer, RunId run, Deed deed) {
        act(viewer, run, look(viewer, run).run().place().visit(), deed);
    }

    private void act(Viewer viewer, RunId run, int visit, Deed deed) {
        viewer.run(() -> runs.act(couple, run, visit, deed));
    }

    private void pause(Viewer viewer, RunId run, Duration length) {
        viewer.run(() -> runs.pause(couple, run, look(viewer, run).run().place().visit(), length));
    }
}
