package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.ANYONE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.relata.identity.Busy;
import org.relata.identity.Enrolments;
import org.relata.identity.Invitation;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accepting an invitation, first step: an address and a password. Looking at the link uses nothing up: mail programs look too. */
@Controller
@OpenTo(ANYONE)
@RequestMapping("/invitations/{key}")
class InvitationController {
    /** Where a session keeps an invitation that is half accepted. */
    static final String ENROLMENT = "enrolment";

    private final Enrolments enrolments;
    private final Sessions sessions;

    InvitationController(Enrolments enrolments, Sessions sessions) {
        this.enrolments = enrolments;
        this.sessions = sessions;
    }

    @GetMapping
    ModelAndView open(@PathVariable String key, Page page) {
        Optional<Invitation> found = enrolments.open(key);
        if (found.isEmpty()) {
            return gone();
        }
        if (sessions.signedIn().isPresent()) {
            return new ModelAndView("identity/occupied", Map.of("key", key));
        }
        Form form = Form.blank()
                .with("email", found.get().email().orElse(""))
                .with("language", page.visitor().locale().getLanguage());
        return first(key, found.get(), form, HttpStatus.OK);
    }

    /** Somebody else is signed in on this device: that ends before anything begins. */
    @PostMapping("/beginning")
    String begin(@PathVariable String key, HttpServletRequest request, Page page, RedirectAttributes flash) {
        sessions.fresh(request);
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("identity.occupied.ended")));
        return "redirect:/invitations/" + key;
    }

    @PostMapping
    ModelAndView choose(@PathVariable String key, HttpServletRequest request, Form form, Page page) {
        Optional<Invitation> found = enrolments.open(key);
        if (found.isEmpty()) {
            return gone();
        }
        if (sessions.signedIn().isPresent()) {
            return new ModelAndView("redirect:/invitations/" + key);
        }
        Form checked = new InvitationCheck(enrolments, page).check(key, found.get(), form);
        if (!checked.ok()) {
            return first(key, found.get(), checked, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var enrolment = enrolments.begin(
                    found.get(),
                    form.value("email"),
                    form.value("password"),
                    Locale.forLanguageTag(form.value("language")),
                    form.value("zone"));
            sessions.fresh(request).setAttribute(ENROLMENT, enrolment);
            return new ModelAndView("redirect:/invitations/" + key + "/second-factor");
        } catch (Busy e) {
            return first(
                    key, found.get(), checked.wrong("", page.say("identity.busy")), HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static ModelAndView first(String key, Invitation invitation, Form form, HttpStatus status) {
        return new ModelAndView(
                "identity/invitation", Map.of("key", key, "invitation", invitation, "form", form), status);
    }

    static ModelAndView gone() {
        return new ModelAndView("identity/gone", Map.of(), HttpStatus.NOT_FOUND);
    }
}
