package org.relata.platform.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose files these are, as PostgreSQL insists that its folder belongs to the user it runs as. */
final class Ownership {
    static final int ROOT = 0;

    /** A user of this machine. Who owns the database's files is one of these, or whoever started Relata. */
    record Account(String name, int uid, int gid) {}

    private Ownership() {}

    /** The user who runs this process, or -1 where users have no numbers. */
    static int me() {
        return uidOf(Path.of("/proc/self")).orElseGet(() -> "root".equals(System.getProperty("user.name")) ? ROOT : -1);
    }

    /** Refuses a database that belongs to somebody else. */
    static void check(DataFolder folder) {
        int me = me();
        Path named = folder.hasCluster() ? folder.postgres() : folder.root();
        Optional<Integer> owner = uidOf(named).filter(uid -> uid != me);
        if (me == -1 || owner.isEmpty()) return;
        boolean ours =
                me == ROOT && (!folder.hasCluster() || servants().stream().anyMatch(a -> a.uid() == owner.get()));
        if (!ours)
            throw new PostgresTrouble("The data folder " + folder.root() + " belongs to " + nameOf(named)
                    + ": nothing in it was changed; run Relata as that user, or name another folder.");
    }

    /** Users without rights of their own whom root may put in charge of the database, best first. */
    static List<Account> servants() {
        return List.of("relata", "postgres", "nobody").stream()
                .map(Ownership::account)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Hands a whole tree to a user; a no-op where it is theirs already. */
    static void give(Path root, int uid, int gid) throws IOException {
        if (!Files.exists(root) || uidOf(root).filter(owner -> owner == uid).isPresent()) return;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                own(file, uid, gid);
                return FileVisitResult.CONTINUE;
            }

            // The folder comes last: an interrupted change is taken up again, because the root still shows it.
            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException trouble) throws IOException {
                if (trouble != null) throw trouble;
                own(folder, uid, gid);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void own(Path path, int uid, int gid) throws IOException {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
    }

    static Optional<Integer> uidOf(Path path) {
        try {
            return Optional.of((Integer) Objects.requireNonNull(Files.getAttribute(path, "unix:uid")));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(Path path) {
        try {
            return "the user " + Files.getOwner(path).getName();
        } catch (IOException e) {
            return "another user";
        }
    }

    private static Optional<Account> account(String name) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.split(":", -1))
                    .map(field -> new Account(name, Integer.parseInt(field[2]), Integer.parseInt(field[3])))
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
