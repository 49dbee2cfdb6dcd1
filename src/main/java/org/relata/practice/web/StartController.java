package org.relata.practice.web;

import static org.relata.ui.OpenTo.Who.ANYONE;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.practice.FirstRun;
import org.relata.practice.NewPerson;
import org.relata.practice.NewPractice;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.relata.ui.Zones;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Opening the first practice, from the machine that the server runs on. */
@Controller
@OpenTo(ANYONE)
@RequestMapping("/start")
class StartController {
    private final FirstRun firstRun;

    StartController(FirstRun firstRun) {
        this.firstRun = firstRun;
    }

    @GetMapping
    ModelAndView ask(HttpServletRequest request, Form form, Page page) {
        mayStart(request, form);
        Optional<String> begun = firstRun.goOn(form.value("key"));
        return begun.map(path -> new ModelAndView("redirect:" + path))
                .orElseGet(() -> page(
                        Form.blank()
                                .with("key", form.value("key"))
                                .with("country", page.visitor().locale().getCountry())
                                .with("zone", ZoneId.systemDefault().getId())
                                .with("treats", "yes"),
                        HttpStatus.OK));
    }

    @PostMapping
    ModelAndView start(HttpServletRequest request, Form form, Page page) {
        mayStart(request, form);
        Form checked = checked(form, page);
        if (!checked.ok()) {
            return page(checked, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var practice = new NewPractice(
                    form.value("practice").strip(), form.value("country"), ZoneId.of(form.value("zone")), false);
            var owner = new NewPerson(
                    form.value("name").strip(),
                    Optional.empty(),
                    Optional.of(form.value("email").strip()),
                    Optional.empty());
            return new ModelAndView("redirect:"
                    + firstRun.open(
                            form.value("key"),
                            practice,
                            owner,
                            form.has("treats", "yes"),
                            page.visitor().locale()));
        } catch (Refused e) {
            return page(form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Form checked(Form form, Page page) {
        Form checked = form;
        if (form.value("practice").isBlank()) {
            checked = checked.wrong("practice", page.say("start.no-practice"));
        }
        if (!Countries.isOne(form.value("country"))) {
            checked = checked.wrong("country", page.say("start.no-country"));
        }
        if (!Zones.isOne(form.value("zone"))) {
            checked = checked.wrong("zone", page.say("start.no-zone"));
        }
        if (form.value("name").isBlank() || form.value("name").length() > 200) {
            checked = checked.wrong("name", page.say("start.no-name"));
        }
        return form.value("email").strip().matches("[^@\\s]{1,64}@[^@\\s]{1,180}")
                ? checked
                : checked.wrong("email", page.say("identity.invitation.no-email"));
    }

    /** Only with the key, and only from this very machine: what came through a proxy did not. */
    private void mayStart(HttpServletRequest request, Form form) {
        boolean proxied = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        if (proxied || !isLoopback(request.getRemoteAddr()) || !firstRun.opens(form.value("key"))) {
            throw new NotFound();
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static ModelAndView page(Form form, HttpStatus status) {
        return new ModelAndView("practice/start", Map.of("form", form), status);
    }
}
