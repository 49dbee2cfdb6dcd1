package org.relata.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Days and times as the reader writes them, in the reader's own zone. */
public record When(Locale locale, ZoneId zone, Instant now) {

    /** "Thursday 26 November", with the year where it is not this one. */
    public String date(Instant instant) {
        return date(at(instant).toLocalDate());
    }

    /** As {@link #date(Instant)}, of a day that has no zone. */
    public String date(LocalDate day) {
        return write(day.getYear() == at(now).getYear() ? "MMMMEEEEd" : "yMMMMEEEEd", day);
    }

    /** "26 Nov 2026", for lists and tables. */
    public String shortDate(Instant instant) {
        return write("yMMMd", at(instant));
    }

    /** "17:30" or "5:30 PM". */
    public String time(Instant instant) {
        return write("jm", at(instant));
    }

    /** "17:30–18:20", in the zone of the reader. */
    public String span(Instant start, Instant end) {
        return time(start) + "–" + time(end);
    }

    /** "Thursday 26 November, 17:30". */
    public String dateTime(Instant instant) {
        return date(instant) + ", " + time(instant);
    }

    /** How long ago, in the words a person would use: "5 minutes ago", "yesterday", later the date. */
    public String ago(Instant instant) {
        Words words = new Words(locale);
        long minutes = Duration.between(instant, now).toMinutes();
        long days = ChronoUnit.DAYS.between(at(instant).toLocalDate(), at(now).toLocalDate());
        if (minutes < 1) {
            return words.say("ui.ago.now");
        } else if (minutes < 60) {
            return words.say("ui.ago.minutes", minutes);
        } else if (days < 1) {
            return words.say("ui.ago.hours", minutes / 60);
        } else if (days == 1) {
            return words.say("ui.ago.yesterday");
        }
        return days < 7 ? words.say("ui.ago.days", days) : shortDate(instant);
    }

    /** The value of a time element's datetime attribute. */
    public String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** "Berlin": how people name their zone. */
    public String city() {
        return zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(zone);
    }

    private String write(String skeleton, TemporalAccessor moment) {
        return Patterns.of(skeleton, locale).format(moment);
    }
}
