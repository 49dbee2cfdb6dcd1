package org.relata.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One running server. Launch it from a thread that stays: the kernel stops it when that thread ends. */
final class Postmaster {
    private static final Duration RECOVERY = Duration.ofMinutes(15);

    private final Programs programs;
    private final Process process;

    private Postmaster(Programs programs, Process process) {
        this.programs = programs;
        this.process = process;
    }

    static Postmaster launch(Programs programs, int port) {
        DataFolder folder = programs.folder();
        try {
            return new Postmaster(
                    programs, programs.launch("postgres", Settings.ofServer(folder, port), folder.startLog()));
        } catch (IOException e) {
            throw Diagnosis.of("PostgreSQL could not be started", folder.root(), e);
        }
    }

    /** Waits until it takes connections, however long it has to mend itself after a crash. */
    void awaitReady(Consumer<String> progress) {
        Instant start = Instant.now();
        Instant next = start.plusSeconds(5);
        while (!isReady()) {
            if (exited(20)) throw Diagnosis.of("PostgreSQL did not start", programs.folder(), lastWords());
            if (Instant.now().isAfter(next)) {
                progress.accept("PostgreSQL is making the data whole after a crash; this can take minutes");
                next = Instant.now().plusSeconds(15);
            }
            if (Instant.now().isAfter(start.plus(RECOVERY))) {
                stop();
                throw new PostgresTrouble("PostgreSQL was not ready after " + RECOVERY.toMinutes()
                        + " minutes and was stopped: the data is safe; look into "
                        + programs.folder().log()
                        + " and start again.");
            }
        }
    }

    private boolean isReady() {
        return PidFile.of(programs.folder())
                .filter(file -> file.ready() && file.pid() == process.pid())
                .isPresent();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitExit() {
        while (process.isAlive()) exited(60_000);
    }

    private boolean exited(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Ends open connections, writes everything down and goes; if that takes too long, less politely. */
    void stop() {
        ask(programs, "fast");
        if (exited(30_000)) return;
        ask(programs, "immediate");
        if (!exited(5_000)) process.destroyForcibly();
    }

    static void ask(Programs programs, String mode) {
        try {
            programs.run(
                    "pg_ctl",
                    List.of(
                            "stop",
                            "-W",
                            "-m",
                            mode,
                            "-D",
                            programs.folder().postgres().toString()));
        } catch (IOException e) {
            throw Diagnosis.of(
                    "PostgreSQL could not be told to stop", programs.folder().root(), e);
        }
    }

    /** What it printed before its log was open, and the end of the log it wrote to last. */
    private String lastWords() {
        DataFolder folder = programs.folder();
        try (var logs = Files.list(folder.log())) {
            List<Path> newest = logs.sorted((a, b) ->
                            Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .toList();
            StringBuilder words = new StringBuilder();
            for (Path log : newest) {
                String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
                words.append(text, Math.max(0, text.length() - 4000), text.length())
                        .append('\n');
            }
            return words.toString();
        } catch (IOException e) {
            return "";
        }
    }
}
