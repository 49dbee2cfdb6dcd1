package org.relata.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.relata.platform.postgres.Database.QUIET;
import static org.relata.platform.postgres.Database.ask;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleTest {
    private static Path folder = Path.of("/");

    @BeforeAll
    static void oneStopped(@TempDir(factory = Scratch.class) Path temporary) throws IOException {
        folder = NewData.in(temporary.resolve("data"));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> starting(Path data) {
        return assertThatThrownBy(() -> EmbeddedPostgres.start(data, QUIET).close())
                .satisfies(Sentence::isPlain);
    }

    @Test
    void dataOfANewerPostgresIsLeftAlone() throws IOException {
        Path version = folder.resolve("postgres/PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "99\n");
        starting(folder).hasMessageContaining("PostgreSQL 99").hasMessageContaining("newer Relata");
        Files.writeString(version, "15\n");
        starting(folder).hasMessageContaining("PostgreSQL 15").hasMessageContaining("cannot read it");
        Files.writeString(version, ours);
        EmbeddedPostgres.start(folder, QUIET).close();
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, other.getLocalPort(), QUIET)
                            .close())
                    .satisfies(Sentence::isPlain)
                    .hasMessageContaining("Port " + other.getLocalPort());
        }
    }

    @Test
    void aLostDamagedOrForeignPasswordIsToldApartFromLostData() throws IOException {
        Path password = folder.resolve("secrets/postgres-password");
        String ours = Files.readString(password);
        Files.writeString(password, "short");
        starting(folder).hasMessageContaining("is damaged");
        Files.writeString(password, "A".repeat(43));
        starting(folder).hasMessageContaining("does not fit this database");
        Files.delete(password);
        starting(folder).hasMessageContaining("is missing");
        Files.writeString(password, ours);
        EmbeddedPostgres.start(folder, QUIET).close();
    }

    @Test
    void aFileOrStrangeFilesWhereTheDataShouldBeAreLeftAlone(@TempDir(factory = Scratch.class) Path other)
            throws IOException {
        Path file = Files.writeString(other.resolve("file"), "a letter");
        starting(file).hasMessageContaining("is a file");
        Path strange = Files.createDirectories(other.resolve("data/postgres")).resolve("letter");
        Files.writeString(strange, "a letter");
        starting(other.resolve("data")).hasMessageContaining("holds files but no database");
        assertThat(strange).hasContent("a letter");
    }

    @Test
    void aDatabaseOfSomebodyElseIsRefused(@TempDir(factory = Scratch.class) Path other) throws IOException {
        assumeTrue(Ownership.me() == Ownership.ROOT, "Only root can make a folder of somebody else's");
        Path theirs = Files.createDirectories(other.resolve("data/postgres"));
        Files.writeString(theirs.resolve("PG_VERSION"), "18\n");
        Ownership.give(theirs, 4711, 4711);
        starting(other.resolve("data")).hasMessageContaining("belongs to");
        assertThat(Ownership.uidOf(theirs)).contains(4711);
    }

    @Test
    void damagedControlDataIsReportedInOneLine(@TempDir(factory = Scratch.class) Path other) throws IOException {
        Path broken = other.resolve("data");
        DataCopy.make(folder, broken, QUIET);
        Path control = broken.resolve("postgres/global/pg_control");
        try (FileChannel channel = FileChannel.open(control, StandardOpenOption.WRITE)) {
            channel.truncate(10);
        }
        starting(broken).hasMessageContaining("PostgreSQL did not start");
    }

    @Test
    void aFullDiskIsCalledByItsNameAndNothingSavedIsLost(@TempDir(factory = Scratch.class) Path mount)
            throws Exception {
        assumeTrue(Ownership.me() == Ownership.ROOT, "Only root can mount a small disk");
        assumeTrue(
                system("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", mount.toString()),
                "This system does not let a small disk be mounted");
        try {
            fillAndRecover(mount);
        } finally {
            system("umount", "-l", mount.toString());
        }
    }

    private static void fillAndRecover(Path mount) throws SQLException, IOException {
        Path data = NewData.in(mount.resolve("data"));
        Path filler = mount.resolve("filler");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data, QUIET)) {
            Database.run(server, "CREATE TABLE kept (n int PRIMARY KEY, words text STORAGE EXTERNAL)");
            Database.run(server, "INSERT INTO kept VALUES (1, 'saved')");
            Files.write(filler, new byte[60 << 20]);
            assertThatThrownBy(() -> Database.run(
                            server,
                            "INSERT INTO kept SELECT n, repeat(md5(n::text), 3000) FROM generate_series(2, 99999) n"))
                    .isInstanceOf(SQLException.class);
        }
        fill(mount.resolve("rest"));
        starting(data).hasMessageContaining("is full");
        starting(mount.resolve("another")).hasMessageContaining("is full");
        Files.delete(filler);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data, QUIET)) {
            assertThat(ask(server, "SELECT string_agg(words, ',') FROM kept")).isEqualTo("saved");
            Database.run(server, "VACUUM FULL kept");
            Database.check(server);
        }
    }

    private static void fill(Path filler) {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            for (int i = 0; i < 100_000; i++) out.write(block);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static boolean system(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(words)).inheritIO().start().waitFor() == 0;
    }
}
