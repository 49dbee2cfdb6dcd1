package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import org.relata.kernel.RelationshipId;
import org.relata.relationship.Relationships;
import org.relata.ui.Flash;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of care, and its taking back. Everybody keeps reading what was theirs; nobody writes. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/relationships/{id}/closure")
class ClosureController {
    private final Relationships relationships;

    ClosureController(Relationships relationships) {
        this.relationships = relationships;
    }

    @PostMapping
    String close(@PathVariable RelationshipId id, Page page, RedirectAttributes flash) {
        relationships.close(id);
        flash.addFlashAttribute(
                Flash.NAME,
                Flash.of(page.say("relationship.closed.done")).undoneBy("/relationships/" + id + "/closure/end"));
        return "redirect:/relationships/" + id + "/members";
    }

    @PostMapping("/end")
    String reopen(@PathVariable RelationshipId id, Page page, RedirectAttributes flash) {
        relationships.reopen(id);
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("relationship.reopened")));
        return "redirect:/relationships/" + id + "/members";
    }
}
