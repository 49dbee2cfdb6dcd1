package org.relata.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a copy consists of. The sums are in the format of {@code sha256sum}, so that they can be checked without Relata;
 * the folders, which that format cannot name and PostgreSQL cannot do without, stand in a file of their own.
 *
 * @param sums the SHA-256 of each file in hexadecimal digits, or {@link #FOLDER}
 */
record Manifest(Map<Path, String> sums) {
    static final String FOLDER = "folder";
    static final String UNDER_WAY = "copy-under-way";
    private static final String SUMS = "manifest.sha256";
    private static final String FOLDERS = "manifest.folders";

    /** Whether a folder is a copy, or was to become one. */
    static boolean isIn(Path root) {
        return Files.exists(root.resolve(UNDER_WAY)) || Files.exists(root.resolve(SUMS));
    }

    /** Whether this file tells of a copy and is not copied itself. */
    static boolean isPartOf(Path path) {
        return Set.of(SUMS, FOLDERS, UNDER_WAY).contains(path.toString());
    }

    void write(Path root) throws IOException {
        StringBuilder folders = new StringBuilder();
        StringBuilder files = new StringBuilder();
        for (var entry : sums.entrySet()) {
            String name = portable(entry.getKey());
            if (entry.getValue().equals(FOLDER)) folders.append(name).append('\n');
            else files.append(entry.getValue()).append("  ").append(name).append('\n');
        }
        Disk.writePrivate(root.resolve(FOLDERS), folders.toString());
        files.append(sum(root.resolve(FOLDERS))).append("  ").append(FOLDERS).append('\n');
        Disk.writePrivate(root.resolve(SUMS), files.toString());
    }

    static Manifest read(Path root) throws IOException {
        if (!Files.exists(root.resolve(SUMS)))
            throw new PostgresTrouble(
                    root + " is not a copy: it has no " + SUMS + "; name a folder made by ./relata copy.");
        Map<Path, String> sums = new TreeMap<>();
        for (String line : Files.readAllLines(root.resolve(SUMS))) {
            if (line.length() < 67) throw damaged(root, Path.of(SUMS));
            sums.put(Path.of(line.substring(66)), line.substring(0, 64));
        }
        for (String name : Files.readAllLines(root.resolve(FOLDERS))) sums.put(Path.of(name), FOLDER);
        return new Manifest(sums);
    }

    /** All that there is, for counting. */
    List<Path> paths(Path root) {
        return sums.keySet().stream()
                .filter(path -> Files.exists(root.resolve(path)))
                .toList();
    }

    /** Reads everything again. */
    void compare(Path root) throws IOException {
        for (var entry : sums.entrySet()) {
            Path path = root.resolve(entry.getKey());
            if (!Files.exists(path)) throw wrong(root, entry.getKey(), "is missing");
            String found = Files.isDirectory(path) ? FOLDER : sum(path);
            if (!found.equals(entry.getValue())) throw damaged(root, entry.getKey());
        }
        for (Path path : Tree.of(root, Set.of("run", "postgres-log")))
            if (!sums.containsKey(path)) throw wrong(root, path, "was not there when it was copied");
    }

    private static PostgresTrouble damaged(Path root, Path path) {
        return wrong(root, path, "is damaged");
    }

    private static PostgresTrouble wrong(Path root, Path path, String how) {
        return new PostgresTrouble("In the copy " + root + " the file " + portable(path) + " " + how
                + ": do not rely on this copy; make a new one.");
    }

    private static String portable(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static String sum(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
