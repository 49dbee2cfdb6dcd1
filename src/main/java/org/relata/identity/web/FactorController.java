package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.relata.identity.Busy;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Another password, another phone, other recovery codes: each asks for the present password, and the first two end every other session. */
@Controller
@OpenTo({CLIENT, STAFF})
@RequestMapping("/account")
class FactorController {
    private static final String SEED = "seed";

    private final OwnCredentials own;
    private final Sessions sessions;
    private final AccountPage shown;

    FactorController(OwnCredentials own, Sessions sessions, AccountPage shown) {
        this.own = own;
        this.sessions = sessions;
        this.shown = shown;
    }

    @PostMapping("/password")
    ModelAndView changePassword(
            HttpServletRequest request, HttpServletResponse response, Form form, Page page, RedirectAttributes flash) {
        return asked("password", form, page, () -> {
            Optional<String> flaw = own.flaw(page.visitor().name(), form.value("new-password"));
            if (flaw.isPresent()) {
                return shown.refused(
                        "password", Form.blank().wrong("new-password", InvitationCheck.say(page, flaw.get())));
            }
            goOn(request, response, own.changePassword(form.value("new-password")));
            return AccountController.done(page.say("identity.account.password-changed"), flash);
        });
    }

    @PostMapping("/recovery-codes")
    ModelAndView renewCodes(HttpServletRequest request, Form form, Page page) {
        return asked("codes", form, page, () -> {
            request.getSession().setAttribute(RecoveryCodesController.CODES, own.renewCodes());
            return new ModelAndView("redirect:/recovery-codes");
        });
    }

    @PostMapping("/second-factor")
    ModelAndView begin(HttpServletRequest request, Form form, Page page) {
        return asked("factor", form, page, () -> {
            request.getSession().setAttribute(SEED, own.drawSeed());
            return new ModelAndView("redirect:/account/second-factor");
        });
    }

    @GetMapping("/second-factor")
    ModelAndView show(HttpServletRequest request) {
        return seed(request)
                .map(seed -> page(seed, Form.blank(), HttpStatus.OK))
                .orElseGet(() -> new ModelAndView("redirect:/account"));
    }

    @PostMapping("/second-factor/code")
    ModelAndView give(
            HttpServletRequest request, HttpServletResponse response, Form form, Page page, RedirectAttributes flash) {
        byte[] seed = seed(request).orElseThrow(NotFound::new);
        Optional<Integer> epoch = own.changeSeed(seed, form.value("code"));
        if (epoch.isEmpty()) {
            return page(
                    seed,
                    Form.blank().wrong("code", page.say("identity.second.wrong")),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        request.getSession().removeAttribute(SEED);
        goOn(request, response, epoch.get());
        return AccountController.done(page.say("identity.account.factor-changed"), flash);
    }

    /** Does it if the present password was given. */
    private ModelAndView asked(String part, Form form, Page page, Supplier<ModelAndView> work) {
        try {
            return own.isMine(form.value(part + "-present"))
                    ? work.get()
                    : shown.refused(part, Form.blank().wrong(part + "-present", page.say("identity.locked.wrong")));
        } catch (Busy e) {
            return shown.refused(part, Form.blank().wrong("", page.say("identity.busy")));
        }
    }

    /** This session goes on under the new epoch; all others of this person are over. */
    private void goOn(HttpServletRequest request, HttpServletResponse response, int epoch) {
        SignedIn me = sessions.signedIn().orElseThrow(NotFound::new).in(epoch);
        sessions.change(request, response, me);
        sessions.endOthers(me);
    }

    private static Optional<byte[]> seed(HttpServletRequest request) {
        HttpSession session = request.getSession();
        return session.getAttribute(SEED) instanceof byte[] seed ? Optional.of(seed) : Optional.empty();
    }

    private ModelAndView page(byte[] seed, Form form, HttpStatus status) {
        return new ModelAndView(
                "identity/second-factor",
                Map.of(
                        "action",
                        "/account/second-factor/code",
                        "setup",
                        own.setup(seed),
                        "form",
                        form,
                        "enrolling",
                        false),
                status);
    }
}
