package org.relata.kernel;

import java.util.UUID;

/** A circle, the named set of persons who share a confidence. */
public record CircleId(UUID value) {
    public static CircleId next() {
        return new CircleId(Ids.next());
    }

    public static CircleId of(String text) {
        return new CircleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
