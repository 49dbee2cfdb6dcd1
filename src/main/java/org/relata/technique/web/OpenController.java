package org.relata.technique.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.CLINICIAN;

import java.util.Map;
import org.relata.technique.Runs;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is open anywhere, for the first page. */
@Controller
@OpenTo({CLIENT, CLINICIAN})
class OpenController {
    private final Runs runs;

    OpenController(Runs runs) {
        this.runs = runs;
    }

    @GetMapping("/runs/tile")
    ModelAndView tile() {
        return new ModelAndView("technique/_tile", Map.of("open", runs.open()));
    }
}
