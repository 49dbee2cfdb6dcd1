package org.relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The server is killed while scores are typed in, again and again: whatever it said it has kept, is there afterwards. */
class ServerCrashTest {
    private static final int ROUNDS = 3;
    private static final int WRITERS = 6;
    private static final int ENOUGH = 60;
    private static final String THERAPIST = "Dr Adaeze Okafor";

    private final AtomicInteger days = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void killingTheServerLosesNoScoreThatItAcknowledged() throws Exception {
        Path folder = OwnServer.freshFolder();
        for (int round = 1; round <= ROUNDS; round++) {
            try (OwnServer server = OwnServer.start("demo", folder)) {
                typeScoresUntilKilled(server, round * ENOUGH);
            }
        }
        try (OwnServer server = OwnServer.start("demo", folder)) {
            Knocking therapist = therapist(server);
            String csv = therapist.get(couple(therapist) + "/outcomes/das.csv").body();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ENOUGH);
            assertThat(acknowledged).allSatisfy(day -> assertThat(csv).contains(day));
        }
    }

    private void typeScoresUntilKilled(OwnServer server, int enough) throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Knocking therapist = therapist(server);
            writers.add(Thread.ofVirtual().start(() -> typeScores(therapist)));
        }
        while (acknowledged.size() < enough && writers.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(20);
        }
        server.kill();
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void typeScores(Knocking therapist) {
        String couple = couple(therapist);
        Matcher member = Pattern.compile("<option value=\"([0-9a-f-]{36})\"")
                .matcher(therapist.get(couple + "/responses/new?instrument=das").body());
        assertThat(member.find()).isTrue();
        try {
            while (true) {
                String day = LocalDate.of(2000, 1, 1)
                        .plusDays(days.getAndIncrement())
                        .toString();
                var answer = therapist.post(
                        couple + "/responses",
                        "instrument",
                        "das",
                        "member",
                        member.group(1),
                        "day",
                        day,
                        "total",
                        "99");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
                acknowledged.add(day);
            }
        } catch (UncheckedIOException killed) {
            // the answer never came: this score may be there or not
        }
    }

    private static Knocking therapist(OwnServer server) throws InterruptedException {
        return new Knocking(server.port()).in(server.link(THERAPIST).getPath());
    }

    private static String couple(Knocking therapist) {
        Matcher link = Pattern.compile("href=\"(/relationships/[0-9a-f-]{36})[\"/][^>]*>[^<]*Amara")
                .matcher(therapist.get("/people?q=Amara").body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
