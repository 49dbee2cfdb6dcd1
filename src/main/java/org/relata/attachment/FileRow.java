package org.relata.attachment;

import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.platform.Vault.Hand;

/**
 * A file and how far it has come.
 *
 * @param name as its author called it
 * @param edition which of its chunks are the file
 * @param finished what it is, once it has been looked into
 */
record FileRow(
        FileId id,
        CircleId circle,
        PersonId author,
        String name,
        int announced,
        int received,
        UUID edition,
        Optional<Finished> finished) {
    record Finished(FileKind kind, int size) {}

    Hand hand() {
        return new Hand(circle, author);
    }

    boolean isWhole() {
        return received == announced;
    }

    /** In bytes; while a file comes in, what it will be. */
    int size() {
        return finished.map(Finished::size).orElse(announced);
    }

    int chunks() {
        return Pieces.count(size());
    }
}
