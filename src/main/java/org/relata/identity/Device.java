package org.relata.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A browser on which the person has signed in, and until when it spares them the code. */
public record Device(UUID id, String label, boolean shared, Optional<Instant> rememberedUntil, Instant lastSeen) {
    /** What somebody says of the device at hand. */
    public enum Ownership {
        SHARED,
        OWN,
        OWN_AND_REMEMBERED;

        /** What a form sent; nothing said is the careful answer. */
        public static Ownership of(String said) {
            return switch (said) {
                case "own" -> OWN;
                case "remembered" -> OWN_AND_REMEMBERED;
                default -> SHARED;
            };
        }
    }
}
