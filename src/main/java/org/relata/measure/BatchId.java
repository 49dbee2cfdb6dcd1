package org.relata.measure;

import java.util.UUID;
import org.relata.kernel.Ids;

/** A file of outcomes that was brought in. */
public record BatchId(UUID value) {
    public static BatchId next() {
        return new BatchId(Ids.next());
    }

    public static BatchId of(String text) {
        return new BatchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
