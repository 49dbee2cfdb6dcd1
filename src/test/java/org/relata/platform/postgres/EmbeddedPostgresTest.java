package org.relata.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relata.platform.postgres.Database.QUIET;
import static org.relata.platform.postgres.Database.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresTest {
    private final Path folder;
    private EmbeddedPostgres server;

    EmbeddedPostgresTest(@TempDir(factory = Scratch.class) Path temporary) {
        folder = temporary.resolve("data with a space");
        server = EmbeddedPostgres.start(folder, QUIET);
    }

    @BeforeAll
    void rows() throws SQLException {
        Database.run(server, "CREATE TABLE letter (n int PRIMARY KEY, words text)");
        Database.run(server, "INSERT INTO letter SELECT n, 'Größe ' || n FROM generate_series(1, 1000) n");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void keepsEveryPromiseAboutDurabilityAndPrivacyInItsSettings() throws SQLException {
        assertThat(settings(
                        "fsync",
                        "synchronous_commit",
                        "full_page_writes",
                        "data_checksums",
                        "listen_addresses",
                        "unix_socket_directories",
                        "password_encryption",
                        "log_timezone",
                        "server_encoding",
                        "log_statement",
                        "log_min_error_statement",
                        "log_parameter_max_length",
                        "log_parameter_max_length_on_error",
                        "log_error_verbosity",
                        "max_connections"))
                .containsExactly(
                        "on",
                        "on",
                        "on",
                        "on",
                        "127.0.0.1",
                        "",
                        "scram-sha-256",
                        "UTC",
                        "UTF8",
                        "none",
                        "panic",
                        "0",
                        "0",
                        "terse",
                        "60");
        assertThat(ask(server, "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'postgres'"))
                .isEqualTo("bC.UTF-8");
        assertThat(ask(server, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
                .isEqualTo("0");
    }

    private List<String> settings(String... names) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String name : names) values.add(ask(server, "SELECT current_setting('" + name + "')"));
        return values;
    }

    @Test
    void nobodyElseOnThisMachineCanReadTheFolder() throws IOException {
        for (String name : List.of("postgres", "secrets", "postgres-log"))
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .as(name)
                    .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("secrets/postgres-password"))))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("run/first-password")).doesNotExist();
    }

    @Test
    void aFailingStatementLeavesNoWordsInTheLog() throws SQLException, IOException {
        assertThatThrownBy(() -> Database.run(server, "INSERT INTO letter VALUES (1, 'a-secret-of-two')"))
                .isInstanceOf(SQLException.class)
                .hasMessageNotContaining("a-secret-of-two");
        try (var logs = Files.list(folder.resolve("postgres-log"))) {
            for (Path log : logs.toList()) assertThat(log).content().doesNotContain("a-secret-of-two");
        }
    }

    @Test
    void theDataIsThereAfterStopAndStart() throws SQLException {
        int port = server.port();
        server.close();
        server = EmbeddedPostgres.start(folder, QUIET);
        assertThat(server.port()).isEqualTo(port);
        assertThat(ask(server, "SELECT count(*) || max(words) FROM letter")).isEqualTo("1000Größe 999");
    }

    @Test
    void stopsWithinSecondsThoughConnectionsAreOpen() throws SQLException {
        try (Connection idle = Database.open(server);
                Connection busy = Database.open(server)) {
            busy.setAutoCommit(false);
            busy.createStatement().execute("UPDATE letter SET words = 'never committed' WHERE n = 5");
            Instant before = Instant.now();
            server.close();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(idle.isValid(1)).isFalse();
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
        server = EmbeddedPostgres.start(folder, QUIET);
        assertThat(ask(server, "SELECT words FROM letter WHERE n = 5")).isEqualTo("Größe 5");
    }

    @Test
    void aSecondServerOnTheFolderIsRefusedInOneLine() throws IOException, InterruptedException {
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, QUIET)).satisfies(Sentence::isPlain);
        try (ServerInAnotherJvm second = ServerInAnotherJvm.start(folder, "plain")) {
            assertThat(second.ready()).isFalse();
            assertThat(second.said).singleElement().asString().contains("Another Relata is running");
        }
    }

    @Test
    void aVerbOfTheCommandLineAttachesToWhatRuns(@TempDir(factory = Scratch.class) Path nothing) throws SQLException {
        assertThat(EmbeddedPostgres.attach(nothing)).isEmpty();
        assertThat(EmbeddedPostgres.attach(nothing.resolve("absent"))).isEmpty();
        try (EmbeddedPostgres attached = EmbeddedPostgres.attach(folder).orElseThrow()) {
            assertThat(ask(attached, "SELECT count(*) FROM letter")).isEqualTo("1000");
        }
        assertThat(ask(server, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void anotherProcessCannotBeTrickedByAttachingIntoLettingGoOfTheLock() throws IOException, InterruptedException {
        EmbeddedPostgres.attach(folder).orElseThrow().close();
        assertThat(FolderLock.isHeld(DataFolder.at(folder))).isTrue();
        try (ServerInAnotherJvm second = ServerInAnotherJvm.start(folder, "plain")) {
            assertThat(second.ready()).isFalse();
        }
    }

    @Test
    void aDatabaseIsMadeOnceAndOnlyUnderAPlainName() throws SQLException {
        server.create("relata");
        server.create("relata");
        assertThat(ask(server, "SELECT count(*) FROM pg_database WHERE datname = 'relata'"))
                .isEqualTo("1");
        assertThatThrownBy(() -> server.create("x; DROP")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void atRestItIsASmallNeighbour() throws IOException {
        long kilobytes = 0;
        for (ProcessHandle process : Strays.of(DataFolder.at(folder)))
            kilobytes += proportionalKilobytes(process.pid());
        assertThat(kilobytes).isPositive().isLessThan(120_000);
    }

    private static long proportionalKilobytes(long pid) throws IOException {
        String rollup = Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup"));
        var pss = Pattern.compile("(?m)^Pss: +(\\d+) kB").matcher(rollup);
        return pss.find() ? Long.parseLong(pss.group(1)) : 0;
    }
}
