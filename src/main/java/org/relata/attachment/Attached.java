package org.relata.attachment;

import java.util.UUID;

/**
 * A file as it stands beside what it was given with.
 *
 * @param in what it was given with
 * @param name as its author called it, with the ending that its content deserves
 * @param size in bytes
 */
public record Attached(FileId id, UUID in, String name, FileKind kind, int size) {
    public boolean isPicture() {
        return kind.isPicture();
    }

    /** Rounded up, for people. */
    public int kilobytes() {
        return (size + 1023) / 1024;
    }

    public double megabytes() {
        return size / (1024.0 * 1024);
    }
}
