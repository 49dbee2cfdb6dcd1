package org.relata.live.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import jakarta.servlet.http.HttpSession;
import org.relata.live.Tickets;
import org.relata.ui.OpenTo;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class TicketController {
    private final Tickets tickets;

    TicketController(Tickets tickets) {
        this.tickets = tickets;
    }

    @PostMapping("/live/ticket")
    @OpenTo({CLIENT, STAFF})
    ResponseEntity<String> issue(HttpSession session) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(tickets.issue(session.getId()));
    }
}
