package org.relata.technique.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.Map;
import org.relata.technique.Readings;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages to read, for everybody who has signed in. */
@Controller
@OpenTo({CLIENT, STAFF})
@RequestMapping("/reading")
class ReadingController {
    private final Readings readings;

    ReadingController(Readings readings) {
        this.readings = readings;
    }

    @GetMapping
    ModelAndView list(Form form) {
        return new ModelAndView("technique/readings", Map.of("pages", readings.find(form.value("q")), "form", form));
    }

    @GetMapping("/{key}")
    ModelAndView show(@PathVariable String key) {
        return new ModelAndView("technique/reading", Map.of("shown", readings.show(key)));
    }

    @GetMapping("/tile")
    @OpenTo(CLIENT)
    ModelAndView tile() {
        return new ModelAndView("technique/_reading", Map.of("pages", readings.toRead()));
    }

    /** The reader says so; opening a page says nothing. */
    @PostMapping("/{key}/mark")
    @OpenTo(CLIENT)
    ModelAndView finish(@PathVariable String key, Page page, RedirectAttributes flash) {
        readings.finish(key);
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("reading.finished")));
        return new ModelAndView("redirect:/reading/" + key);
    }
}
