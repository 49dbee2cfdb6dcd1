package org.relata.technique;

import java.util.UUID;
import org.relata.kernel.Ids;

/** One of a practice's own copies of an exercise. */
public record AdaptationId(UUID value) {
    public static AdaptationId next() {
        return new AdaptationId(Ids.next());
    }

    public static AdaptationId of(String text) {
        return new AdaptationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
