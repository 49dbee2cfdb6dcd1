package org.relata.measure;

import java.util.UUID;
import org.relata.kernel.Ids;

/** What somebody answered to one instrument, once. */
public record ResponseId(UUID value) {
    public static ResponseId next() {
        return new ResponseId(Ids.next());
    }

    public static ResponseId of(String text) {
        return new ResponseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
