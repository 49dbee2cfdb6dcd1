package org.relata.measure;

import java.util.UUID;
import org.relata.kernel.Ids;

/** Something in an answer that asks for somebody to act. */
public record TaskId(UUID value) {
    public static TaskId next() {
        return new TaskId(Ids.next());
    }

    public static TaskId of(String text) {
        return new TaskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
