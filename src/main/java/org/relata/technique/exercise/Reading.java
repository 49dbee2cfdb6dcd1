package org.relata.technique.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page of plain words for the people of a relationship: on a technique, or an answer to what they ask. Its text is Markdown. */
public record Reading(String key, About about, String text) {
    /**
     * What stands above a page.
     *
     * @param settable whether it may be set for somebody to read; some pages are for everybody to find and for nobody in particular
     * @param reviewer the clinician who has read it, where one has
     */
    public record About(
            String title,
            String summary,
            Optional<Technique> technique,
            int minutes,
            boolean settable,
            List<String> sources,
            Optional<String> reviewer) {}

    /** Whether all of these lower-case words stand in it. */
    boolean holds(List<String> words) {
        var all = (about.title() + " " + about.summary() + " " + text).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }
}
