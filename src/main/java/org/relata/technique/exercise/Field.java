package org.relata.technique.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something to enter at a step.
 *
 * @param label the question or the beginning of the sentence
 * @param hint what may help; empty where nothing is needed
 * @param options what there is to choose from, place or put in order; empty where {@code of} names it
 * @param of an earlier step and its field, "step.field", whose lines are what there is; only one that all can read by then
 * @param range of numbers, with words at its ends
 * @param most the longest list, or the most that may be chosen; 0 for any
 */
public record Field(
        String id,
        String label,
        String hint,
        Kind kind,
        List<Option> options,
        Optional<String> of,
        Range range,
        boolean optional,
        int most) {
    /** How it is entered and kept. */
    public enum Kind {
        /** One line. */
        LINE,
        /** As much as one likes. */
        TEXT,
        /** Several lines, each a thing of its own. */
        LINES,
        /** One of the options. */
        CHOICE,
        /** Some of the options. */
        TAGS,
        /** A whole number with words at both ends. */
        SCALE,
        /** A number. */
        NUMBER,
        DATE,
        /** Yes or nothing. */
        TICK,
        /** The options, the most wanted first. */
        ORDER,
        /** A number for each of the options. */
        RATE,
        /** Each option somewhere on a square, 0 to 100 from the left and from the top. */
        BOARD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        boolean needsOptions() {
            return this == CHOICE || this == TAGS || this == ORDER || this == RATE || this == BOARD;
        }

        /** Whether what was entered is a list that a later step can take up. */
        boolean isList() {
            return this == LINES || this == TAGS || this == ORDER || this == LINE;
        }
    }

    /** One of the options: what is kept, and what is read. */
    public record Option(String value, String label) {}

    /** From and to, with the words there. */
    public record Range(int from, int to, int step, String low, String high) {
        public static final Range TEN = new Range(0, 10, 1, "", "");
    }
}
