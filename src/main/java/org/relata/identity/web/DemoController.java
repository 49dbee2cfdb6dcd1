package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.ANYONE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.relata.identity.Account;
import org.relata.identity.Accounts;
import org.relata.identity.Accounts.Moment;
import org.relata.identity.DemoLinks;
import org.relata.identity.Holder;
import org.relata.kernel.NotFound;
import org.relata.kernel.Viewer;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One click to be somebody of the invented cast. */
@Controller
class DemoController {
    private final DemoLinks links;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Clock clock;

    DemoController(DemoLinks links, Accounts accounts, Sessions sessions, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping("/demo/as/{key}")
    @OpenTo(ANYONE)
    String be(@PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
        Viewer viewer = links.who(key).orElseThrow(NotFound::new);
        Account account = accounts.arriving(viewer).orElseThrow(NotFound::new);
        viewer.run(() -> accounts.note(Moment.SIGNED_IN_TO_DEMO));
        sessions.open(
                request,
                response,
                new SignedIn(Holder.of(viewer), viewer.capacity(), account.epoch(), clock.instant(), false));
        return "redirect:/";
    }
}
