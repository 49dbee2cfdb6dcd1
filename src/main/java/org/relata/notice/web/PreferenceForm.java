package org.relata.notice.web;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.relata.notice.Preferences;
import org.relata.notice.QuietHours;
import org.relata.ui.Form;
import org.relata.ui.Page;
import org.springframework.web.util.UriComponentsBuilder;

/** Preferences as a form writes them. */
final class PreferenceForm {
    private PreferenceForm() {}

    static Form of(Preferences chosen) {
        return Form.blank()
                .with("mail", chosen.mail() ? "on" : "off")
                .with("push", chosen.push() ? "on" : "off")
                .with(
                        "from",
                        chosen.quiet().map(quiet -> quiet.from().toString()).orElse(""))
                .with("to", chosen.quiet().map(quiet -> quiet.to().toString()).orElse(""));
    }

    /** The address whose POST chooses this. */
    static String address(Preferences chosen) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/account/notices");
        of(chosen).values().forEach((name, values) -> address.queryParam(name, values));
        return address.build().toUriString();
    }

    /** Only of a form that is in order. */
    static Preferences preferences(Form form) {
        Optional<QuietHours> quiet =
                time(form, "from").flatMap(from -> time(form, "to").map(to -> new QuietHours(from, to)));
        return new Preferences(form.has("mail", "on"), form.has("push", "on"), quiet);
    }

    static Form checked(Form form, Page page) {
        Form checked = form;
        for (String name : new String[] {"mail", "push"}) {
            if (!form.has(name, "on") && !form.has(name, "off")) {
                checked = checked.wrong(name, page.say("notice.choose"));
            }
        }
        for (String name : new String[] {"from", "to"}) {
            if (form.given(name).isPresent() && time(form, name).isEmpty()) {
                checked = checked.wrong(name, page.say("notice.quiet.time"));
            }
        }
        if (form.given("from").isPresent() != form.given("to").isPresent()) {
            return checked.wrong(form.given("from").isPresent() ? "to" : "from", page.say("notice.quiet.half"));
        }
        Optional<LocalTime> from = time(form, "from");
        return from.isPresent() && from.equals(time(form, "to"))
                ? checked.wrong("to", page.say("notice.quiet.same"))
                : checked;
    }

    private static Optional<LocalTime> time(Form form, String name) {
        try {
            return form.given(name)
                    .map(LocalTime::parse)
                    .map(time -> time.withSecond(0).withNano(0));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
