package org.relata.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/** What an unpacked PostgreSQL consists of: one line a file, written last, so that a half-unpacked folder has none. */
final class Inventory {
    private static final String NAME = "inventory.crc32";

    private Inventory() {}

    static void write(Path home) throws IOException {
        List<String> lines = new ArrayList<>();
        try (var files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    lines.add(mark(file) + " " + home.relativize(file));
            }
        }
        Files.write(home.resolve(NAME), lines);
    }

    /** Reads every file again: about 40 MB and some 20 ms, against a server that crashes in a strange place. */
    static boolean isIntact(Path home) {
        try {
            List<String> lines = Files.readAllLines(home.resolve(NAME));
            for (String line : lines) {
                int space = line.indexOf(' ');
                Path file = home.resolve(line.substring(space + 1));
                if (!Objects.equals(mark(file), line.substring(0, space))) return false;
            }
            return !lines.isEmpty();
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static String mark(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) return "->" + Files.readSymbolicLink(file);
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(file));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
