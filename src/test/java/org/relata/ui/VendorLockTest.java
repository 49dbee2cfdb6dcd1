package org.relata.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VendorLockTest {

    private static final Path VENDOR = Path.of("src/main/resources/static/vendor");

    @Test
    void everyVendoredFileIsListedWithItsDigestAndNothingElseIsListed() throws Exception {
        Map<String, String> listed = new TreeMap<>();
        lines("file").forEach(line -> listed.put(line.get(1), line.get(2)));
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(VENDOR)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(VENDOR.relativize(file).toString().replace('\\', '/'), digest(file));
            }
        }
        found.remove("VENDOR.lock");
        assertThat(found).isEqualTo(listed);
    }

    @Test
    void everyPackageNamesItsLicenceAndBringsItsText() throws IOException {
        assertThat(lines("package")).isNotEmpty().allSatisfy(line -> {
            assertThat(line.get(1)).endsWith("-" + line.get(3));
            assertThat(line.get(4)).isIn("OFL-1.1", "ISC", "MIT", "Apache-2.0", "0BSD");
            assertThat(line.get(5)).startsWith("sha512-");
            assertThat(VENDOR.resolve(line.get(1)).resolve("LICENSE")).isNotEmptyFile();
        });
    }

    private static List<List<String>> lines(String kind) throws IOException {
        return Files.readAllLines(VENDOR.resolve("VENDOR.lock")).stream()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> List.of(line.split(" ")))
                .toList();
    }

    private static String digest(Path file) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
        return "sha512-" + Base64.getEncoder().encodeToString(hash);
    }
}
