package org.relata.scheduling.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.scheduling.Attendance;
import org.relata.scheduling.Attendance.How;
import org.relata.scheduling.Session;
import org.relata.scheduling.Session.Time;
import org.relata.ui.Form;

/** What was typed about a session, in the writer's zone. */
record SessionForm(Form form, ZoneId zone) {
    private static final int ISO = "2026-11-23".length();
    private static final int MOST_DIGITS = 4;

    List<PersonId> members() {
        return form.values().getOrDefault("member", List.of()).stream()
                .map(text -> Ids.named(text, PersonId::of))
                .distinct()
                .toList();
    }

    /** As it was typed; throws {@link Refused} where a day or a time is missing. */
    Time time() {
        var day = given("day", LocalDate::parse).filter(date -> date.toString().length() == ISO);
        var time = given("time", LocalTime::parse);
        if (day.isEmpty() || time.isEmpty()) {
            throw new Refused("Say on which day the session is, and when it begins.");
        }
        return new Time(day.get().atTime(time.get()).atZone(zone).toInstant(), minutes());
    }

    /** As long as sessions usually are, and over now. */
    Time justOver(Instant now) {
        return new Time(now.minus(Duration.ofMinutes(minutes())).truncatedTo(ChronoUnit.MINUTES), minutes());
    }

    private int minutes() {
        return form.given("minutes").isEmpty()
                ? Session.USUAL_MINUTES
                : number("minutes").orElse(0);
    }

    /** What was noted of each of these members. */
    Map<PersonId, Attendance> attendance(List<PersonId> members) {
        var noted = new HashMap<PersonId, Attendance>();
        for (var member : members) {
            form.given("how-" + member)
                    .map(word -> Ids.named(word, How::of))
                    .ifPresent(how -> noted.put(member, new Attendance(how, number("late-" + member))));
        }
        return noted;
    }

    Optional<Integer> number(String name) {
        return form.given(name)
                .filter(text -> text.length() <= MOST_DIGITS && text.chars().allMatch(Character::isDigit))
                .map(Integer::valueOf);
    }

    private <T> Optional<T> given(String name, Function<String, T> reading) {
        try {
            return form.given(name).map(reading);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
