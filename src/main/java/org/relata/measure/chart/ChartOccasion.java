package org.relata.measure.chart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One time at which members were asked. Occasions are given in order; when every one has a date the time axis is true
 * to the calendar, otherwise they stand at equal distances.
 *
 * @param date the day, if known
 * @param name what to call it instead of a date, such as "before"
 * @param session number of the session it belongs to
 */
public record ChartOccasion(
        @Nullable LocalDate date,
        @Nullable String name,
        @Nullable Integer session) {
    public ChartOccasion {
        if (date == null && name == null) {
            throw new IllegalArgumentException("An occasion needs a date or a name");
        }
    }

    public static ChartOccasion on(LocalDate date) {
        return new ChartOccasion(date, null, null);
    }

    public static ChartOccasion session(int number, LocalDate date) {
        return new ChartOccasion(date, null, number);
    }

    public static ChartOccasion named(String name) {
        return new ChartOccasion(null, name, null);
    }
}
