package org.relata.scheduling.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.CLINICIAN;

import java.util.Map;
import org.relata.scheduling.Sessions;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What comes next anywhere, for the first page. */
@Controller
@OpenTo({CLIENT, CLINICIAN})
class AheadController {
    private final Sessions sessions;

    AheadController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/sessions/tile")
    ModelAndView tile() {
        return new ModelAndView("scheduling/_tile", Map.of("ahead", sessions.ahead()));
    }
}
