package org.relata.technique.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;

import java.util.Map;
import org.relata.kernel.Ids;
import org.relata.kernel.Refused;
import org.relata.technique.Adaptation;
import org.relata.technique.AdaptationId;
import org.relata.technique.Adaptations;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A practice's own copies of exercises: written, looked at as every role, and offered. */
@Controller
@OpenTo(CLINICIAN)
@RequestMapping("/exercises/own")
class AdaptationController {
    private final Adaptations adaptations;

    AdaptationController(Adaptations adaptations) {
        this.adaptations = adaptations;
    }

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("technique/adaptations", Map.of("adaptations", adaptations.all()));
    }

    @PostMapping
    ModelAndView copy(Form form) {
        return to(adaptations.copy(form.value("exercise")));
    }

    @GetMapping("/{adaptation}")
    ModelAndView show(@PathVariable AdaptationId adaptation, Form form) {
        var one = adaptations.one(adaptation);
        return page(one, form.with("text", one.typed().orElse(one.text())), HttpStatus.OK);
    }

    @PostMapping("/{adaptation}")
    ModelAndView save(@PathVariable AdaptationId adaptation, Form form) {
        try {
            adaptations.save(
                    adaptation,
                    Ids.named(form.value("revision"), Integer::valueOf),
                    form.value("text").replace("\r\n", "\n"));
            return to(adaptation);
        } catch (Refused e) {
            return page(adaptations.one(adaptation), form.wrong("text", e.getMessage()), HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/{adaptation}/draft")
    ResponseEntity<Void> type(@PathVariable AdaptationId adaptation, Form form) {
        adaptations.type(adaptation, form.value("value"));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{adaptation}/offer")
    ModelAndView offer(@PathVariable AdaptationId adaptation, Form form) {
        try {
            adaptations.offer(adaptation);
            return to(adaptation);
        } catch (Refused e) {
            var one = adaptations.one(adaptation);
            return page(
                    one,
                    Form.blank().with("text", one.text()).wrong("", e.getMessage()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{adaptation}/withdrawal")
    ModelAndView withdraw(@PathVariable AdaptationId adaptation) {
        adaptations.withdraw(adaptation);
        return to(adaptation);
    }

    private static ModelAndView page(Adaptation adaptation, Form form, HttpStatus status) {
        return new ModelAndView("technique/adaptation", Map.of("adaptation", adaptation, "form", form), status);
    }

    private static ModelAndView to(AdaptationId adaptation) {
        return new ModelAndView("redirect:/exercises/own/" + adaptation);
    }
}
