package org.relata.chart;

import java.util.UUID;
import org.relata.kernel.Ids;

/** A note; in the order in which they were begun. */
public record NoteId(UUID value) {
    static NoteId next() {
        return new NoteId(Ids.next());
    }

    public static NoteId of(String text) {
        return new NoteId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
