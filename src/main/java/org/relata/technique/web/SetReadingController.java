package org.relata.technique.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import java.util.List;
import java.util.Map;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.technique.ReadingId;
import org.relata.technique.Readings;
import org.relata.technique.Readings.NewReading;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the members of one relationship are asked to read, for their care team. */
@Controller
@OpenTo({CLINICIAN, SUPERVISOR})
@RequestMapping("/relationships/{id}/reading")
class SetReadingController {
    private final Readings readings;

    SetReadingController(Readings readings) {
        this.readings = readings;
    }

    @GetMapping
    ModelAndView list(@PathVariable RelationshipId id, Form form) {
        return list(id, form, HttpStatus.OK);
    }

    private ModelAndView list(RelationshipId id, Form form, HttpStatus status) {
        var model = Map.of("listed", readings.list(id), "form", form, "pages", readings.find(""));
        return new ModelAndView("technique/set-reading", model, status);
    }

    @PostMapping
    @OpenTo(CLINICIAN)
    ModelAndView assign(@PathVariable RelationshipId id, Form form) {
        var members = form.values().getOrDefault("member", List.of()).stream()
                .map(text -> Ids.named(text, PersonId::of))
                .toList();
        try {
            readings.assign(id, new NewReading(form.value("page"), members, form.has("how", "together")));
            return to(id);
        } catch (Refused e) {
            return list(id, form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{reading}/withdrawal")
    @OpenTo(CLINICIAN)
    ModelAndView withdraw(@PathVariable RelationshipId id, @PathVariable ReadingId reading) {
        readings.withdraw(id, reading);
        return to(id);
    }

    private static ModelAndView to(RelationshipId id) {
        return new ModelAndView("redirect:/relationships/" + id + "/reading");
    }
}
