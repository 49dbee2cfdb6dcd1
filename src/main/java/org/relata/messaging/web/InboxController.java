package org.relata.messaging.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import java.util.List;
import java.util.Map;
import org.relata.messaging.Inbox;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Everything that somebody can read, in one list; and how much of it waits, for the place in the menu. */
@Controller
@OpenTo({CLIENT, CLINICIAN, SUPERVISOR, OWNER})
class InboxController {
    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/messages")
    ModelAndView show() {
        return new ModelAndView("messaging/inbox", Map.of("rows", inbox.rows()));
    }

    @GetMapping("/messages/live")
    ModelAndView live() {
        List<Inbox.Row> rows = inbox.rows();
        return new ModelAndView("messaging/_inbox", Map.of("rows", rows));
    }

    @GetMapping("/messages/count/live")
    ModelAndView count() {
        return new ModelAndView("messaging/_count", Map.of("count", inbox.waiting()));
    }
}
