package org.relata.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relata.platform.postgres.Database.QUIET;
import static org.relata.platform.postgres.Database.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCopyTest {
    private static Path original = Path.of("/");

    @TempDir(factory = Scratch.class)
    Path elsewhere;

    @BeforeAll
    static void someData(@TempDir(factory = Scratch.class) Path temporary) throws SQLException, IOException {
        original = NewData.in(temporary.resolve("data"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(original, QUIET)) {
            Database.run(server, "CREATE TABLE letter (n int PRIMARY KEY, words text)");
            Database.run(server, "INSERT INTO letter SELECT n, md5(n::text) FROM generate_series(1, 20000) n");
        }
        Path keys = Disk.privateFolder(original.resolve("keys"));
        Disk.writePrivate(keys.resolve("epoch"), "a key");
        Disk.privateFolder(original.resolve("files/empty"));
    }

    @Test
    void theCopyHoldsDataKeysAndSecretsAndAServerStartsOnIt() throws SQLException, IOException {
        Path copy = elsewhere.resolve("deep/copy");
        List<String> told = new ArrayList<>();
        DataCopy made = DataCopy.make(original, copy, told::add);
        assertThat(made.files()).isGreaterThan(900);
        assertThat(told).contains("50 % copied").last().asString().contains("verified every file");
        assertThat(DataCopy.verify(copy, QUIET).bytes()).isGreaterThanOrEqualTo(made.bytes());
        assertThat(copy.resolve("keys/epoch")).hasContent("a key");
        assertThat(copy.resolve("files/empty")).isEmptyDirectory();
        assertThat(copy.resolveSibling("copy.partial")).doesNotExist();
        for (String folder : List.of("", "keys", "secrets", "postgres"))
            assertThat(mode(copy.resolve(folder))).as(folder).isEqualTo("rwx------");
        assertThat(mode(copy.resolve("secrets/postgres-password"))).isEqualTo("rw-------");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(copy, QUIET)) {
            assertThat(ask(server, "SELECT count(*) || min(words) FROM letter")).startsWith("20000");
            Database.check(server);
        }
    }

    @Test
    void aCopyOfACopyRestoresIt() throws SQLException {
        DataCopy.make(original, elsewhere.resolve("copy"), QUIET);
        DataCopy.make(elsewhere.resolve("copy"), elsewhere.resolve("restored"), QUIET);
        DataCopy.verify(elsewhere.resolve("copy"), QUIET);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(elsewhere.resolve("restored"), QUIET)) {
            assertThat(ask(server, "SELECT count(*) FROM letter")).isEqualTo("20000");
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aRunningServerIsNotCopied() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(original, QUIET)) {
            assertThatThrownBy(() -> DataCopy.make(original, elsewhere.resolve("copy"), QUIET))
                    .satisfies(Sentence::isPlain)
                    .hasMessageContaining("stop it");
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void anAwkwardTargetIsRefusedAndLeftAlone() throws IOException {
        Path full = Files.createDirectories(elsewhere.resolve("full"));
        Path letter = Files.writeString(full.resolve("letter"), "mine");
        Path partial = Files.createDirectories(elsewhere.resolve("new.partial"));
        Path draft = Files.writeString(partial.resolve("draft"), "mine too");
        for (Path target : List.of(full, letter, original.resolve("inside"), original, elsewhere.resolve("new")))
            assertThatThrownBy(() -> DataCopy.make(original, target, QUIET)).satisfies(Sentence::isPlain);
        assertThatThrownBy(() -> DataCopy.make(elsewhere.resolve("absent"), full, QUIET))
                .satisfies(Sentence::isPlain);
        assertThat(letter).hasContent("mine");
        assertThat(draft).hasContent("mine too");
    }

    @Test
    void aCopyCutShortIsTakenUpAgain() throws IOException {
        Path draft = Files.createDirectories(elsewhere.resolve("copy.partial/postgres"));
        Files.writeString(draft.resolveSibling("copy-under-way"), "");
        Files.writeString(draft.resolve("half"), "half a file");
        DataCopy.make(original, elsewhere.resolve("copy"), QUIET);
        assertThat(elsewhere.resolve("copy/postgres/half")).doesNotExist();
        assertThat(elsewhere.resolve("copy/copy-under-way")).doesNotExist();
    }

    @Test
    void aLinkInTheDataIsNotSilentlyCopiedAsNothing() throws IOException {
        Path link = Files.createSymbolicLink(original.resolve("keys/link"), Path.of("/etc/hostname"));
        assertThatThrownBy(() -> DataCopy.make(original, elsewhere.resolve("copy"), QUIET))
                .satisfies(Sentence::isPlain)
                .hasMessageContaining("keys/link");
        Files.delete(link);
    }

    @Test
    void everyKindOfDamageToACopyIsFound() throws IOException {
        Path copy = elsewhere.resolve("copy");
        DataCopy.make(original, copy, QUIET);
        Path file = copy.resolve("postgres/global/pg_control");
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[100] ^= 1;
        Files.write(file, flipped);
        assertFound(copy, "pg_control is damaged");
        Files.write(file, whole, StandardOpenOption.TRUNCATE_EXISTING);
        Path extra = Files.writeString(copy.resolve("secrets/extra"), "x");
        assertFound(copy, "secrets/extra was not there");
        Files.delete(extra);
        Files.delete(copy.resolve("files/empty"));
        assertFound(copy, "files/empty is missing");
        Files.createDirectory(copy.resolve("files/empty"));
        DataCopy.verify(copy, QUIET);
        Files.delete(copy.resolve("keys/epoch"));
        assertFound(copy, "keys/epoch is missing");
        Files.writeString(copy.resolve("manifest.sha256"), "");
        assertThatThrownBy(() -> DataCopy.verify(copy, QUIET)).isInstanceOf(PostgresTrouble.class);
    }

    private static void assertFound(Path copy, String what) {
        assertThatThrownBy(() -> DataCopy.verify(copy, QUIET))
                .isInstanceOf(PostgresTrouble.class)
                .hasMessageContaining(what)
                .hasMessageContaining("make a new one");
    }
}
