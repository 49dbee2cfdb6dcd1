package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.relata.identity.Device.Ownership;
import org.relata.identity.FreshCodes;
import org.relata.identity.OwnCredentials;
import org.relata.kernel.NotFound;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** New recovery codes, shown until the person says they are kept, and never again. Who is new here is asked whose device this is. */
@Controller
@OpenTo({CLIENT, STAFF})
@RequestMapping("/recovery-codes")
class RecoveryCodesController {
    static final String CODES = "codes";
    static final String NEW_HERE = "new-here";

    private final OwnCredentials own;
    private final Sessions sessions;
    private final Browser browser;
    private final Arrival arrival;

    RecoveryCodesController(OwnCredentials own, Sessions sessions, Browser browser, Arrival arrival) {
        this.own = own;
        this.sessions = sessions;
        this.browser = browser;
        this.arrival = arrival;
    }

    @GetMapping
    ModelAndView show(HttpServletRequest request) {
        return codes(request)
                .map(codes -> page(request, codes, Form.blank(), HttpStatus.OK))
                .orElseGet(() -> new ModelAndView("redirect:/account"));
    }

    @PostMapping
    ModelAndView kept(HttpServletRequest request, HttpServletResponse response, Form form, Page page) {
        Optional<FreshCodes> codes = codes(request);
        if (codes.isEmpty()) {
            return new ModelAndView("redirect:/");
        }
        boolean isNew = isNew(request);
        if (isNew && form.value("device").isEmpty()) {
            Form again = Form.blank().wrong("device", page.say("identity.device.unsaid"));
            return page(request, codes.get(), again, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        HttpSession session = request.getSession();
        session.removeAttribute(CODES);
        session.removeAttribute(NEW_HERE);
        return new ModelAndView("redirect:" + (isNew ? settle(request, response, form) : "/account"));
    }

    private String settle(HttpServletRequest request, HttpServletResponse response, Form form) {
        SignedIn me = sessions.signedIn().orElseThrow(NotFound::new);
        boolean shared = browser.note(request, response, me.holder(), Ownership.of(form.value("device")));
        sessions.change(request, response, me.on(shared));
        return arrival.ways(me.holder(), shared).size() > 1 ? "/capacity" : "/";
    }

    private ModelAndView page(HttpServletRequest request, FreshCodes codes, Form form, HttpStatus status) {
        return new ModelAndView(
                "identity/recovery-codes",
                Map.of("codes", own.read(codes), "form", form, "enrolling", isNew(request)),
                status);
    }

    private static Optional<FreshCodes> codes(HttpServletRequest request) {
        return request.getSession().getAttribute(CODES) instanceof FreshCodes codes
                ? Optional.of(codes)
                : Optional.empty();
    }

    private static boolean isNew(HttpServletRequest request) {
        return request.getSession().getAttribute(NEW_HERE) != null;
    }
}
