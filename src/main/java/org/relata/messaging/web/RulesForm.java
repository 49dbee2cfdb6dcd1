package org.relata.messaging.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.Refused;
import org.relata.messaging.Rules;
import org.relata.messaging.Rules.Span;
import org.relata.ui.Form;

/** The rules as they stand in a form: a day without times is a day off. */
final class RulesForm {
    private static final int LONGEST = 200;

    private RulesForm() {}

    static Form of(Rules rules) {
        var form = Form.blank().with("reply", rules.replyWithin());
        form = rules.clientsStart() ? form.with("start", "yes") : form;
        form = rules.groupMessages() ? form.with("group", "yes") : form;
        form = rules.showsWriting() ? form.with("writing", "yes") : form;
        form = rules.showsReading() ? form.with("reading", "yes") : form;
        for (var day : rules.hours().entrySet()) {
            form = form.with(opens(day.getKey()), day.getValue().opens().toString())
                    .with(closes(day.getKey()), day.getValue().closes().toString());
        }
        return form;
    }

    static Rules rules(Form form) {
        if (form.value("reply").length() > LONGEST) {
            throw new Refused("When you answer takes at most 200 characters.");
        }
        return new Rules(
                form.has("start", "yes"),
                form.has("group", "yes"),
                form.has("writing", "yes"),
                form.has("reading", "yes"),
                form.value("reply").strip(),
                hours(form));
    }

    static int years(Form form) {
        try {
            return Integer.parseInt(form.value("years").strip());
        } catch (NumberFormatException e) {
            throw new Refused("How long is a whole number of years.");
        }
    }

    private static Map<DayOfWeek, Span> hours(Form form) {
        var hours = new EnumMap<DayOfWeek, Span>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var opens = time(form, opens(day));
            var closes = time(form, closes(day));
            if (opens.isPresent() != closes.isPresent()
                    || opens.filter(from -> !from.isBefore(closes.orElse(from))).isPresent()) {
                throw new Refused("Each day needs a beginning and a later end, or neither.");
            }
            opens.ifPresent(from -> hours.put(day, new Span(from, closes.orElse(from))));
        }
        return hours;
    }

    private static Optional<LocalTime> time(Form form, String field) {
        try {
            return form.given(field).map(LocalTime::parse);
        } catch (DateTimeParseException e) {
            throw new Refused("A time is written as 09:00.");
        }
    }

    static String opens(DayOfWeek day) {
        return "opens-" + day.name().toLowerCase(Locale.ROOT);
    }

    static String closes(DayOfWeek day) {
        return "closes-" + day.name().toLowerCase(Locale.ROOT);
    }
}
