package org.relata.plan;

import java.util.Arrays;
import java.util.Locale;
import org.relata.kernel.NotFound;

/**
 * What is done to a draft besides writing in it.
 *
 * @param what is done
 * @param to which item; for a template, the technique
 */
public record Deed(What what, String to) {
    /** What can be done. */
    public enum What {
        PROBLEM,
        GOAL,
        OBJECTIVE,
        INTERVENTION,
        UP,
        DOWN,
        REMOVE,
        TEMPLATE,
        UNDO,
        SAVE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From "up:item"; a deed that is none is NotFound. */
    public static Deed of(String text) {
        int colon = text.indexOf(':');
        var word = colon < 0 ? text : text.substring(0, colon);
        return Arrays.stream(What.values())
                .filter(what -> what.word().equals(word))
                .findFirst()
                .map(what -> new Deed(what, colon < 0 ? "" : text.substring(colon + 1)))
                .orElseThrow(NotFound::new);
    }
}
