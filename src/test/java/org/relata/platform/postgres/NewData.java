package org.relata.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Data folders with an empty database, as a first start makes them, but made once and copied. */
final class NewData {
    private static @Nullable Path first;

    private NewData() {}

    static synchronized Path in(Path target) throws IOException {
        Path source = first;
        if (source == null) {
            source = Scratch.folder();
            EmbeddedPostgres.start(source, Database.QUIET).close();
            Path made = source;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
            first = source;
        }
        copy(source, target);
        return target;
    }

    /** The programs as a start would unpack them into the folder, where they cannot stand in the user's cache. */
    static void programsIn(Path folder) throws IOException {
        Path cache = Path.of(System.getProperty("user.home", "/"), ".cache", "relata");
        Path home = Binaries.unpacked(cache, Database.QUIET);
        Path shelf = Files.createDirectories(folder.resolve("run/programs"));
        copy(home, shelf.resolve(home.getFileName()));
    }

    private static void copy(Path source, Path target) throws IOException {
        try (var paths = Files.walk(source)) {
            for (Path path : paths.toList()) {
                Path copy = target.resolve(source.relativize(path).toString());
                Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void remove(Path folder) {
        try {
            Disk.deleteTree(folder);
        } catch (IOException e) {
            System.err.println("Left behind: " + folder);
        }
    }
}
