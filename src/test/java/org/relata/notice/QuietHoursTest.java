package org.relata.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} to {1}, at {2}")
    @CsvSource({
        // over midnight
        "22:00, 07:00, 2026-11-23T21:59:00+01:00, 2026-11-23T21:59:00+01:00",
        "22:00, 07:00, 2026-11-23T22:00:00+01:00, 2026-11-24T07:00:00+01:00",
        "22:00, 07:00, 2026-11-24T06:59:59+01:00, 2026-11-24T07:00:00+01:00",
        "22:00, 07:00, 2026-11-24T07:00:00+01:00, 2026-11-24T07:00:00+01:00",
        // within one day
        "13:00, 15:00, 2026-11-23T14:00:00+01:00, 2026-11-23T15:00:00+01:00",
        "13:00, 15:00, 2026-11-23T12:00:00+01:00, 2026-11-23T12:00:00+01:00",
        // the night that loses an hour, and the one that gains one
        "22:00, 07:00, 2026-03-28T23:00:00+01:00, 2026-03-29T07:00:00+02:00",
        "22:00, 07:00, 2026-10-24T23:00:00+02:00, 2026-10-25T07:00:00+01:00",
        // an end that no clock shows that night
        "22:00, 02:30, 2026-03-29T01:30:00+01:00, 2026-03-29T03:00:00+02:00",
        // an end that every clock shows twice
        "22:00, 02:30, 2026-10-25T01:30:00+02:00, 2026-10-25T02:30:00+02:00",
        "22:00, 02:30, 2026-10-25T02:15:00+01:00, 2026-10-25T02:30:00+01:00"
    })
    void thePhoneStaysSilentUntilTheirEnd(LocalTime from, LocalTime to, ZonedDateTime at, ZonedDateTime told) {
        assertThat(new QuietHours(from, to).after(at.toInstant(), BERLIN)).isEqualTo(told.toInstant());
    }

    @Test
    void onceTheyAreOverNobodyWaitsAnyLonger() {
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));
        for (var moment = Instant.parse("2026-01-01T00:00:00Z");
                moment.isBefore(Instant.parse("2027-01-01T00:00:00Z"));
                moment = moment.plusSeconds(900)) {
            var end = night.after(moment, BERLIN);
            assertThat(end).isAfterOrEqualTo(moment).isBefore(moment.plusSeconds(6 * 3600));
            assertThat(night.after(end, BERLIN)).isEqualTo(end);
        }
    }

    @Test
    void hoursWithoutLengthAreNone() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
