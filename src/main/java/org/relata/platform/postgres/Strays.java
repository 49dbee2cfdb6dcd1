package org.relata.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Processes of PostgreSQL that still work on a folder though nobody watches over them. */
final class Strays {
    private static final Path PROC = Path.of("/proc");

    private Strays() {}

    /** Stops what is left of a crash, so that the next server has the folder to itself. Only for the lock's holder. */
    static void clear(Programs programs, Consumer<String> progress) {
        DataFolder folder = programs.folder();
        if (!gone(folder, Duration.ofMillis(300))) {
            progress.accept("A PostgreSQL from before a crash is still at work on this folder; stopping it");
            PidFile.of(folder).ifPresent(_ -> Postmaster.ask(programs, "fast"));
            if (!gone(folder, Duration.ofSeconds(20))) kill(folder);
        }
        try {
            // It may name a process number that means something else by now, which PostgreSQL would respect.
            PidFile.remove(folder);
        } catch (IOException e) {
            throw Diagnosis.of("The data folder " + folder.root() + " cannot be written", folder.root(), e);
        }
    }

    private static void kill(DataFolder folder) {
        of(folder).forEach(ProcessHandle::destroyForcibly);
        if (!gone(folder, Duration.ofSeconds(5)))
            throw new PostgresTrouble("A PostgreSQL from before a crash (process "
                    + of(folder).getFirst().pid() + ") still works on " + folder.root()
                    + " and cannot be stopped: the data is safe; stop that process as its owner and start again.");
    }

    /** Whether all have left within the time given: the server's own log writer goes a little later than the server. */
    static boolean gone(DataFolder folder, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (!of(folder).isEmpty()) {
            if (Instant.now().isAfter(end)) return false;
            Pause.millis(20);
        }
        return true;
    }

    /** Postmaster and back ends alike on Linux, which shows where a process works; elsewhere the postmaster. */
    static List<ProcessHandle> of(DataFolder folder) {
        if (!folder.hasCluster()) return List.of();
        Stream<ProcessHandle> candidates = Files.isDirectory(PROC.resolve("self"))
                ? ProcessHandle.allProcesses()
                : PidFile.of(folder).flatMap(file -> ProcessHandle.of(file.pid())).stream();
        return candidates.filter(process -> worksOn(process, folder)).toList();
    }

    private static boolean worksOn(ProcessHandle process, DataFolder folder) {
        if (!Files.isDirectory(PROC.resolve("self")))
            return process.info()
                    .commandLine()
                    .orElse("")
                    .contains(folder.postgres().toString());
        try {
            Path at = PROC.resolve(Long.toString(process.pid()));
            // A dead process that nobody has waited for works nowhere, though it still has a number.
            return Files.readSymbolicLink(at.resolve("cwd")).equals(folder.postgres())
                    && Files.readSymbolicLink(at.resolve("exe")).endsWith("postgres");
        } catch (IOException e) {
            return false;
        }
    }
}
