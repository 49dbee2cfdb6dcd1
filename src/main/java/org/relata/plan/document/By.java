package org.relata.plan.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How it is known that an objective has been reached. */
public enum By {
    /** From 0 to 10, by those whose objective it is. */
    RATING,
    /** So many times a week, for some weeks. */
    COUNT,
    /** The total of a questionnaire. */
    MEASURE,
    /** An exercise that was done so many times. */
    EXERCISE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static By of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static Optional<By> find(String word) {
        return Arrays.stream(values()).filter(by -> by.word().equals(word)).findFirst();
    }
}
