package org.relata.measure.chart;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relata.ui.Patterns;

/** Numbers, days and readings as people of one locale write them. */
record ScoreWords(Locale locale) {
    String number(double value) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    /** With a sign in front, the true minus; no sign for no change. */
    String signed(double value) {
        return (value > 0 ? "+" : value < 0 ? "\u2212" : "") + number(Math.abs(value));
    }

    String percent(double share) {
        return NumberFormat.getPercentInstance(locale).format(share);
    }

    String day(LocalDate day) {
        return Patterns.of("MMMd", locale).format(day);
    }

    String month(LocalDate day) {
        return Patterns.of("yMMM", locale).format(day);
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    String occasion(ChartOccasion occasion) {
        var name = occasion.name();
        return name != null ? name : date(dated(occasion.date()));
    }

    /** As short as an axis needs it. */
    String tick(ChartOccasion occasion, double months) {
        var name = occasion.name();
        if (name != null) {
            return name;
        }
        var date = dated(occasion.date());
        return months > 18 ? month(date) : day(date);
    }

    String reading(ChartScale.Reading reading) {
        return switch (reading) {
            case GAIN -> "reliable gain";
            case LOSS -> "reliable loss";
            case WITHIN -> "within noise";
            case UNREADABLE -> "";
        };
    }

    private static LocalDate dated(@Nullable LocalDate date) {
        if (date == null) {
            throw new IllegalStateException("An occasion without a name has a date");
        }
        return date;
    }
}
