package org.relata.messaging;

import java.util.UUID;
import org.relata.kernel.Ids;

/** A message. */
public record MessageId(UUID value) {
    static MessageId next() {
        return new MessageId(Ids.next());
    }

    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
