package org.relata.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What a running PostgreSQL says of itself in {@code postmaster.pid}; after a crash the file stays and may lie. */
record PidFile(long pid, int port, boolean ready) {
    static final String NAME = "postmaster.pid";

    static Optional<PidFile> of(DataFolder folder) {
        try {
            List<String> lines = Files.readAllLines(folder.postgres().resolve(NAME));
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            return Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), port, ready));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    static void remove(DataFolder folder) throws IOException {
        Files.deleteIfExists(folder.postgres().resolve(NAME));
    }
}
