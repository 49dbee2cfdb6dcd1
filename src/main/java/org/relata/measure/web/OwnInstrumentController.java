package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Refused;
import org.relata.measure.OwnInstruments;
import org.relata.measure.figure.Direction;
import org.relata.measure.figure.Interval;
import org.relata.measure.figure.Reliability;
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

/** Totals of the practice's own. */
@Controller
@OpenTo({CLINICIAN, OWNER})
@RequestMapping("/instruments/own")
class OwnInstrumentController {
    private final OwnInstruments own;

    OwnInstrumentController(OwnInstruments own) {
        this.own = own;
    }

    @GetMapping
    ModelAndView list() {
        return page(Form.blank().with("direction", "higher"), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView add(Form form, Page page, RedirectAttributes flash) {
        try {
            var direction = form.has("direction", "lower") ? Direction.LOWER : Direction.HIGHER;
            var made = own.add(form.value("name"), direction, range(form), reliability(form));
            flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("measure.own.added", made.name())));
        } catch (Refused e) {
            return page(form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("redirect:/instruments/own");
    }

    private ModelAndView page(Form form, HttpStatus status) {
        return new ModelAndView("measure/own", Map.of("all", own.all(), "form", form), status);
    }

    private static @Nullable Interval range(Form form) {
        var low = number(form, "low");
        var high = number(form, "high");
        if (low.isPresent() != high.isPresent()) {
            throw new Refused("Give both ends of the range, or neither.");
        }
        return low.isPresent() && high.isPresent()
                ? new Interval(low.get().doubleValue(), high.get().doubleValue())
                : null;
    }

    private static @Nullable Reliability reliability(Form form) {
        var r = number(form, "r").map(BigDecimal::doubleValue);
        if (r.isEmpty()) {
            return null;
        }
        if (!(r.get() > 0 && r.get() < 1)) {
            throw new Refused("The reliability lies between 0 and 1, such as .80.");
        }
        var source = form.given("source").orElse("given by the practice");
        return new Reliability(r.get(), Reliability.Kind.ALPHA, source.substring(0, Math.min(source.length(), 300)));
    }

    private static Optional<BigDecimal> number(Form form, String field) {
        return form.given(field).map(any -> EntryForm.number(form, field));
    }
}
