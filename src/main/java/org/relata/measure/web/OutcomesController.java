package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.measure.PracticeOutcome;
import org.relata.measure.PracticeOutcomes;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.relata.ui.Presence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What became of everybody in one measure, under settings that stand in the address; and the same as files. */
@Controller
@OpenTo({CLINICIAN, SUPERVISOR, OWNER})
class OutcomesController {
    private final PracticeOutcomes outcomes;

    OutcomesController(PracticeOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GetMapping("/outcomes")
    ModelAndView show(Form typed, Page page, HttpServletRequest request) {
        var brings = Presence.of(request).roles().contains(Role.CLINICIAN);
        var query = new OutcomeQuery(typed, page);
        var board = outcomes.board(query::chosen, Action.READ);
        if (board.measured().isEmpty()) {
            return new ModelAndView("measure/outcomes-none", Map.of("brings", brings));
        }
        var refusal = board.refusal();
        var form = refusal == null ? query.form() : query.form().wrong("", refusal);
        return page(new OutcomesView(form, board.measured(), board.batches(), board.outcome(), brings));
    }

    /** For Today: whom it goes badly first, what waits for somebody to act, what came in. */
    @GetMapping("/outcomes/tile")
    ModelAndView tile() {
        return new ModelAndView("measure/_caseload", Map.of("caseload", outcomes.caseload()));
    }

    @GetMapping("/outcomes.csv")
    ResponseEntity<byte[]> csv(Form typed, Page page) {
        var outcome = exported(typed, page);
        return Downloads.csv("outcomes-" + outcome.definition().name(), outcome.csv());
    }

    @GetMapping("/outcomes.json")
    ResponseEntity<byte[]> json(Form typed, Page page) {
        var outcome = exported(typed, page);
        return Downloads.json("outcomes-" + outcome.definition().name(), outcome.facts());
    }

    private PracticeOutcome exported(Form typed, Page page) {
        var query = new OutcomeQuery(typed, page);
        var board = outcomes.board(query::chosen, Action.EXPORT);
        var outcome = board.outcome();
        if (outcome != null) {
            return outcome;
        }
        throw new Refused(
                board.refusal() != null
                        ? board.refusal()
                        : board.measured().isEmpty()
                                ? page.say("outcomes.none")
                                : String.join(" ", query.form().errors().values()));
    }

    private static ModelAndView page(OutcomesView view) {
        var status = view.form().ok() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView("measure/outcomes", Map.of("view", view), status);
    }
}
