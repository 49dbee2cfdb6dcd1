package org.relata.relationship;

import java.util.Locale;

/** What can speak against working with several together, or against one exercise; for the care team to weigh, and shown to nobody else. */
public enum Concern {
    /** A question of safety is open: violence, coercion, danger to oneself. */
    SAFETY,
    /** Somebody is intoxicated now. */
    INTOXICATION,
    /** An affair goes on that the other does not know of. */
    HIDDEN_AFFAIR,
    /** A trauma that has not been prepared for. */
    TRAUMA,
    /** Somebody has been forced to take part. */
    COERCED,
    /** Somebody has not decided whether to stay. */
    UNDECIDED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Concern of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
