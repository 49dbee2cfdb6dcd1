package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.ANYONE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.relata.identity.Enrolment;
import org.relata.identity.Enrolments;
import org.relata.identity.FreshCodes;
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

/** Accepting an invitation, second step: the authenticator app. With its first code the account is there and the link is used up. */
@Controller
@OpenTo(ANYONE)
@RequestMapping("/invitations/{key}/second-factor")
class EnrolmentController {
    private final Enrolments enrolments;
    private final Arrival arrival;
    private final Sessions sessions;

    EnrolmentController(Enrolments enrolments, Arrival arrival, Sessions sessions) {
        this.enrolments = enrolments;
        this.arrival = arrival;
        this.sessions = sessions;
    }

    @GetMapping
    ModelAndView show(@PathVariable String key, HttpServletRequest request) {
        Optional<Enrolment> begun = begun(request);
        return begun.map(enrolment -> page(key, enrolment, Form.blank(), HttpStatus.OK))
                .orElseGet(() -> new ModelAndView("redirect:/invitations/" + key));
    }

    @PostMapping
    ModelAndView give(
            @PathVariable String key, HttpServletRequest request, HttpServletResponse response, Form form, Page page) {
        Optional<Enrolment> begun = begun(request);
        if (begun.isEmpty() || enrolments.open(key).isEmpty()) {
            return new ModelAndView("redirect:/invitations/" + key);
        }
        Optional<FreshCodes> codes = enrolments.accept(begun.get(), form.value("code"));
        if (codes.isEmpty()) {
            Form again = Form.blank().wrong("code", page.say("identity.second.wrong"));
            return page(key, begun.get(), again, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        // until the next page has asked whose device this is, nothing is kept on it
        SignedIn me = arrival.ways(begun.get().holder(), true).getFirst();
        HttpSession session = sessions.open(request, response, me);
        sessions.endOthers(me);
        session.setAttribute(RecoveryCodesController.CODES, codes.get());
        session.setAttribute(RecoveryCodesController.NEW_HERE, true);
        return new ModelAndView("redirect:/recovery-codes");
    }

    private static Optional<Enrolment> begun(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(InvitationController.ENROLMENT) instanceof Enrolment enrolment
                ? Optional.of(enrolment)
                : Optional.empty();
    }

    private ModelAndView page(String key, Enrolment enrolment, Form form, HttpStatus status) {
        return new ModelAndView(
                "identity/second-factor",
                Map.of(
                        "action",
                        "/invitations/" + key + "/second-factor",
                        "setup",
                        enrolments.setup(enrolment),
                        "form",
                        form,
                        "enrolling",
                        true),
                status);
    }
}
