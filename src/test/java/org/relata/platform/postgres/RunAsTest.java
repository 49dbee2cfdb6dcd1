package org.relata.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.relata.platform.postgres.Database.QUIET;
import static org.relata.platform.postgres.Database.ask;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAsTest {
    private Path open = Path.of("/");

    /** A folder every user may pass through, unlike the one JUnit makes. */
    @BeforeEach
    void openFolder() throws IOException {
        assumeTrue(Ownership.me() == Ownership.ROOT, "Only root can become another user");
        open = Scratch.folder();
        Disk.permit(open, "rwxr-xr-x");
    }

    @AfterEach
    void away() throws IOException {
        if (open.getNameCount() > 1) Disk.deleteTree(open);
    }

    @Test
    void rootMayUseAUserNamespaceOrAServantAndChangeBetweenThem() throws IOException, SQLException {
        Path folder = open.resolve("data");
        NewData.programsIn(folder);
        Files.createDirectories(folder.resolve("keys"));
        Path key = Files.writeString(folder.resolve("keys/epoch"), "a key");
        Disk.permit(folder.resolve("keys"), "rwx------");
        assertServes(folder, RunAs.Way.SERVANT);
        assertThat(Ownership.uidOf(folder.resolve("postgres"))).isNotEqualTo(Ownership.uidOf(folder));
        assertThat(Ownership.uidOf(folder.resolve("secrets"))).contains(Ownership.ROOT);
        assertServes(folder, RunAs.Way.USER_NAMESPACE);
        assertThat(Ownership.uidOf(folder.resolve("postgres/PG_VERSION"))).contains(Ownership.ROOT);
        assertServes(folder, RunAs.Way.SERVANT);
        assertThat(Ownership.uidOf(key)).contains(Ownership.ROOT);
    }

    private static void assertServes(Path folder, RunAs.Way way) throws SQLException {
        assumeTrue(!RunAs.candidates(Start.onAnyPort().as(way).ways()).isEmpty(), way + " is not to be had here");
        try (EmbeddedPostgres server =
                EmbeddedPostgres.start(folder, Start.onAnyPort().as(way), QUIET)) {
            Database.run(server, "CREATE TABLE IF NOT EXISTS kept (n int)");
            Database.run(server, "INSERT INTO kept VALUES (1)");
            assertThat(ask(server, "SELECT count(*) > 0 FROM kept")).isEqualTo("t");
        }
    }

    @Test
    void rootIsToldWhatToDoWhenNoWayIsOpen(@TempDir(factory = Scratch.class) Path closed) throws IOException {
        NewData.programsIn(closed.resolve("data"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(
                        closed.resolve("data"), Start.onAnyPort().as(RunAs.Way.SERVANT), QUIET))
                .satisfies(Sentence::isPlain)
                .hasMessageContaining("ordinary user");
    }

    @Test
    void anOrdinaryUserStartsItDirectly() throws Exception {
        Ownership.Account somebody = Ownership.servants().getLast();
        Path home = Disk.privateFolder(open.resolve("home"));
        Ownership.give(home, somebody.uid(), somebody.gid());
        List<String> become = List.of(
                "setpriv",
                "--reuid=" + somebody.uid(),
                "--regid=" + somebody.gid(),
                "--clear-groups",
                "--inh-caps=-all");
        try (ServerInAnotherJvm server =
                ServerInAnotherJvm.start(become, readableClassPath(), home.resolve("data"), "plain")) {
            assertThat(server.said).contains("ready");
            assertThat(Ownership.uidOf(home.resolve("data/postgres"))).contains(somebody.uid());
        }
    }

    /** The ordinary user cannot look into root's own Maven repository. */
    private String readableClassPath() throws IOException {
        List<String> readable = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) readable.add(copyTree(path));
            else if (entry.matches(".*(linux-amd64|/postgresql|commons-|/xz|jspecify)[^/]*\\.jar"))
                readable.add(Files.copy(path, open.resolve(path.getFileName())).toString());
        }
        return String.join(File.pathSeparator, readable);
    }

    private String copyTree(Path classes) throws IOException {
        Path ours = Path.of("org", "relata", "platform", "postgres");
        Path target =
                Files.createDirectories(open.resolve(classes.getFileName()).resolve(ours));
        if (!Files.isDirectory(classes.resolve(ours))) return target.toString();
        try (var files = Files.list(classes.resolve(ours))) {
            for (Path file : files.toList()) Files.copy(file, target.resolve(file.getFileName()));
        }
        return open.resolve(classes.getFileName()).toString();
    }
}
