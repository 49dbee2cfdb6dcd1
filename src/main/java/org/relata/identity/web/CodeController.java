package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.ANYONE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.relata.identity.Accounts.Moment;
import org.relata.identity.Credentials;
import org.relata.identity.Credentials.Proof;
import org.relata.identity.Device.Ownership;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The second step: a code from the app, or one of the recovery codes; and whose device this is. */
@Controller
@OpenTo(ANYONE)
@RequestMapping("/sign-in/code")
class CodeController {
    private final Credentials credentials;
    private final Sessions sessions;
    private final Browser browser;
    private final Arrival arrival;
    private final Clock clock;

    CodeController(Credentials credentials, Sessions sessions, Browser browser, Arrival arrival, Clock clock) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.browser = browser;
        this.arrival = arrival;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView ask(HttpServletRequest request) {
        return pending(request).isPresent() ? page(Form.blank(), HttpStatus.OK) : new ModelAndView("redirect:/sign-in");
    }

    @PostMapping
    ModelAndView give(
            HttpServletRequest request, HttpServletResponse response, Form form, Page page, RedirectAttributes flash) {
        Optional<Pending> found = pending(request);
        if (found.isEmpty()) {
            return new ModelAndView("redirect:/sign-in");
        }
        Pending pending = found.get();
        Optional<Proof> proof = credentials.prove(pending.candidates(), form.value("code"));
        if (proof.isEmpty()) {
            return wrong(request, pending.wrongOnce(), form, page, flash);
        }
        boolean shared = browser.note(request, response, proof.get().holder(), Ownership.of(form.value("device")));
        Moment moment = proof.get().byRecoveryCode() ? Moment.SIGNED_IN_WITH_RECOVERY_CODE : Moment.SIGNED_IN;
        Optional<String> place = arrival.arrive(request, response, proof.get().holder(), shared, moment, pending.to());
        if (place.isEmpty()) {
            sessions.fresh(request);
            flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("identity.code.nothing")));
        }
        return new ModelAndView("redirect:" + place.orElse("/sign-in"));
    }

    private ModelAndView wrong(
            HttpServletRequest request, Pending pending, Form form, Page page, RedirectAttributes flash) {
        if (pending.isOver(clock.instant())) {
            sessions.fresh(request);
            flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("identity.code.over")));
            return new ModelAndView("redirect:/sign-in");
        }
        request.getSession().setAttribute(SignInController.PENDING, pending);
        Form again = Form.blank().with("device", form.value("device")).wrong("code", page.say("identity.code.wrong"));
        return page(again, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Optional<Pending> pending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(SignInController.PENDING) instanceof Pending pending
                        && !pending.isOver(clock.instant())
                ? Optional.of(pending)
                : Optional.empty();
    }

    private static ModelAndView page(Form form, HttpStatus status) {
        return new ModelAndView("identity/code", Map.of("form", form), status);
    }
}
