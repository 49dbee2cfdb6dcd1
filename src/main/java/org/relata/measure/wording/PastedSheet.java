package org.relata.measure.wording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person pasted from the official sheet into the form that already knows the structure.
 *
 * @param items one question a line, extras last; a leading number is dropped
 * @param answers the labels, for all items or for some
 * @param copyright the sheet's own line, if it has one
 */
public record PastedSheet(
        String title,
        String language,
        @Nullable String instructions,
        String items,
        List<Answers> answers,
        @Nullable String copyright) {

    /**
     * @param numbers of the items with these answers; empty means all that are not named elsewhere
     * @param lines one label a line, in the order of the sheet; a value before or after it is checked and dropped. No
     *     lines at all means that the sheet shows the bare numbers.
     */
    public record Answers(List<Integer> numbers, String lines) {}
}
