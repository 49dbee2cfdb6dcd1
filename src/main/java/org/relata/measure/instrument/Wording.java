package org.relata.measure.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The words of one instrument in one language, as a practice imported or pasted them. Text is plain text whatever it
 * holds: it is escaped wherever it is shown.
 *
 * @param language BCP 47 tag
 * @param instructions what stands above the items
 * @param items one for each item of the instrument, in its order
 * @param extras asked and not scored
 */
public record Wording(
        String title,
        String language,
        @Nullable String instructions,
        List<Line> items,
        List<Line> extras,
        Origin origin) {

    public Wording {
        items = List.copyOf(items);
        extras = List.copyOf(extras);
    }

    /**
     * One question.
     *
     * @param number in the instrument
     * @param link name of the question in the file it came from
     * @param control how the file wants it shown (FHIR item control code), a hint only
     * @param show when it is asked; null is always
     */
    public record Line(
            int number,
            String link,
            String text,
            @Nullable String help,
            @Nullable String control,
            List<Option> options,
            @Nullable Show show) {

        public Line {
            options = List.copyOf(options);
        }
    }

    /** One answer; without a value it is a way of not answering, and counts as missing. */
    public record Option(
            String text, @Nullable Integer value, @Nullable String code) {}

    /** When a question is asked: all of these hold, or any. */
    public record Show(boolean all, List<When> when) {
        public Show {
            when = List.copyOf(when);
        }
    }

    /** Compares the answer to another question; {@code exists} compares with 1 for answered, 0 for not. */
    public record When(int item, String operator, int value) {}

    /**
     * Where the words come from.
     *
     * @param copyright must be shown with the items wherever they are
     */
    public record Origin(
            Format format,
            @Nullable String copyright,
            @Nullable String url,
            @Nullable String version) {}

    public enum Format {
        FHIR,
        OSD,
        PASTED,
        OWN
    }

    /** A question, item or extra, by its number. */
    public Optional<Line> line(int number) {
        var all = new ArrayList<>(items);
        all.addAll(extras);
        return all.stream().filter(line -> line.number() == number).findFirst();
    }

    /**
     * The words with {@code {partner}} filled in.
     *
     * @param whom a name, or "your partner", "your family" where no single name fits
     */
    public Wording addressing(String whom) {
        UnaryOperator<@Nullable String> fill = text -> text == null ? null : text.replace("{partner}", whom);
        return new Wording(
                title.replace("{partner}", whom),
                language,
                fill.apply(instructions),
                filled(items, whom),
                filled(extras, whom),
                origin);
    }

    private static List<Line> filled(List<Line> lines, String whom) {
        return lines.stream()
                .map(line -> new Line(
                        line.number(),
                        line.link(),
                        line.text().replace("{partner}", whom),
                        line.help() == null ? null : line.help().replace("{partner}", whom),
                        line.control(),
                        line.options(),
                        line.show()))
                .toList();
    }
}
