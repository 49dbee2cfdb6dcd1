package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.ANYONE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.relata.identity.Accounts;
import org.relata.identity.Accounts.Moment;
import org.relata.kernel.NotFound;
import org.relata.ui.Back;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Presence;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Somebody who is a client here and works here acts as one of the two at a time, and chooses. */
@Controller
@OpenTo(ANYONE)
@RequestMapping("/capacity")
class CapacityController {
    private final Sessions sessions;
    private final Arrival arrival;
    private final Accounts accounts;

    CapacityController(Sessions sessions, Arrival arrival, Accounts accounts) {
        this.sessions = sessions;
        this.arrival = arrival;
        this.accounts = accounts;
    }

    @GetMapping
    ModelAndView ask(HttpServletRequest request, Form form) {
        SignedIn me = chooser(request).orElse(null);
        if (me == null) {
            return new ModelAndView("redirect:/sign-in");
        }
        return arrival.ways(me.holder(), me.shared()).size() < 2
                ? new ModelAndView("redirect:/")
                : new ModelAndView("identity/capacity", Map.of("to", Back.to(form.value("to"))));
    }

    @PostMapping
    String choose(HttpServletRequest request, HttpServletResponse response, Form form) {
        SignedIn me = chooser(request).orElseThrow(NotFound::new);
        SignedIn chosen = arrival.ways(me.holder(), me.shared()).stream()
                .filter(way ->
                        way.epoch() == me.epoch() && way.capacity().word().equals(form.value("capacity")))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (sessions.signedIn().isPresent()) {
            sessions.change(request, response, me.as(chosen.capacity()));
        } else {
            sessions.open(request, response, me.as(chosen.capacity()));
        }
        chosen.viewer().run(() -> accounts.note(Moment.CAPACITY_CHOSEN));
        return "redirect:" + Back.to(form.value("to"));
    }

    /** Who is about to choose after signing in, or is signed in and wants to change. */
    private Optional<SignedIn> chooser(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(Arrival.CHOOSING) instanceof SignedIn choosing) {
            return Optional.of(choosing);
        }
        return Presence.of(request).viewer().isPresent() ? sessions.signedIn() : Optional.empty();
    }
}
