package org.relata.platform.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A cold copy of a whole data folder: database, keys, secrets and whatever else stands in it, byte for byte, with a
 * SHA-256 for every file. The copy is itself a data folder: a server may be started on it, and copying it back restores
 * it. It opens everything that the original opens, so keep it as safe.
 *
 * @param files how many files it holds
 * @param bytes how large they are together
 */
public record DataCopy(int files, long bytes) {
    private static final Set<String> LEFT_OUT = Set.of("run", "postgres-log", "postgres.new");

    /**
     * Copies a data folder on which nothing runs, reads the copy again and compares. The target appears whole at the end
     * or not at all; until then it is called {@code TARGET.partial}.
     *
     * @param target a folder that is missing or empty
     * @throws PostgresTrouble with one plain sentence when it cannot; the data folder is never changed
     */
    public static DataCopy make(Path dataFolder, Path target, Consumer<String> progress) {
        DataFolder source = DataFolder.at(dataFolder);
        if (!source.hasCluster())
            throw new PostgresTrouble("There is no data in " + source.root()
                    + ": nothing was copied; name the folder Relata runs on with --data.");
        Path goal = DataFolder.at(target).root();
        try (FolderLock lock = standingStill(source)) {
            checkGoal(source, goal);
            return copy(source, goal, progress);
        } catch (IOException e) {
            throw Diagnosis.of("The copy to " + goal + " could not be made", Disk.parentOf(goal), e);
        }
    }

    private static FolderLock standingStill(DataFolder source) throws IOException {
        Disk.privateFolder(source.run());
        if (FolderLock.isHeld(source) || !Strays.gone(source, Duration.ofSeconds(1)))
            throw new PostgresTrouble("Relata is running on " + source.root()
                    + ": nothing was copied; stop it, copy, and start it again.");
        return FolderLock.take(source);
    }

    private static void checkGoal(DataFolder source, Path goal) throws IOException {
        if (goal.startsWith(source.root()) || source.root().startsWith(goal))
            throw new PostgresTrouble(
                    "The copy cannot stand inside the data folder or around it: nothing was copied; name"
                            + " a folder elsewhere, best on another disk.");
        if (Files.exists(goal) && !(Files.isDirectory(goal) && Disk.isEmpty(goal)))
            throw new PostgresTrouble(
                    goal + " is not empty: nothing was copied and nothing there was touched; name a new folder.");
    }

    private static DataCopy copy(DataFolder source, Path goal, Consumer<String> progress) throws IOException {
        List<Path> paths = Tree.of(source.root(), LEFT_OUT);
        Path draft = goal.resolveSibling(goal.getFileName() + ".partial");
        Tree.clearDraft(draft);
        Files.createDirectories(Disk.parentOf(goal));
        DataCopy size = sizeOf(source.root(), paths);
        if (Files.getFileStore(Disk.parentOf(goal)).getUsableSpace() < size.bytes())
            throw new PostgresTrouble("The copy needs " + inWords(size.bytes()) + " and the disk of " + goal
                    + " has less: nothing was copied; free some space or name another disk.");
        progress.accept("Copying " + size + " from " + source.root());
        Manifest manifest = Tree.copy(source.root(), draft, paths, new Milestones(size.bytes(), progress));
        manifest.write(draft);
        Tree.sync(draft);
        progress.accept("Reading the copy again");
        manifest.compare(draft);
        Files.delete(draft.resolve(Manifest.UNDER_WAY));
        Files.deleteIfExists(goal);
        Files.move(draft, goal, ATOMIC_MOVE);
        Disk.sync(Disk.parentOf(goal));
        progress.accept("Copied " + size + " to " + goal + " and verified every file");
        return size;
    }

    /**
     * Reads a copy and compares it with its manifest. A folder on which a server has run since is no longer a copy.
     *
     * @throws PostgresTrouble naming the first file that is damaged, missing or too many
     */
    public static DataCopy verify(Path copy, Consumer<String> progress) {
        Path root = DataFolder.at(copy).root();
        try {
            Manifest manifest = Manifest.read(root);
            DataCopy size = sizeOf(root, manifest.paths(root));
            progress.accept("Reading " + size + " in " + root);
            manifest.compare(root);
            progress.accept("Every file in " + root + " is as it was copied");
            return size;
        } catch (IOException e) {
            throw Diagnosis.of("The copy in " + root + " cannot be read", root, e);
        }
    }

    private static DataCopy sizeOf(Path root, List<Path> paths) throws IOException {
        int files = 0;
        long bytes = 0;
        for (Path path : paths) {
            Path file = root.resolve(path);
            if (!Files.isRegularFile(file)) continue;
            files++;
            bytes += Files.size(file);
        }
        return new DataCopy(files, bytes);
    }

    private static String inWords(long bytes) {
        return (bytes >> 20) + " MB";
    }

    @Override
    public String toString() {
        return files + " files (" + inWords(bytes) + ")";
    }
}
