package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.relata.kernel.Role;
import org.relata.measure.Wordings;
import org.relata.ui.OpenTo;
import org.relata.ui.Presence;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The catalogue: what every instrument is made of, how it is scored, what is published about it and on which terms. */
@Controller
@OpenTo({CLINICIAN, SUPERVISOR, OWNER})
@RequestMapping("/instruments")
class InstrumentsController {
    private final Wordings wordings;

    InstrumentsController(Wordings wordings) {
        this.wordings = wordings;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        return new ModelAndView(
                "measure/instruments", Map.of("shelves", wordings.shelves(), "brings", brings(request)));
    }

    @GetMapping("/{instrument}")
    ModelAndView show(@PathVariable String instrument, HttpServletRequest request) {
        return new ModelAndView(
                "measure/instruments-one", Map.of("book", wordings.book(instrument), "brings", brings(request)));
    }

    private static boolean brings(HttpServletRequest request) {
        return Presence.of(request).roles().contains(Role.CLINICIAN);
    }
}
