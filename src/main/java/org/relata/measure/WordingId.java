package org.relata.measure;

import java.util.UUID;
import org.relata.kernel.Ids;

/** One version of the words of an instrument in one practice. */
public record WordingId(UUID value) {
    public static WordingId next() {
        return new WordingId(Ids.next());
    }

    public static WordingId of(String text) {
        return new WordingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
