package org.relata.platform.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what the system or PostgreSQL says into one sentence a self-hoster can act on. */
final class Diagnosis {
    /** Below this much room PostgreSQL cannot even write a log segment. */
    private static final long LEAST_ROOM = 17L << 20;

    private static final Pattern LIBRARY = Pattern.compile("error while loading shared libraries: ([^:]+):");
    private static final Pattern COMPLAINT = Pattern.compile("(?m)(?:FATAL|PANIC|ERROR|error): +(.+)$");

    private Diagnosis() {}

    static PostgresTrouble of(String what, Path place, IOException e) {
        if (isFull(place, String.valueOf(e.getMessage()))) return full(place, e);
        if (e instanceof AccessDeniedException)
            return new PostgresTrouble(
                    what + ": this user has no right to it and nothing was changed; run Relata as the user to whom the"
                            + " folder belongs.",
                    e);
        return new PostgresTrouble(
                what + " (" + e.getMessage() + "): nothing stored was changed; mend this and start again.", e);
    }

    /** What went wrong with a program of PostgreSQL, from what it printed. */
    static PostgresTrouble of(String what, DataFolder folder, String output) {
        Matcher library = LIBRARY.matcher(output);
        if (library.find())
            return new PostgresTrouble(
                    what + ": this system lacks the library " + library.group(1)
                            + " and nothing stored was changed; install it (on Debian: apt-get install libstdc++6) and start again.");
        if (isFull(folder.root(), output)) return full(folder.root(), null);
        if (output.contains("Address already in use"))
            return new PostgresTrouble(
                    what
                            + ": its port is taken by another program and nothing was changed; stop that program or start again.");
        List<String> complaints =
                COMPLAINT.matcher(output).results().map(m -> m.group(1).strip()).toList();
        String complaint = complaints.isEmpty() ? "it gave no reason" : complaints.getLast();
        return new PostgresTrouble(
                what + " (" + complaint + "): nothing stored was changed; the log in " + folder.log() + " says more.");
    }

    /** Whether the system lacks a library, as against a user who may not read ours. */
    static boolean lacksLibrary(String output, Path home) {
        Matcher library = LIBRARY.matcher(output);
        return library.find() && !Files.exists(home.resolve("lib").resolve(library.group(1)));
    }

    static PostgresTrouble portTaken(int port) {
        return new PostgresTrouble(
                "Port " + port + " on 127.0.0.1 is taken by another program: nothing was changed; stop"
                        + " that program or choose another port.");
    }

    private static PostgresTrouble full(Path place, @Nullable Throwable cause) {
        return new PostgresTrouble(
                "The disk that holds " + place
                        + " is full: everything saved before is safe and nothing was changed; free"
                        + " some space and start again.",
                cause);
    }

    private static boolean isFull(Path place, String said) {
        if (said.contains("No space left on device") || said.contains("Disk quota exceeded")) return true;
        try {
            return Files.exists(place) && Files.getFileStore(place).getUsableSpace() < LEAST_ROOM;
        } catch (IOException e) {
            return false;
        }
    }
}
