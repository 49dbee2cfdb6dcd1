package org.relata.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.platform.Outside;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.springframework.beans.factory.annotation.Autowired;

/** The same thing done from several windows at the same moment happens once. */
@RelataTest
class RacesTest {
    private static final String WEEK = "relata-week";
    private static final int ROUNDS = 5;
    private static final int WINDOWS = 6;

    @Autowired
    House house;

    @Autowired
    Measures measures;

    @Autowired
    Answers answers;

    @Autowired
    Responses responses;

    @Autowired
    Progress progress;

    @Autowired
    Outside outside;

    Viewer therapist;
    RelationshipId couple;
    Viewer amara;
    Viewer jonas;

    @BeforeEach
    void open() {
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).getFirst();
        jonas = house.clients(therapist, couple).getLast();
    }

    @Test
    void sendingFromSeveralWindowsAtOnceMakesOneResponse() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var asked = asked();
            var revision = filled(asked);
            var sent = atOnce(() -> amara.call(() -> answers.send(couple, asked, revision, false)));
            assertThat(sent.stream().distinct()).singleElement().isInstanceOf(Answers.Sending.Sent.class);
            assertThat(stored(asked)).isEqualTo(1);
        }
    }

    @Test
    void partnersWhoSendAtTheSameMomentBothArrive() throws Exception {
        var both = therapist
                .call(() -> measures.assign(
                        couple, new NewAssignment(List.of(WEEK), Optional.empty(), LocalDate.of(2026, 12, 1))))
                .getFirst();
        var hers = filled(amara, both);
        var his = filled(jonas, both);
        var turns = new ArrayList<>(List.of(amara, jonas));
        atOnce(2, () -> {
            Viewer who;
            synchronized (turns) {
                who = turns.removeFirst();
            }
            return who.call(() -> answers.send(couple, both, who.equals(amara) ? hers : his, false));
        });
        assertThat(stored(both)).isEqualTo(2);
    }

    @Test
    void correctingFromSeveralWindowsAtOnceLeavesOneInForce() throws Exception {
        var asked = asked();
        var revision = filled(asked);
        var sent = ((Answers.Sending.Sent) amara.call(() -> answers.send(couple, asked, revision, false))).response();
        var outcomes = atOnce(() -> {
            try {
                amara.run(() -> responses.correct(couple, sent, all(1)));
                return "corrected";
            } catch (Refused e) {
                return "refused";
            }
        });
        assertThat(outcomes).containsOnlyOnce("corrected").contains("refused");
        assertThat(outside.seen(
                        "SELECT 1 FROM measure.response WHERE superseded_by IS NULL AND assignment_id = '" + asked
                                + "'",
                        (row, n) -> 1))
                .hasSize(1);
    }

    @Test
    void agreeingFromSeveralWindowsAtOnceIsOneConsent() throws Exception {
        atOnce(() -> {
            amara.run(() -> progress.agree(couple, WEEK));
            return true;
        });
        assertThat(jonas.call(() -> progress.seen(couple)).together())
                .singleElement()
                .satisfies(one -> assertThat(one.agreeing()).hasSize(1));
    }

    @Test
    void whoTakesConsentBackWhileSendingLeavesNoCopyBehind() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            amara.run(() -> progress.agree(couple, WEEK));
            jonas.run(() -> progress.agree(couple, WEEK));
            var asked = asked();
            var revision = filled(asked);
            var turns = new ArrayList<Callable<Object>>(List.of(
                    () -> amara.call(() -> answers.send(couple, asked, revision, true)),
                    () -> amara.call(() -> {
                        progress.withdraw(couple, WEEK);
                        return true;
                    })));
            atOnce(2, () -> {
                Callable<Object> turn;
                synchronized (turns) {
                    turn = turns.removeFirst();
                }
                return turn.call();
            });
            assertThat(stored(asked)).isEqualTo(1);
            assertThat(outside.seen(
                            "SELECT 1 FROM measure.shared_score WHERE author_id = '" + amara.person() + "'",
                            (row, n) -> 1))
                    .isEmpty();
        }
    }

    private AssignmentId asked() {
        return therapist
                .call(() -> measures.assign(
                        couple,
                        new NewAssignment(List.of(WEEK), Optional.of(amara.person()), LocalDate.of(2026, 12, 1))))
                .getFirst();
    }

    private int filled(AssignmentId asked) {
        return filled(amara, asked);
    }

    private int filled(Viewer who, AssignmentId asked) {
        var window = new AnswerSheet.Window(0, "one");
        var chosen = all(3).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        return who.call(() -> answers.keep(couple, asked, window, 1, chosen)).revision();
    }

    private int stored(AssignmentId asked) {
        return outside.seen("SELECT 1 FROM measure.response WHERE assignment_id = '" + asked + "'", (row, n) -> 1)
                .size();
    }

    private static Map<Integer, Integer> all(int value) {
        return IntStream.rangeClosed(1, 5).boxed().collect(Collectors.toMap(question -> question, any -> value));
    }

    private static <T> List<T> atOnce(Callable<T> deed) throws Exception {
        return atOnce(WINDOWS, deed);
    }

    private static <T> List<T> atOnce(int windows, Callable<T> deed) throws Exception {
        var start = new CyclicBarrier(windows);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = new ArrayList<>();
            for (int i = 0; i < windows; i++) {
                all.add(threads.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
            var done = new ArrayList<T>();
            for (var one : all) {
                done.add(one.get());
            }
            return done;
        }
    }
}
