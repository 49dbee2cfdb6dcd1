package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import java.util.Map;
import org.relata.kernel.NotFound;
import org.relata.measure.PracticeOutcomes;
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
    private final PracticeOutcomes outcomes;

    PracticeOutcomesController(PracticeOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GetMapping("/outcomes")
    ModelAndView show(Form form) {
        var board = outcomes.board(form.given("instrument"), new SettingsForm(form)::settings);
        var filled = form.with("instrument", board.chosen());
        var refusal = board.refusal();
        return new ModelAndView(
                board.measured().isEmpty() ? "measure/practice-empty" : "measure/practice",
                Map.of("board", board, "form", refusal == null ? filled : filled.wrong("", refusal)),
                refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
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
        return outcomes.export(new SettingsForm(form).settings(instrument));
    }
}
