package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import java.util.HashMap;
import java.util.Map;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.measure.Outcomes;
import org.relata.measure.PracticeOutcome;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The practice's outcomes, under settings that stand in the address; and the same as files. */
@Controller
@OpenTo({CLINICIAN, SUPERVISOR, OWNER})
class PracticeOutcomesController {
    private final Outcomes outcomes;

    PracticeOutcomesController(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GetMapping("/outcomes")
    ModelAndView show(Form form) {
        var measured = outcomes.measured();
        var batches = outcomes.batches();
        var instrument = form.given("instrument")
                .orElse(measured.isEmpty() ? "" : measured.getFirst().id());
        var model = new HashMap<String, Object>();
        model.putAll(Map.of("measured", measured, "batches", batches, "form", form.with("instrument", instrument)));
        if (measured.isEmpty()) {
            return new ModelAndView("measure/practice-empty", model);
        }
        try {
            model.put("outcome", outcomes.practice(new SettingsForm(form).settings(instrument), Action.READ));
        } catch (Refused e) {
            model.put("form", form.with("instrument", instrument).wrong("", e.getMessage()));
            return new ModelAndView("measure/practice", model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("measure/practice", model);
    }

    /** For Today: whom it goes badly first, what waits for somebody to act, what came in. */
    @GetMapping("/outcomes/tile")
    ModelAndView tile() {
        return new ModelAndView("measure/_caseload", Map.of("caseload", outcomes.caseload()));
    }

    @GetMapping("/outcomes.csv")
    ResponseEntity<byte[]> csv(Form form) {
        var outcome = exported(form);
        return Downloads.csv("outcomes-" + outcome.definition().name(), outcome.csv());
    }

    @GetMapping("/outcomes.json")
    ResponseEntity<byte[]> json(Form form) {
        var outcome = exported(form);
        return Downloads.json("outcomes-" + outcome.definition().name(), outcome.facts());
    }

    private PracticeOutcome exported(Form form) {
        var instrument = form.given("instrument").orElseThrow(NotFound::new);
        return outcomes.practice(new SettingsForm(form).settings(instrument), Action.EXPORT);
    }
}
