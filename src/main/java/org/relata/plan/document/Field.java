package org.relata.plan.document;

import java.util.List;
import java.util.Locale;

/** What can be written about an item of a plan. */
public enum Field {
    STATEMENT,
    /** {@link Item#TOGETHER}, {@link Item#EACH}, or the id of one member. */
    OWNER,
    /** How it is known: a {@link By} by its word. */
    BY,
    INSTRUMENT,
    BASELINE,
    TARGET,
    WEEKS,
    DUE,
    EXERCISE,
    WEIGHT,
    /** The levels of a goal in words, from far below what is hoped for to far above. */
    LEAST,
    LESS,
    EXPECTED,
    MORE,
    MOST,
    FREQUENCY,
    REVIEW,
    DISCHARGE;

    /** From -2 to +2. */
    public static final List<Field> LEVELS = List.of(LEAST, LESS, EXPECTED, MORE, MOST);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Field of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
