package org.relata.messaging.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import java.util.List;
import java.util.Map;
import org.relata.messaging.Boundaries;
import org.relata.messaging.Inbox;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Everything that somebody can read, in one list; and how much of it waits, for the place in the menu. */
@Controller
@OpenTo({CLIENT, CLINICIAN, SUPERVISOR, OWNER})
class InboxController {
    private final Inbox inbox;
    private final Boundaries boundaries;

    InboxController(Inbox inbox, Boundaries boundaries) {
        this.inbox = inbox;
        this.boundaries = boundaries;
    }

    @GetMapping("/messages")
    ModelAndView show() {
        return new ModelAndView("messaging/inbox", Map.of("rows", inbox.rows()));
    }

    /** For the first page: for staff what waits, for a client every conversation, and whom to call when it cannot wait. */
    @GetMapping("/messages/tile")
    ModelAndView tile(Page page) {
        var rows = inbox.rows().stream()
                .filter(row -> page.visitor().client()
                        || row.unread() > 0
                        || !row.followUps().isEmpty())
                .toList();
        return new ModelAndView("messaging/_tile", Map.of("rows", rows, "promise", boundaries.promise()));
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
