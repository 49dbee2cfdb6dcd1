package org.relata.platform.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One process at a time on a data folder. The system lets go of the lock when the process dies, however it dies. */
final class FolderLock implements AutoCloseable {
    // The system drops all locks of a process on a file when it closes any handle of it, so never open it twice here.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final DataFolder folder;
    private final FileChannel channel;

    private FolderLock(DataFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(DataFolder folder) {
        for (int tries = 0; tries < 20; tries++) {
            FolderLock lock = tryTake(folder);
            if (lock != null) return lock;
            if (HELD_HERE.contains(folder.root())) break;
            Pause.millis(50);
        }
        throw new PostgresTrouble("Another Relata is running on the data folder " + folder.root()
                + ": nothing was changed; use that one, stop it first, or name another folder.");
    }

    /** Whether some process holds the folder now. */
    static boolean isHeld(DataFolder folder) {
        if (HELD_HERE.contains(folder.root())) return true;
        if (!Files.exists(lockFile(folder))) return false;
        FolderLock lock = tryTake(folder);
        if (lock == null) return true;
        lock.close();
        return false;
    }

    private static @Nullable FolderLock tryTake(DataFolder folder) {
        if (!HELD_HERE.add(folder.root())) return null;
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(lockFile(folder), CREATE, WRITE);
            taken = channel.tryLock() != null;
            return taken ? new FolderLock(folder, channel) : null;
        } catch (IOException e) {
            throw Diagnosis.of("The data folder " + folder.root() + " cannot be locked", folder.root(), e);
        } finally {
            if (!taken) release(folder, channel);
        }
    }

    private static Path lockFile(DataFolder folder) {
        return folder.run().resolve("lock");
    }

    private static void release(DataFolder folder, @Nullable FileChannel channel) {
        try {
            if (channel != null) channel.close();
        } catch (IOException e) {
            throw new PostgresTrouble("The lock on " + folder.root() + " could not be let go of.", e);
        } finally {
            HELD_HERE.remove(folder.root());
        }
    }

    @Override
    public void close() {
        release(folder, channel);
    }
}
