package org.relata.technique;

import java.util.UUID;
import org.relata.kernel.Ids;

/** One time that people do an exercise. */
public record RunId(UUID value) {
    static RunId next() {
        return new RunId(Ids.next());
    }

    public static RunId of(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
