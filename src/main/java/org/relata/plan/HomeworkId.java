package org.relata.plan;

import java.util.UUID;
import org.relata.kernel.Ids;

/** Something to do between sessions. */
public record HomeworkId(UUID value) {
    public static HomeworkId next() {
        return new HomeworkId(Ids.next());
    }

    public static HomeworkId of(String text) {
        return new HomeworkId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
