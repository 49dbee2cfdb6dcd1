package org.relata.notice;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * From when to when, by the clock on the wall, somebody is not to be told; over midnight where it begins later than it ends.
 *
 * @param from within them
 * @param to no more within them
 */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours that begin when they end");
        }
    }

    /** This very moment, or the end of the quiet hours around it. */
    Instant after(Instant moment, ZoneId zone) {
        LocalDateTime here = LocalDateTime.ofInstant(moment, zone);
        if (!within(here.toLocalTime())) {
            return moment;
        }
        boolean tomorrow = !here.toLocalTime().isBefore(to);
        return next(here.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(to), moment, zone);
    }

    private boolean within(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean notOver = time.isBefore(to);
        return from.isBefore(to) ? begun && notOver : begun || notOver;
    }

    /** When a clock is put forward past the end, that is the end; an hour that comes twice ends the hours that are still to come. */
    private static Instant next(LocalDateTime end, Instant moment, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(end);
        return offsets.stream()
                .map(end::toInstant)
                .filter(moment::isBefore)
                .findFirst()
                .orElseGet(() -> zone.getRules().getTransition(end).getInstant());
    }
}
