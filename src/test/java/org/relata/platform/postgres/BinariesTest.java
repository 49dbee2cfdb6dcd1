package org.relata.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relata.platform.postgres.Database.QUIET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BinariesTest {
    @TempDir(factory = Scratch.class)
    static Path shelf;

    @ParameterizedTest
    @EnumSource(Platform.class)
    void everyPlatformsArchiveHoldsTheThreePrograms(Platform platform) {
        Path home = Binaries.unpacked(platform, shelf, QUIET);
        for (String program : List.of("postgres", "initdb", "pg_ctl")) {
            Path file = home.resolve("bin").resolve(platform.program(program));
            assertThat(file).isRegularFile();
            assertThat(platform == Platform.WINDOWS_AMD64 || Files.isExecutable(file))
                    .isTrue();
            assertThat(file.toFile().length()).isGreaterThan(10_000);
        }
        assertThat(home.resolve("share")).isDirectory();
    }

    @Test
    void whatIsDamagedCutOrMissingIsNoticedAndUnpackedAnew() throws IOException {
        Path home = Binaries.unpacked(shelf, QUIET);
        Path program = home.resolve("bin/initdb");
        byte[] whole = Files.readAllBytes(program);
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 1;
        Files.write(program, flipped);
        assertMended(home, program, whole);
        Files.write(program, new byte[0]);
        assertThat(Inventory.isIntact(home)).isFalse();
        Files.delete(program);
        assertThat(Inventory.isIntact(home)).isFalse();
        Files.write(program, whole);
        assertThat(Inventory.isIntact(home)).isTrue();
        Files.delete(home.resolve("inventory.crc32"));
        assertThat(Inventory.isIntact(home)).isFalse();
    }

    private void assertMended(Path home, Path program, byte[] whole) {
        List<String> told = new ArrayList<>();
        assertThat(Binaries.unpacked(shelf, told::add)).isEqualTo(home);
        assertThat(told).hasSize(1);
        assertThat(program).hasBinaryContent(whole);
        assertThat(Binaries.unpacked(shelf, told::add)).isEqualTo(home);
        assertThat(told).hasSize(1);
    }

    @Test
    void twoAtOnceEndWithOneWholeFolder(@TempDir(factory = Scratch.class) Path shelf) throws Exception {
        Callable<Path> unpacking = () -> Binaries.unpacked(shelf, QUIET);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Path> homes = new ArrayList<>();
            for (var home : threads.invokeAll(List.of(unpacking, unpacking))) homes.add(home.get());
            assertThat(homes).containsOnly(homes.getFirst());
            assertThat(Inventory.isIntact(homes.getFirst())).isTrue();
        }
        try (var left = Files.list(shelf)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void librariesKeepTheirLinksAndWhatOnlyCompilersNeedIsLeftOut() {
        Path home = Binaries.unpacked(Platform.LINUX_AMD64, shelf, QUIET);
        assertThat(Files.isSymbolicLink(home.resolve("lib/libicuuc.so.60"))).isTrue();
        assertThat(Files.exists(home.resolve("include"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void aMachineWithoutPostgresIsToldToUseItsOwn() {
        assertThat(Platform.of("Mac OS X", "aarch64")).isEqualTo(Platform.MAC_ARM64);
        assertThat(Platform.of("Windows 11", "amd64")).isEqualTo(Platform.WINDOWS_AMD64);
        assertThatThrownBy(() -> Platform.of("Linux", "riscv64"))
                .satisfies(Sentence::isPlain)
                .hasMessageContaining("RELATA_DATABASE_URL");
    }
}
