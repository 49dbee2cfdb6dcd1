package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.Responses;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Typing in what was given on paper, or a total that was computed elsewhere. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/relationships/{id}/responses")
class EntryController {
    private final Responses responses;
    private final Clock clock;

    EntryController(Responses responses, Clock clock) {
        this.responses = responses;
        this.clock = clock;
    }

    @GetMapping("/new")
    ModelAndView ask(@PathVariable RelationshipId id, Form form, Page page) {
        return entering(
                id,
                form.given("day").isPresent()
                        ? form
                        : form.with("day", today(page).toString()),
                HttpStatus.OK);
    }

    @PostMapping
    ModelAndView enter(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        try {
            responses.enter(id, new EntryForm(form).entry(today(page)));
        } catch (Refused e) {
            return entering(id, form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("measure.entered")));
        return new ModelAndView("redirect:/relationships/" + id + "/measures");
    }

    private LocalDate today(Page page) {
        return LocalDate.ofInstant(clock.instant(), page.visitor().zone());
    }

    private ModelAndView entering(RelationshipId id, Form form, HttpStatus status) {
        var entering = responses.entering(id, form.value("instrument"), new EntryForm(form).subject());
        return new ModelAndView("measure/enter", Map.of("entering", entering, "form", form), status);
    }
}
