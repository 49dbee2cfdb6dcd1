package org.relata.messaging;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * How a practice writes with its clients.
 *
 * @param clientsStart whether a client may write first in a conversation
 * @param groupMessages whether the members of a group write to each other
 * @param showsWriting whether readers see that somebody is writing at this moment
 * @param showsReading whether who writes sees who of the others has read it
 * @param replyWithin when an answer can be expected, in words; empty where nothing is promised
 * @param hours when messages are read, in the practice's own zone; no day at all is no promise
 */
public record Rules(
        boolean clientsStart,
        boolean groupMessages,
        boolean showsWriting,
        boolean showsReading,
        String replyWithin,
        Map<DayOfWeek, Span> hours) {
    static final Rules UNSET = new Rules(true, false, false, false, "", Map.of());

    /** Opening and closing on one day. */
    public record Span(LocalTime opens, LocalTime closes) {
        boolean contains(LocalTime time) {
            return !time.isBefore(opens) && time.isBefore(closes);
        }
    }

    /** Whether nobody reads at this moment; never where no hours are given. */
    public boolean isAfterHours(ZonedDateTime now) {
        return !hours.isEmpty()
                && Optional.ofNullable(hours.get(now.getDayOfWeek()))
                        .filter(span -> span.contains(now.toLocalTime()))
                        .isEmpty();
    }
}
