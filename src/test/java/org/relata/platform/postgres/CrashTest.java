package org.relata.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.platform.postgres.Database.QUIET;
import static org.relata.platform.postgres.Database.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private Path folder = Path.of("/");

    @BeforeEach
    void newData(@TempDir(factory = Scratch.class) Path temporary) throws IOException {
        folder = NewData.in(temporary.resolve("data"));
    }

    @Test
    void killingPostgresThriceUnderLoadLosesNoAcknowledgedRowAndItComesBackByItself(@TempDir Path disk)
            throws Exception {
        folder = NewData.in(disk.resolve("data"));
        var told = new ConcurrentLinkedQueue<String>();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, told::add)) {
            Database.run(server, "CREATE TABLE kept (writer int, n int, PRIMARY KEY (writer, n))");
            try (Writer one = new Writer(server, 1);
                    Writer two = new Writer(server, 2)) {
                for (int cycle = 0; cycle < 3; cycle++) {
                    one.awaitMore(200);
                    two.awaitMore(200);
                    kill(PidFile.of(DataFolder.at(folder)).orElseThrow().pid());
                }
                one.awaitMore(50);
                two.awaitMore(50);
                one.close();
                two.close();
                assertThat(missing(server, one) + missing(server, two)).isZero();
                assertThat(one.acknowledged.get() + two.acknowledged.get()).isGreaterThan(1300);
            }
            assertThat(told).filteredOn(line -> line.contains("is back")).hasSize(3);
            Database.check(server);
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /** Rows that were acknowledged and are not there. */
    private static int missing(EmbeddedPostgres server, Writer writer) throws SQLException {
        return Integer.parseInt(ask(
                server,
                "SELECT count(*) FROM generate_series(1, " + writer.acknowledged.get()
                        + ") g LEFT JOIN kept k ON k.n = g" + " AND k.writer = " + writer.number
                        + " WHERE k.n IS NULL"));
    }

    @Test
    void killingAllOfPostgresAtOnceIsNoDifferent() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, QUIET)) {
            Database.run(server, "CREATE TABLE kept (writer int, n int, PRIMARY KEY (writer, n))");
            try (Writer writer = new Writer(server, 1)) {
                writer.awaitMore(200);
                Strays.of(DataFolder.at(folder)).forEach(ProcessHandle::destroyForcibly);
                writer.awaitMore(50);
                writer.close();
                assertThat(missing(server, writer)).isZero();
            }
        }
    }

    @Test
    void whenTheProcessThatStartedItIsKilledPostgresStopsByItself() throws Exception {
        ServerInAnotherJvm killed = ServerInAnotherJvm.start(folder, "dying");
        assertThat(killed.said).contains("ready");
        killed.kill();
        Instant end = Instant.now().plusSeconds(10);
        while (!Strays.of(DataFolder.at(folder)).isEmpty() && Instant.now().isBefore(end)) Pause.millis(20);
        assertThat(Strays.of(DataFolder.at(folder))).isEmpty();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
        assertOneRowIsKept();
    }

    @Test
    void aPostgresThatOutlivesItsStarterDoesNotBlockTheNextStart() throws Exception {
        ServerInAnotherJvm killed = ServerInAnotherJvm.start(folder, "outliving");
        assertThat(killed.said).contains("ready");
        killed.kill();
        long orphan = PidFile.of(DataFolder.at(folder)).orElseThrow().pid();
        assertThat(Strays.of(DataFolder.at(folder)))
                .extracting(ProcessHandle::pid)
                .contains(orphan);
        assertThat(EmbeddedPostgres.attach(folder)).isEmpty();
        assertOneRowIsKept();
        assertThat(Files.exists(Path.of("/proc", Long.toString(orphan), "cwd"))).isFalse();
    }

    @Test
    void aLeftoverNumberOfAnUnrelatedProcessBlocksNothingAndHarmsNobody() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "100").start();
        try {
            Path pidFile = folder.resolve("postgres/postmaster.pid");
            Files.write(
                    pidFile,
                    List.of(
                            Long.toString(stranger.pid()),
                            folder.resolve("postgres").toString(),
                            "1",
                            "20000",
                            "",
                            "127.0.0.1",
                            "  1 1",
                            "ready   "));
            assertThat(EmbeddedPostgres.attach(folder)).isEmpty();
            try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, QUIET)) {
                assertThat(ask(server, "SELECT 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aFirstStartCutShortLeavesNoHalfDatabase(@TempDir(factory = Scratch.class) Path folder)
            throws IOException, SQLException {
        Files.createDirectories(folder.resolve("postgres.new/base"));
        Files.writeString(folder.resolve("postgres.new/PG_VERSION"), "18\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, QUIET)) {
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(folder.resolve("postgres.new")).doesNotExist();
    }

    private void assertOneRowIsKept() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, QUIET)) {
            assertThat(ask(server, "SELECT count(*) FROM kept")).isEqualTo("1");
        }
    }

    /** Inserts 1, 2, 3 … each in a transaction of its own, again after a lost connection, and counts what was acknowledged. */
    private static final class Writer implements AutoCloseable {
        private static final Duration PATIENCE = Duration.ofSeconds(30);
        private final EmbeddedPostgres server;
        private final int number;
        private final AtomicInteger acknowledged = new AtomicInteger();
        private final Thread thread;
        private volatile boolean over;

        Writer(EmbeddedPostgres server, int number) {
            this.server = server;
            this.number = number;
            this.thread = Thread.ofPlatform().start(this::write);
        }

        private void write() {
            while (!over) {
                try (Connection connection = Database.open(server);
                        var insert =
                                connection.prepareStatement("INSERT INTO kept VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                    while (!over) {
                        insert.setInt(1, number);
                        insert.setInt(2, acknowledged.get() + 1);
                        insert.executeUpdate();
                        acknowledged.incrementAndGet();
                    }
                } catch (SQLException lost) {
                    Pause.millis(50);
                }
            }
        }

        void awaitMore(int rows) {
            int goal = acknowledged.get() + rows;
            Instant end = Instant.now().plus(PATIENCE);
            while (acknowledged.get() < goal) {
                if (Instant.now().isAfter(end)) throw new AssertionError("No more rows were acknowledged");
                Pause.millis(5);
            }
        }

        @Override
        public void close() throws InterruptedException {
            over = true;
            thread.join();
        }
    }
}
