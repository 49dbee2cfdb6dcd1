package org.relata.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other path: a PostgreSQL of the system, 15 or newer, reached by RELATA_DATABASE_URL. */
class ExternalPostgresTest {
    @TempDir
    Path folder;

    private Path programs = Path.of("/");
    private int port;

    @BeforeEach
    void start() throws Exception {
        Optional<Path> found = newest();
        assumeThat(found).as("PostgreSQL 15 or newer under /usr/lib/postgresql").isPresent();
        programs = found.orElseThrow();
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path password = Files.writeString(folder.resolve("password"), "outside");
        run(
                "initdb",
                "-D",
                folder.resolve("data").toString(),
                "-U",
                "admin",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-N");
        run(
                "pg_ctl",
                "-D",
                folder.resolve("data").toString(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off".formatted(port),
                "start");
    }

    @AfterEach
    void stop() throws Exception {
        if (Files.exists(folder.resolve("data"))) {
            run("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "stop");
        }
    }

    @Test
    void dataOfAnotherVersionAreRefusedInOneSentence() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres?user=admin&password=outside".formatted(port);
        Path installation = folder.resolve("installation");
        Database.open(installation, Optional.of(url), false).close();
        try (Connection admin = DriverManager.getConnection(url);
                Statement changed = admin.createStatement()) {
            changed.executeUpdate(
                    "UPDATE measure.flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'");
        }
        assertThatThrownBy(() -> Database.open(installation, Optional.of(url), false))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageStartingWith("These data were made by another version of Relata");
    }

    @Test
    void anExternalServerIsPreparedMigratedAndChecked() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres?user=admin&password=outside".formatted(port);
        for (int start = 1; start <= 2; start++) {
            try (Database database = Database.open(folder.resolve("installation"), Optional.of(url), false);
                    Connection connection = database.pool(Database.APP, 1).getConnection()) {
                assertThat(connection.getMetaData().getUserName()).isEqualTo("relata_app");
                assertThat(CatalogueCheck.holes(connection))
                        .as("start " + start)
                        .isEmpty();
            }
        }
    }

    @Test
    void processesThatStartTogetherPrepareItInTurn() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres?user=admin&password=outside".formatted(port);
        try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Database>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(starting.submit(() -> Database.open(folder.resolve("installation"), Optional.of(url), false)));
            }
            for (Future<Database> one : all) {
                one.get().close();
            }
        }
    }

    @Test
    void aFolderWithOtherPasswordsThanTheDatabaseIsRefusedInOneSentence() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres?user=admin&password=outside".formatted(port);
        try (Database first = Database.open(folder.resolve("installation"), Optional.of(url), false)) {
            assertThatThrownBy(() -> Database.open(folder.resolve("elsewhere"), Optional.of(url), false))
                    .isInstanceOf(DatabaseTrouble.class)
                    .hasMessageStartingWith("This database is served with the passwords and keys of another");
            first.pool(Database.APP, 1).getConnection().close();
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "--user", "--map-user=1000"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve(program + ".out")))
                .isZero();
    }

    private static Optional<Path> newest() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(version -> version.getFileName().toString().matches("1[5-9]|[2-9]\\d"))
                    .max(Comparator.comparing(
                            version -> Integer.valueOf(version.getFileName().toString())))
                    .map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")));
        }
    }
}
