package org.relata.technique.exercise;

import java.util.Locale;

/** Who comes to read what is entered at a step: each is one circle, never a mixture. */
public enum Seen {
    /** All who take part and their care team, at once. */
    JOINT,
    /** Whoever entered it and their care team until everybody has; then all, together. */
    REVEAL,
    /** Whoever entered it and their care team. */
    PRIVATE,
    /** The care team. */
    TEAM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Seen of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
