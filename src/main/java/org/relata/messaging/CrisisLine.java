package org.relata.messaging;

import java.util.UUID;

/** Whom to call when it cannot wait, as somebody of the practice has confirmed it. */
public record CrisisLine(UUID id, String name, String number, String note) {
    /** What a telephone dials. */
    public String dial() {
        return number.replaceAll("[^0-9+*#]", "");
    }
}
