package org.relata.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files and folders of a data folder, by their path inside it. */
final class Tree {
    private static final int CHUNK = 1 << 18;

    private Tree() {}

    /** Every path inside, folders before what is in them; nothing below the names left out at the top. */
    static List<Path> of(Path root, Set<String> leftOut) throws IOException {
        try (var all = Files.walk(root)) {
            List<Path> paths = all.filter(path -> !path.equals(root))
                    .map(root::relativize)
                    .filter(path -> !leftOut.contains(path.getName(0).toString()))
                    .filter(path -> !path.endsWith(Path.of("postgres", PidFile.NAME)))
                    .filter(path -> !Manifest.isPartOf(path))
                    .sorted()
                    .toList();
            paths.forEach(path -> check(root, path));
            return paths;
        }
    }

    private static void check(Path root, Path path) {
        Path full = root.resolve(path);
        if (!Files.isRegularFile(full, LinkOption.NOFOLLOW_LINKS)
                && !Files.isDirectory(full, LinkOption.NOFOLLOW_LINKS))
            throw new PostgresTrouble(
                    full + " is a link or no ordinary file, and a copy would not hold what it points to:"
                            + " nothing was copied; put the file itself there.");
    }

    /** Removes what a copy cut short has left, and nothing else. */
    static void clearDraft(Path draft) throws IOException {
        if (!Files.exists(draft)) return;
        if (!Manifest.isIn(draft))
            throw new PostgresTrouble(
                    draft + " is in the way and no copy that was cut short: nothing was copied; move it"
                            + " away or name another folder.");
        Disk.deleteTree(draft);
    }

    static Manifest copy(Path source, Path draft, List<Path> paths, Milestones milestones) throws IOException {
        Disk.privateFolder(draft);
        Files.createFile(draft.resolve(Manifest.UNDER_WAY));
        Map<Path, String> sums = new TreeMap<>();
        for (Path path : paths) {
            Path from = source.resolve(path);
            Path to = draft.resolve(path);
            if (Files.isDirectory(from)) {
                Disk.privateFolder(to);
                sums.put(path, Manifest.FOLDER);
            } else {
                sums.put(path, copyFile(from, to));
                milestones.add(Files.size(to));
            }
        }
        for (Path path : paths) keepPermissions(source.resolve(path), draft.resolve(path));
        return new Manifest(sums);
    }

    private static String copyFile(Path from, Path to) throws IOException {
        Disk.newPrivateFile(to);
        MessageDigest digest = Manifest.digest();
        byte[] buffer = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to, StandardOpenOption.WRITE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Disk.POSIX) Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }

    /** Flushes all of it to the disk, files and the folders that name them. */
    static void sync(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            Disk.syncAll(all.toList());
        }
    }
}
