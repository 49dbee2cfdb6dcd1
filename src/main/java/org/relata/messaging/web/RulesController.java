package org.relata.messaging.web;

import static org.relata.ui.OpenTo.Who.OWNER;

import java.util.Map;
import java.util.UUID;
import org.relata.kernel.Refused;
import org.relata.messaging.Boundaries;
import org.relata.messaging.Retention;
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

/** How the practice writes with its clients, and whom it names for what cannot wait. */
@Controller
@OpenTo(OWNER)
@RequestMapping("/practice/messages")
class RulesController {
    private final Boundaries boundaries;
    private final Retention retention;

    RulesController(Boundaries boundaries, Retention retention) {
        this.boundaries = boundaries;
        this.retention = retention;
    }

    @GetMapping
    ModelAndView show() {
        return page(RulesForm.of(boundaries.promise().rules()), Form.blank(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView save(Form form, Page page, RedirectAttributes next) {
        try {
            boundaries.set(RulesForm.rules(form));
        } catch (Refused e) {
            return page(form.wrong("", e.getMessage()), Form.blank(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(next, Flash.of(page.say("messaging.rules.saved")));
    }

    @PostMapping("/retention")
    ModelAndView keep(Form form, Page page, RedirectAttributes next) {
        try {
            retention.keep(RulesForm.years(form));
        } catch (Refused e) {
            var rules = RulesForm.of(boundaries.promise().rules()).with("years", form.value("years"));
            return page(rules.wrong("years", e.getMessage()), Form.blank(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(next, Flash.of(page.say("messaging.keep.saved")));
    }

    @PostMapping("/lines")
    ModelAndView confirm(Form form, Page page, RedirectAttributes next) {
        try {
            var line = boundaries.confirm(form.value("name"), form.value("number"), form.value("note"));
            return done(next, Flash.of(page.say("messaging.line.confirmed")).undoneBy(path(line, "/end")));
        } catch (Refused e) {
            return page(
                    RulesForm.of(boundaries.promise().rules()),
                    form.wrong("number", e.getMessage()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/lines/{line}/end")
    ModelAndView end(@PathVariable UUID line, Page page, RedirectAttributes next) {
        boundaries.end(line, true);
        return done(next, Flash.of(page.say("messaging.line.ended")).undoneBy(path(line, "/return")));
    }

    @PostMapping("/lines/{line}/return")
    ModelAndView back(@PathVariable UUID line, Page page, RedirectAttributes next) {
        boundaries.end(line, false);
        return done(next, Flash.of(page.say("messaging.line.confirmed")));
    }

    private ModelAndView page(Form form, Form line, HttpStatus status) {
        var overview = retention.overview();
        var filled = form.given("years").isPresent() ? form : form.with("years", "" + overview.years());
        return new ModelAndView(
                "messaging/rules",
                Map.of("promise", boundaries.promise(), "overview", overview, "form", filled, "line", line),
                status);
    }

    private static String path(UUID line, String below) {
        return "/practice/messages/lines/" + line + below;
    }

    private static ModelAndView done(RedirectAttributes next, Flash said) {
        next.addFlashAttribute(Flash.NAME, said);
        return new ModelAndView("redirect:/practice/messages");
    }
}
