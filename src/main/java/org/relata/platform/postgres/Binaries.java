package org.relata.platform.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * PostgreSQL's programs, unpacked once from the class path into a folder named by the archive's content. Whatever is
 * missing or damaged there is noticed on the next start and unpacked anew; processes may race for it.
 */
final class Binaries {
    private Binaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share} for this machine. */
    static Path unpacked(Path shelf, Consumer<String> progress) {
        return unpacked(Platform.here(), shelf, progress);
    }

    static Path unpacked(Platform platform, Path shelf, Consumer<String> progress) {
        URL archive = Binaries.class.getResource("/" + platform.archive());
        if (archive == null)
            throw new PostgresTrouble("This build of Relata lacks " + platform.archive()
                    + ": nothing was changed; build it anew with ./relata.");
        try {
            Path home = shelf.resolve(platform.archive().replace(".txz", "-") + fingerprint(archive));
            if (Inventory.isIntact(home)) return home;
            progress.accept("Unpacking PostgreSQL (only this once)");
            return unpack(archive, home);
        } catch (IOException e) {
            throw Diagnosis.of("PostgreSQL cannot be unpacked into " + shelf, shelf, e);
        }
    }

    private static Path unpack(URL archive, Path home) throws IOException {
        Path shelf = Disk.privateFolder(Disk.parentOf(home));
        Path draft = shelf.resolve(".unpacking-" + UUID.randomUUID());
        try {
            try (InputStream packed = archive.openStream()) {
                Archive.unpack(packed, Disk.privateFolder(draft));
            }
            Inventory.write(draft);
            shelve(draft, home);
            return home;
        } finally {
            Disk.deleteTree(draft);
        }
    }

    /** Puts the draft in its place, unless another process was quicker and did it well. */
    private static void shelve(Path draft, Path home) throws IOException {
        Path damaged = home.resolveSibling(".damaged-" + UUID.randomUUID());
        try {
            if (Files.exists(home)) {
                if (Inventory.isIntact(home)) return;
                Files.move(home, damaged, ATOMIC_MOVE);
            }
            Files.move(draft, home, ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Inventory.isIntact(home)) throw e;
        } finally {
            Disk.deleteTree(damaged);
        }
    }

    /** A short name for the archive's content, which the jar's directory knows without reading it. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (var file = jar.getJarFile()) {
                JarEntry entry = jar.getJarEntry();
                return HexFormat.of().toHexDigits((int) entry.getCrc()) + "-" + entry.getSize();
            }
        }
        try (var counted = new CheckedInputStream(connection.getInputStream(), new CRC32())) {
            long size = counted.skip(Long.MAX_VALUE);
            return HexFormat.of().toHexDigits((int) counted.getChecksum().getValue()) + "-" + size;
        }
    }
}
