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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The server is killed while scores are typed in, again and again: whatever it said it has kept, is there afterwards, and every flagged one has its task,
 * which is made after the commit.
 */
class ServerCrashTest {
    private static final int ROUNDS = 3;
    private static final int WRITERS = 6;
    private static final int ENOUGH = 60;
    private static final String THERAPIST = "Dr Adaeze Okafor";

    private final AtomicInteger days = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> flagged = ConcurrentHashMap.newKeySet();

    @Test
    void killingTheServerLosesNeitherAScoreThatItAcknowledgedNorATask() throws Exception {
        Path folder = OwnServer.freshFolder();
        for (int round = 1; round <= ROUNDS; round++) {
            try (OwnServer server = OwnServer.start("demo", folder)) {
                typeScoresUntilKilled(server, round * ENOUGH);
            }
        }
        try (OwnServer server = OwnServer.start("demo", folder)) {
            Knocking therapist = therapist(server);
            String couple = couple(therapist);
            String csv = therapist.get(couple + "/outcomes/das.csv").body();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ENOUGH);
            assertThat(acknowledged).allSatisfy(day -> assertThat(csv).contains(day));
            assertThat(flagged).hasSizeGreaterThan(ROUNDS);
            assertThat(tasks(therapist)).hasSizeGreaterThanOrEqualTo(flagged.size());
            String hits = therapist.get(couple + "/outcomes/hits.csv").body();
            assertThat(flagged).allSatisfy(day -> assertThat(hits).contains(day));
        }
    }

    private void typeScoresUntilKilled(OwnServer server, int enough) throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Knocking therapist = therapist(server);
            boolean flags = i == 0;
            writers.add(Thread.ofVirtual()
                    .start(() -> typeScores(
                            therapist, flags ? "hits" : "das", flags ? "12" : "99", flags ? flagged : acknowledged)));
        }
        while (acknowledged.size() < enough && writers.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(20);
        }
        server.kill();
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void typeScores(Knocking therapist, String instrument, String total, Set<String> kept) {
        String couple = couple(therapist);
        Matcher member = Pattern.compile("<option value=\"([0-9a-f-]{36})\"")
                .matcher(therapist
                        .get(couple + "/responses/new?instrument=" + instrument)
                        .body());
        assertThat(member.find()).isTrue();
        try {
            while (true) {
                String day = LocalDate.of(2000, 1, 1)
                        .plusDays(days.getAndIncrement())
                        .toString();
                var answer = therapist.post(
                        couple + "/responses",
                        "instrument",
                        instrument,
                        "member",
                        member.group(1),
                        "day",
                        day,
                        "total",
                        total);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
                kept.add(day);
            }
        } catch (UncheckedIOException killed) {
            // the answer never came: this score may be there or not
        }
    }

    /** Tasks that were not told of before the kill are raised at the start. */
    private static Set<String> tasks(Knocking therapist) throws InterruptedException {
        Set<String> tasks = Set.of();
        for (int i = 0; i < 100; i++) {
            Set<String> now = Pattern.compile("/tasks/([0-9a-f-]{36})")
                    .matcher(therapist.get("/tasks").body())
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            if (!now.isEmpty() && now.equals(tasks)) {
                return now;
            }
            tasks = now;
            Thread.sleep(500);
        }
        return tasks;
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
