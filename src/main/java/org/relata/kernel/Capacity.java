package org.relata.kernel;

import java.util.Locale;

/** As what a person acts: one capacity at a time, never both. */
public enum Capacity {
    CLIENT,
    STAFF;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Capacity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
