package org.relata.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A packed PostgreSQL ({@code .txz}). */
final class Archive {
    /** What only compilers and readers of manuals need. */
    private static final Predicate<String> NEEDLESS = Pattern.compile(
                    "^include/|\\.a$|/pgxs/|/pkgconfig/|^share/(doc|man)/")
            .asPredicate();

    private Archive() {}

    static void unpack(InputStream packed, Path home) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().replaceFirst("^\\./", "");
                if (!NEEDLESS.test(name)) place(tar, entry, home.resolve(name).normalize(), home);
            }
        }
        letOthersUse(home);
    }

    /** Root has PostgreSQL run by a user without rights. */
    private static void letOthersUse(Path home) throws IOException {
        try (var all = Files.walk(home)) {
            for (Path folder : all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) Disk.permit(folder, "rwxr-xr-x");
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path path, Path home)
            throws IOException {
        if (!path.startsWith(home)) throw new IOException("the archive points outside itself: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(Disk.parentOf(path));
        if (entry.isSymbolicLink()) Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        else if (entry.isLink())
            Files.createLink(path, home.resolve(entry.getLinkName()).normalize());
        else {
            Files.copy(tar, path);
            Disk.permit(path, (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
        }
    }
}
