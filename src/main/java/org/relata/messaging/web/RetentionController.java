package org.relata.messaging.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;

import java.util.Map;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.messaging.Copies;
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

/** Where a copy is taken from, for how long messages stay, and what keeps them from going. */
@Controller
@RequestMapping("/relationships/{id}")
class RetentionController {
    private final Copies copies;
    private final Retention retention;

    RetentionController(Copies copies, Retention retention) {
        this.copies = copies;
        this.retention = retention;
    }

    @GetMapping("/copies")
    @OpenTo({CLIENT, CLINICIAN, OWNER})
    ModelAndView show(@PathVariable RelationshipId id) {
        return page(id, Form.blank(), HttpStatus.OK);
    }

    @PostMapping("/hold")
    @OpenTo({CLINICIAN, OWNER})
    ModelAndView hold(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes next) {
        try {
            retention.hold(id, form.value("reason"));
        } catch (Refused e) {
            return page(id, form.wrong("reason", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(id, next, page.say("messaging.hold.placed"));
    }

    @PostMapping("/hold/end")
    @OpenTo({CLINICIAN, OWNER})
    ModelAndView lift(@PathVariable RelationshipId id, Page page, RedirectAttributes next) {
        retention.lift(id);
        return done(id, next, page.say("messaging.hold.lifted"));
    }

    private ModelAndView page(RelationshipId id, Form form, HttpStatus status) {
        return new ModelAndView("messaging/copies", Map.of("offer", copies.offer(id), "form", form), status);
    }

    private static ModelAndView done(RelationshipId id, RedirectAttributes next, String said) {
        next.addFlashAttribute(Flash.NAME, Flash.of(said));
        return new ModelAndView("redirect:/relationships/" + id + "/copies");
    }
}
