package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.Map;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.Given;
import org.relata.measure.ResponseId;
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

/** A response as it is read again, by who gave it and by the care team; and its correction by its author. */
@Controller
@OpenTo({CLIENT, STAFF})
@RequestMapping("/relationships/{id}/responses/{response}")
class ResponseController {
    private final Responses responses;

    ResponseController(Responses responses) {
        this.responses = responses;
    }

    @GetMapping
    ModelAndView show(@PathVariable RelationshipId id, @PathVariable ResponseId response, Page page) {
        var given = responses.given(id, response);
        return new ModelAndView(
                page.visitor().client() ? "measure/thanks" : "measure/response", Map.of("given", given));
    }

    @GetMapping("/correction")
    ModelAndView ask(@PathVariable RelationshipId id, @PathVariable ResponseId response) {
        var given = responses.given(id, response);
        return correcting(given, Answered.form(given.answers()).with("total", total(given)), HttpStatus.OK);
    }

    @PostMapping("/correction")
    ModelAndView correct(
            @PathVariable RelationshipId id,
            @PathVariable ResponseId response,
            Form form,
            Page page,
            RedirectAttributes flash) {
        var given = responses.given(id, response);
        try {
            var corrected = given.answers().isEmpty()
                    ? responses.correct(id, response, EntryForm.number(form, "total"))
                    : responses.correct(id, response, Answered.chosen(form));
            flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("measure.corrected")));
            return new ModelAndView("redirect:/relationships/" + id + "/responses/" + corrected);
        } catch (Refused e) {
            return correcting(given, form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ModelAndView correcting(Given given, Form form, HttpStatus status) {
        return new ModelAndView("measure/correct", Map.of("given", given, "form", form), status);
    }

    private static String total(Given given) {
        var total = given.score().total();
        return total == null ? "" : total.toPlainString();
    }
}
