package org.relata.scheduling;

import java.util.UUID;
import org.relata.kernel.Ids;

/** A session. */
public record SessionId(UUID value) {
    static SessionId next() {
        return new SessionId(Ids.next());
    }

    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
