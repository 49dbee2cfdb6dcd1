package org.relata.measure;

import java.util.UUID;
import org.relata.kernel.Ids;

/** A request to answer one instrument. */
public record AssignmentId(UUID value) {
    public static AssignmentId next() {
        return new AssignmentId(Ids.next());
    }

    public static AssignmentId of(String text) {
        return new AssignmentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
