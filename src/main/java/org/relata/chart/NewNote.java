package org.relata.chart;

import java.time.LocalDate;
import java.util.Optional;
import org.relata.kernel.Refused;

/**
 * A note to be begun.
 *
 * @param day that it is about
 * @param source where it was begun from, in words
 * @param text its first words
 */
public record NewNote(LocalDate day, Optional<String> source, String text) {
    private static final int LONGEST_SOURCE = 300;

    /** An empty one. */
    public static NewNote about(LocalDate day) {
        return new NewNote(day, Optional.empty(), "");
    }

    /** One that quotes what somebody said; throws {@link Refused} where that is more than somebody says at once. */
    public static NewNote quoting(LocalDate day, String source, String said) {
        var where = Note.plain(source).replace('\n', ' ').strip();
        if (where.isEmpty() || where.length() > LONGEST_SOURCE) {
            throw new Refused("It is not clear where this was said. Open the conversation again and try once more.");
        }
        return new NewNote(
                day, Optional.of(where), where + ":\n“" + Note.plain(said).strip() + "”\n\n");
    }
}
