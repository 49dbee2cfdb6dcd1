package org.relata.relationship.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.relata.kernel.PersonId;
import org.relata.relationship.CareRole;
import org.relata.relationship.NewCare;
import org.relata.ui.Form;
import org.relata.ui.Page;

/** The form that brings somebody on a care team. Days end at midnight where the reader lives. */
record NewCareForm(Form form, Page page, Instant now) {
    /** Later ones have five digits, and the database ends somewhere. */
    private static final int LAST_YEAR = 9999;

    /** The form with what is missing said beside each field. */
    Form checked() {
        Form checked = form;
        if (person().isEmpty()) {
            checked = checked.wrong("person", page.say("relationship.care.person.missing"));
        }
        if (role().isEmpty()) {
            checked = checked.wrong("role", page.say("relationship.care.role.missing"));
        }
        boolean treats = role().filter(role -> role == CareRole.THERAPIST).isPresent();
        if (!treats && form.given("reason").isEmpty()) {
            checked = checked.wrong("reason", page.say("relationship.care.reason.missing"));
        }
        if (form.value("reason").length() > 1000 || form.value("delay").length() > 1000) {
            checked = checked.wrong("reason", page.say("relationship.care.reason.long"));
        }
        if (treats ? isBroken("until") : until().filter(now::isBefore).isEmpty()) {
            checked = checked.wrong("until", page.say("relationship.care.until.missing"));
        }
        if (isBroken("shown")) {
            checked = checked.wrong("shown", page.say("relationship.care.shown.wrong"));
        }
        if (shown().isPresent() && form.given("delay").isEmpty()) {
            checked = checked.wrong("delay", page.say("relationship.care.delay.missing"));
        }
        return checked;
    }

    NewCare care() {
        return new NewCare(
                person().orElseThrow(),
                role().orElseThrow(),
                id("member"),
                form.given("reason"),
                until(),
                shown(),
                shown().flatMap(day -> form.given("delay")));
    }

    private Optional<PersonId> person() {
        return id("person");
    }

    private Optional<PersonId> id(String field) {
        try {
            return form.given(field).map(PersonId::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<CareRole> role() {
        return Arrays.stream(CareRole.values())
                .filter(role -> form.has("role", role.word()))
                .findFirst();
    }

    /** The end of the day that was given. */
    private Optional<Instant> until() {
        return day("until").map(day -> midnight(day.plusDays(1)));
    }

    /** The start of the day that was given; today or earlier is at once. */
    private Optional<Instant> shown() {
        return day("shown").map(this::midnight).filter(now::isBefore);
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(page.visitor().zone()).toInstant();
    }

    private boolean isBroken(String field) {
        return form.given(field).isPresent() && day(field).isEmpty();
    }

    private Optional<LocalDate> day(String field) {
        try {
            return form.given(field).map(LocalDate::parse).filter(day -> day.getYear() <= LAST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
