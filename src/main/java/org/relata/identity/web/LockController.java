package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.ANYONE;
import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.relata.identity.Accounts;
import org.relata.identity.Accounts.Moment;
import org.relata.identity.Busy;
import org.relata.identity.Credentials;
import org.relata.ui.Back;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.relata.ui.Presence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A session that rests is locked: the place is kept, and the password opens it again. */
@Controller
class LockController {
    private static final int TRIES = 5;

    private final Sessions sessions;
    private final Credentials credentials;
    private final Accounts accounts;

    LockController(Sessions sessions, Credentials credentials, Accounts accounts) {
        this.sessions = sessions;
        this.credentials = credentials;
        this.accounts = accounts;
    }

    /** Still here. That a request came at all is what counts. */
    @PostMapping("/session")
    @OpenTo({CLIENT, STAFF})
    ResponseEntity<Void> stay() {
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/lock")
    @OpenTo(ANYONE)
    String lock(HttpServletRequest request, HttpServletResponse response, Form form) {
        if (Presence.of(request).viewer().isPresent()) {
            sessions.lock(request, response);
            accounts.note(Moment.LOCKED);
        }
        return "redirect:" + Back.via("/locked", form.value("to"));
    }

    @GetMapping("/locked")
    @OpenTo(ANYONE)
    ModelAndView ask(HttpServletRequest request, Form form) {
        String to = Back.to(form.value("to"));
        return Presence.of(request).locked()
                ? page(Form.blank().with("to", to), HttpStatus.OK)
                : new ModelAndView("redirect:" + to);
    }

    @PostMapping("/locked")
    @OpenTo(ANYONE)
    ModelAndView unlock(
            HttpServletRequest request, HttpServletResponse response, Form form, Page page, RedirectAttributes flash) {
        String to = Back.to(form.value("to"));
        SignedIn me = sessions.signedIn().orElse(null);
        if (me == null || !Presence.of(request).locked()) {
            return new ModelAndView("redirect:" + to);
        }
        Form again = Form.blank().with("to", to);
        try {
            if (!credentials.unlocks(me.holder(), form.value("password"))) {
                return wrong(request, again.wrong("password", page.say("identity.locked.wrong")), page, flash);
            }
        } catch (Busy e) {
            return page(again.wrong("", page.say("identity.busy")), HttpStatus.SERVICE_UNAVAILABLE);
        }
        sessions.unlock(request, response, me);
        return new ModelAndView("redirect:" + to);
    }

    /** After five wrong ones the session ends: whoever is there has to begin at the beginning. */
    private ModelAndView wrong(HttpServletRequest request, Form form, Page page, RedirectAttributes flash) {
        HttpSession session = request.getSession();
        int wrong = session.getAttribute(Sessions.WRONG) instanceof Integer before ? before + 1 : 1;
        session.setAttribute(Sessions.WRONG, wrong);
        if (wrong < TRIES) {
            return page(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        sessions.close(request);
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("identity.locked.over")));
        return new ModelAndView("redirect:" + Back.via("/sign-in", form.value("to")));
    }

    private static ModelAndView page(Form form, HttpStatus status) {
        return new ModelAndView("identity/locked", Map.of("form", form), status);
    }
}
