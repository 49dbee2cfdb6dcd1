package org.relata.relationship;

import java.util.Locale;

/** What kind of unit of care a relationship is. */
public enum Kind {
    COUPLE,
    FAMILY,
    GROUP,
    INDIVIDUAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
