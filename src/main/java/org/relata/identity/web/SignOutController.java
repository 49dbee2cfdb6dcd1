package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.ANYONE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.relata.identity.Accounts;
import org.relata.identity.Accounts.Moment;
import org.relata.ui.Flash;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of a session. What the browser stored goes with it. */
@Controller
class SignOutController {
    private final Sessions sessions;
    private final Accounts accounts;

    SignOutController(Sessions sessions, Accounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @PostMapping("/sign-out")
    @OpenTo(ANYONE)
    String signOut(HttpServletRequest request, HttpServletResponse response, Page page, RedirectAttributes flash) {
        sessions.signedIn().ifPresent(me -> me.viewer().run(() -> accounts.note(Moment.SIGNED_OUT)));
        sessions.close(request);
        response.setHeader("Clear-Site-Data", "\"storage\"");
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("identity.out")));
        return "redirect:/sign-in";
    }
}
