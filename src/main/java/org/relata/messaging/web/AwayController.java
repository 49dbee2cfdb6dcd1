package org.relata.messaging.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.messaging.Absences;
import org.relata.relationship.Relationship;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Option;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A clinician says that they are away, and who reads meanwhile. */
@Controller
@OpenTo({CLINICIAN, SUPERVISOR, OWNER})
@RequestMapping("/messages/away")
class AwayController {
    private final Absences absences;

    AwayController(Absences absences) {
        this.absences = absences;
    }

    @GetMapping
    ModelAndView show(Page page) {
        return page(page, Form.blank(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView begin(Form form, Page page, RedirectAttributes next) {
        try {
            var cover = form.given("cover").map(text -> Ids.named(text, PersonId::of));
            absences.begin(
                    back(form, page),
                    cover,
                    page.say("messaging.away.reason", page.visitor().name()));
        } catch (Refused e) {
            return page(page, form.wrong("back", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(next, Flash.of(page.say("messaging.away.begun")).undoneBy("/messages/away/end"));
    }

    @PostMapping("/end")
    ModelAndView end(Page page, RedirectAttributes next) {
        var stays = absences.end().stream().map(Relationship::title).toList();
        return done(
                next,
                Flash.of(
                        stays.isEmpty()
                                ? page.say("messaging.away.ended")
                                : page.say("messaging.away.stays", page.list(stays))));
    }

    /** The first moment of the day that was given, where the clinician lives. */
    private static Instant back(Form form, Page page) {
        try {
            return form.given("back")
                    .map(LocalDate::parse)
                    .map(day -> day.atStartOfDay(page.when().zone()).toInstant())
                    .orElse(Instant.EPOCH);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private ModelAndView page(Page page, Form form, HttpStatus status) {
        var view = absences.own();
        var colleagues = Stream.concat(
                        Stream.of(new Option("", page.say("messaging.away.nobody"))),
                        view.colleagues().stream()
                                .map(one -> new Option(one.person().toString(), one.name())))
                .toList();
        return new ModelAndView("messaging/away", Map.of("view", view, "form", form, "colleagues", colleagues), status);
    }

    private static ModelAndView done(RedirectAttributes next, Flash said) {
        next.addFlashAttribute(Flash.NAME, said);
        return new ModelAndView("redirect:/messages/away");
    }
}
