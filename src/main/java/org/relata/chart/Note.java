package org.relata.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;

/**
 * A draft of a note, as the care team reads it.
 *
 * @param day that it is about
 * @param source where it was begun from, in words
 * @param last who wrote last
 * @param beside the draft beside which a window wrote this one, so that neither wrote over the other
 */
public record Note(
        NoteId id,
        CircleId circle,
        PersonId author,
        LocalDate day,
        Optional<String> source,
        String text,
        Instant savedAt,
        Turn last,
        Optional<NoteId> beside) {
    /** How many characters it may have. */
    public static final int LONGEST = 50_000;

    private static final int SHOWN = 160;

    /**
     * A writing of its words.
     *
     * @param revision grows with each
     * @param window the name of the window that wrote
     * @param seq that window's own count
     */
    public record Turn(int revision, String window, long seq) {
        static final Turn FIRST = new Turn(1, "", 0);

        Turn next(Typed typed) {
            return new Turn(revision + 1, typed.window(), typed.seq());
        }

        boolean isOf(Typed typed) {
            return window.equals(typed.window());
        }

        /** Whether the same window has written later words. */
        boolean isAfter(Typed typed) {
            return isOf(typed) && seq > typed.seq();
        }
    }

    boolean isBy(PersonId person) {
        return author.equals(person);
    }

    /** Whether nothing is lost by writing these words over what stands: their window knew of it, or they hold all of it. */
    boolean yields(Typed typed) {
        return last.isOf(typed)
                || last.revision() == typed.revision()
                || typed.text().contains(text);
    }

    /** Where it was begun from, unless its words say that themselves. */
    public Optional<String> origin() {
        return source.filter(words -> !text.contains(words));
    }

    /** How it begins, in one line. */
    public String beginning() {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(SHOWN - 1, 0)).strip() + " …";
    }

    /** Words with line breaks and nothing else that is not a letter or sign; throws {@link Refused} where there are too many. */
    static String plain(String text) {
        var words = text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
        if (words.length() > LONGEST) {
            throw new Refused("This is longer than 50,000 characters. Go on in another draft.");
        }
        return words;
    }
}
