package org.relata.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.platform.Outside;
import org.springframework.beans.factory.annotation.Autowired;

/** The same thing done from several windows at the same moment happens once. */
@RelataTest
class RacesTest {
    private static final String WEEK = "relata-week";
    private static final int ROUNDS = 5;
    private static final int WINDOWS = 6;

    @Autowired
    Couple.Opening opening;

    @Autowired
    Answers answers;

    @Autowired
    Responses responses;

    @Autowired
    Progress progress;

    @Autowired
    Outside outside;

    Couple both;
    RelationshipId couple;
    Viewer amara;
    Viewer jonas;

    @BeforeEach
    void open() {
        both = opening.open();
        couple = both.id();
        amara = both.amara();
        jonas = both.jonas();
    }

    @Test
    void sendingFromSeveralWindowsAtOnceMakesOneResponse() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var asked = both.ask(WEEK, Optional.of(amara.person()));
            var revision = both.fill(amara, asked, 3);
            var sent = atOnce(() -> amara.call(() -> answers.send(couple, asked, revision, false)));
            assertThat(sent.stream().distinct()).singleElement().isInstanceOf(Answers.Sending.Sent.class);
            assertThat(stored(asked)).isEqualTo(1);
        }
    }

    @Test
    void partnersWhoSendAtTheSameMomentBothArrive() throws Exception {
        var asked = both.ask(WEEK, Optional.empty());
        var hers = both.fill(amara, asked, 3);
        var his = both.fill(jonas, asked, 3);
        atOnce(List.of(
                () -> amara.call(() -> answers.send(couple, asked, hers, false)),
                () -> jonas.call(() -> answers.send(couple, asked, his, false))));
        assertThat(stored(asked)).isEqualTo(2);
    }

    @Test
    void correctingFromSeveralWindowsAtOnceLeavesOneInForce() throws Exception {
        var asked = both.ask(WEEK, Optional.of(amara.person()));
        var revision = both.fill(amara, asked, 3);
        var sent = ((Answers.Sending.Sent) amara.call(() -> answers.send(couple, asked, revision, false))).response();
        var outcomes = atOnce(() -> {
            try {
                amara.run(() -> responses.correct(couple, sent, Couple.all(1)));
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
            var asked = both.ask(WEEK, Optional.of(amara.person()));
            var revision = both.fill(amara, asked, 3);
            atOnce(List.<Callable<Object>>of(
                    () -> amara.call(() -> answers.send(couple, asked, revision, true)),
                    () -> amara.call(() -> {
                        progress.withdraw(couple, WEEK);
                        return true;
                    })));
            assertThat(stored(asked)).isEqualTo(1);
            assertThat(outside.seen(
                            "SELECT 1 FROM measure.shared_score WHERE author_id = '" + amara.person() + "'",
                            (row, n) -> 1))
                    .isEmpty();
        }
    }

    private int stored(AssignmentId asked) {
        return outside.seen("SELECT 1 FROM measure.response WHERE assignment_id = '" + asked + "'", (row, n) -> 1)
                .size();
    }

    private static <T> List<T> atOnce(Callable<T> deed) throws Exception {
        return atOnce(Collections.nCopies(WINDOWS, deed));
    }

    private static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
        var start = new CyclicBarrier(deeds.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = new ArrayList<>();
            for (var deed : deeds) {
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
