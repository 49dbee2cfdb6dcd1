package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.relata.kernel.Ids;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.relationship.Clearance;
import org.relata.relationship.Clearances;
import org.relata.relationship.Concern;
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

/** Whether several may be worked with together, for the whole care team. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/relationships/{id}/clearance")
class ClearanceController {
    private final Clearances clearances;

    ClearanceController(Clearances clearances) {
        this.clearances = clearances;
    }

    @GetMapping
    ModelAndView show(@PathVariable RelationshipId id) {
        var shown = clearances.show(id);
        var now = shown.now();
        var form = Form.blank()
                .with(
                        "state",
                        now.map(Clearance::state)
                                .orElse(Clearance.State.UNDECIDED)
                                .word())
                .with(
                        "concern",
                        now.map(Clearance::concerns).orElse(Set.of()).stream()
                                .map(Concern::word)
                                .toArray(String[]::new));
        return new ModelAndView("relationship/clearance", Map.of("shown", shown, "form", form));
    }

    /** What holds now, on the page of members. */
    @GetMapping("/tile")
    ModelAndView tile(@PathVariable RelationshipId id) {
        return new ModelAndView("relationship/_clearance", Map.of("shown", clearances.show(id)));
    }

    @PostMapping
    @OpenTo(CLINICIAN)
    ModelAndView decide(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        try {
            var state = Ids.named(form.value("state"), Clearance.State::of);
            clearances.decide(id, state, concerns(form), form.value("reason"));
        } catch (Refused e) {
            var model = Map.of("shown", clearances.show(id), "form", form.wrong("reason", e.getMessage()));
            return new ModelAndView("relationship/clearance", model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("relationship.clearance.decided")));
        return new ModelAndView("redirect:/relationships/" + id + "/clearance");
    }

    private static Set<Concern> concerns(Form form) {
        return form.values().getOrDefault("concern", List.of()).stream()
                .map(word -> Ids.named(word, Concern::of))
                .collect(Collectors.toSet());
    }
}
