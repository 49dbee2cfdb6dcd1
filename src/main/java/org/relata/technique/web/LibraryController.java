package org.relata.technique.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.relata.kernel.Role;
import org.relata.technique.Library;
import org.relata.technique.exercise.Technique;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Presence;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The exercises that there are, and each as every role sees it. */
@Controller
@OpenTo({CLINICIAN, SUPERVISOR})
@RequestMapping("/exercises")
class LibraryController {
    private final Library library;

    LibraryController(Library library) {
        this.library = library;
    }

    @GetMapping
    ModelAndView list(Form form, HttpServletRequest request) {
        var technique = form.given("technique").flatMap(Technique::find);
        return new ModelAndView(
                "technique/library",
                Map.of("exercises", library.find(form.value("q"), technique), "form", form, "treats", treats(request)));
    }

    @GetMapping("/{key}")
    ModelAndView show(@PathVariable String key, Form form, HttpServletRequest request) {
        return new ModelAndView(
                "technique/exercise",
                Map.of("exercise", library.exercise(key), "form", form, "treats", treats(request)));
    }

    /** A blank sheet of it, for pen and paper. */
    @GetMapping("/{key}/paper")
    ModelAndView paper(@PathVariable String key) {
        return new ModelAndView("technique/paper", Map.of("exercise", library.exercise(key)));
    }

    private static boolean treats(HttpServletRequest request) {
        return Presence.of(request).roles().contains(Role.CLINICIAN);
    }
}
