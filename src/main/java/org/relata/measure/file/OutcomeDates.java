package org.relata.measure.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the occasions of one column: words for before and after, ISO dates, dates with points (day first), and dates
 * with slashes when some date of the column shows which part is the day.
 */
final class OutcomeDates {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern POINTS = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Map<String, OutcomeRow.Phase> WORDS = Map.of(
            "pre", OutcomeRow.Phase.BEFORE,
            "before", OutcomeRow.Phase.BEFORE,
            "pretest", OutcomeRow.Phase.BEFORE,
            "baseline", OutcomeRow.Phase.BEFORE,
            "intake", OutcomeRow.Phase.BEFORE,
            "post", OutcomeRow.Phase.AFTER,
            "after", OutcomeRow.Phase.AFTER,
            "posttest", OutcomeRow.Phase.AFTER,
            "end", OutcomeRow.Phase.AFTER);

    private final boolean dayFirst;
    private final boolean monthFirst;

    OutcomeDates(List<String> column) {
        var dates =
                column.stream().map(SLASHES::matcher).filter(Matcher::matches).toList();
        dayFirst = dates.stream().anyMatch(date -> part(date, 1) > 12);
        monthFirst = dates.stream().anyMatch(date -> part(date, 2) > 12);
    }

    /** Before or after, when the word says so. */
    static OutcomeRow.@Nullable Phase phase(String word) {
        return WORDS.get(word.toLowerCase(Locale.ROOT).replace("-", ""));
    }

    /** The occasion; null when {@link #fault} has to be told. */
    OutcomeRow.@Nullable When read(String cell) {
        var phase = phase(cell);
        if (phase != null) {
            return phase;
        }
        var date = date(cell);
        return date == null ? null : new OutcomeRow.On(date);
    }

    /** What is wrong with a cell that could not be read. */
    String fault(String cell) {
        if (SLASHES.matcher(cell).matches() && dayFirst == monthFirst) {
            return "'%s' may be read with the day or the month first; write it as year-month-day".formatted(cell);
        }
        return "'%s' is neither a date (year-month-day) nor one of pre, post, before, after".formatted(cell);
    }

    private @Nullable LocalDate date(String cell) {
        var iso = ISO.matcher(cell);
        if (iso.matches()) {
            return date(iso, 1, 2, 3);
        }
        var points = POINTS.matcher(cell);
        if (points.matches()) {
            return date(points, 3, 2, 1);
        }
        var slashes = SLASHES.matcher(cell);
        if (!slashes.matches()) {
            return null;
        }
        if (dayFirst != monthFirst) {
            return dayFirst ? date(slashes, 3, 2, 1) : date(slashes, 3, 1, 2);
        }
        return part(slashes, 1) == part(slashes, 2) ? date(slashes, 3, 2, 1) : null;
    }

    private static @Nullable LocalDate date(Matcher parts, int year, int month, int day) {
        try {
            var date = LocalDate.of(part(parts, year), part(parts, month), part(parts, day));
            return date.getYear() < 1900 || date.getYear() > 2100 ? null : date;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int part(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}
