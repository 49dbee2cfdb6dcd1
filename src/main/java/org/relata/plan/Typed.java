package org.relata.plan;

import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.plan.document.Field;

/**
 * What was typed in one of perhaps several windows.
 *
 * @param known the edition that the window was filled with
 * @param tab its name
 * @param value plain words
 */
public record Typed(int known, String tab, String item, Field field, String value) {
    private static final int LONGEST = 2_000;

    public Typed {
        value = value.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                .strip();
        if (value.length() > LONGEST) {
            throw new Refused("This is longer than 2,000 characters. Say it shorter, or in two items.");
        }
    }

    /** A field that is called "item.field", in a window that calls itself "7.k3j9": an edition, and a name. */
    public static Typed in(String window, String name, String value) {
        int dot = name.lastIndexOf('.');
        if (!window.matches("\\d{1,9}\\.[\\w-]{1,40}") || dot < 1 || dot > 40) {
            throw new NotFound();
        }
        int end = window.indexOf('.');
        return new Typed(
                Integer.parseInt(window.substring(0, end)),
                window.substring(end + 1),
                name.substring(0, dot),
                field(name.substring(dot + 1)),
                value);
    }

    private static Field field(String word) {
        try {
            return Field.of(word);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    String place() {
        return item + "." + field.word();
    }
}
