package org.relata.measure.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.measure.AssignmentId;
import org.relata.measure.Entry;
import org.relata.measure.file.OutcomeRow;
import org.relata.ui.Form;

/** What a clinician typed in, as it was sent. */
record EntryForm(Form form) {
    private static final String EVERYBODY = "all";

    Entry entry(LocalDate today) {
        var answers = Answered.chosen(form);
        if (form.given("member").isEmpty()) {
            throw new Refused("Choose whose answers these are.");
        }
        if (!answers.isEmpty() && form.given("total").isPresent()) {
            throw new Refused("Type in the total or the single answers, not both: the total follows from the answers.");
        }
        return new Entry(
                form.value("instrument"),
                subject(),
                form.given("assignment").map(EntryForm::assignment),
                when(today),
                answers,
                answers.isEmpty() ? number(form, "total") : null,
                Map.of());
    }

    /** Empty for all of them together. */
    Optional<PersonId> subject() {
        return form.given("member").filter(who -> !who.equals(EVERYBODY)).map(EntryForm::person);
    }

    private OutcomeRow.When when(LocalDate today) {
        var phase = form.value("phase");
        if (phase.equals("before") || phase.equals("after")) {
            return OutcomeRow.Phase.valueOf(phase.toUpperCase(Locale.ROOT));
        }
        var day = day(form, "day");
        if (day.isAfter(today)) {
            throw new Refused("This day is still to come. Choose the day on which it was answered.");
        }
        return new OutcomeRow.On(day);
    }

    static LocalDate day(Form form, String field) {
        try {
            var day = LocalDate.parse(form.value(field).strip());
            if (day.getYear() < 1900 || day.getYear() > 2200) {
                throw new Refused("Choose a day between 1900 and 2200.");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new Refused("Choose a day, such as 2026-11-23.");
        }
    }

    /** A plain number; a comma is taken for a point. */
    static BigDecimal number(Form form, String field) {
        var text = form.value(field).strip().replace(',', '.');
        if (!text.matches("-?(\\d{1,9}(\\.\\d{1,9})?|\\.\\d{1,9})")) {
            throw new Refused("Type numbers plainly, such as 12 or 81.5.");
        }
        return new BigDecimal(text);
    }

    static PersonId person(String text) {
        return Ids.named(text, PersonId::of);
    }

    private static AssignmentId assignment(String text) {
        return Ids.named(text, AssignmentId::of);
    }

    static Optional<LocalDate> optionalDay(Form form, String field) {
        return form.given(field).map(given -> day(form, field));
    }
}
