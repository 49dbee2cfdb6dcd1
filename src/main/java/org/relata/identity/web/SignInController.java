package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.ANYONE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.relata.identity.Accounts.Moment;
import org.relata.identity.Busy;
import org.relata.identity.Credentials;
import org.relata.identity.Holder;
import org.relata.ui.Back;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.relata.ui.Presence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first step: address and password. Whatever is wrong, the answer is the same. */
@Controller
@OpenTo(ANYONE)
class SignInController {
    static final String PENDING = "pending";

    private final Credentials credentials;
    private final Sessions sessions;
    private final Browser browser;
    private final Arrival arrival;
    private final Clock clock;

    SignInController(Credentials credentials, Sessions sessions, Browser browser, Arrival arrival, Clock clock) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.browser = browser;
        this.arrival = arrival;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    ModelAndView ask(HttpServletRequest request, Form form) {
        return Presence.of(request).viewer().isPresent()
                ? new ModelAndView("redirect:" + Back.to(form.value("to")))
                : page(Form.blank().with("to", Back.to(form.value("to"))), HttpStatus.OK);
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(HttpServletRequest request, HttpServletResponse response, Form form, Page page) {
        String to = Back.to(form.value("to"));
        Form kept = Form.blank().with("to", to).with("email", form.value("email"));
        try {
            List<Holder> holders = credentials.whose(form.value("email"), form.value("password"));
            return holders.isEmpty()
                    ? page(kept.wrong("", page.say("identity.sign.wrong")), HttpStatus.UNPROCESSABLE_CONTENT)
                    : next(request, response, holders, to);
        } catch (Busy e) {
            return page(kept.wrong("", page.say("identity.busy")), HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private ModelAndView next(
            HttpServletRequest request, HttpServletResponse response, List<Holder> holders, String to) {
        // with two whose password it is, only the code can tell which of them is here
        if (holders.size() == 1 && browser.isRemembered(request, holders.getFirst())) {
            String place = arrival.arrive(
                            request, response, holders.getFirst(), false, Moment.SIGNED_IN_ON_REMEMBERED_DEVICE, to)
                    .orElse("/sign-in");
            return new ModelAndView("redirect:" + place);
        }
        sessions.fresh(request).setAttribute(PENDING, new Pending(List.copyOf(holders), to, clock.instant(), 0));
        return new ModelAndView("redirect:/sign-in/code");
    }

    private static ModelAndView page(Form form, HttpStatus status) {
        return new ModelAndView("identity/sign-in", Map.of("form", form), status);
    }
}
