package org.relata.technique;

import java.util.UUID;
import org.relata.kernel.Ids;

/** One time that a page was set for somebody to read. */
public record ReadingId(UUID value) {
    static ReadingId next() {
        return new ReadingId(Ids.next());
    }

    public static ReadingId of(String text) {
        return new ReadingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
