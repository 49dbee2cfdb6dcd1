package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLIENT;

import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.Progress;
import org.relata.ui.Flash;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A member agrees to show totals of one questionnaire to the other members, or takes that back. */
@Controller
@OpenTo(CLIENT)
@RequestMapping("/relationships/{id}/shared-measures/{instrument}/consent")
class SharingController {
    private final Progress progress;

    SharingController(Progress progress) {
        this.progress = progress;
    }

    @PostMapping
    String agree(
            @PathVariable RelationshipId id, @PathVariable String instrument, Page page, RedirectAttributes flash) {
        return change(id, flash, page.say("measure.together.agreed"), () -> progress.agree(id, instrument));
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable RelationshipId id, @PathVariable String instrument, Page page, RedirectAttributes flash) {
        return change(id, flash, page.say("measure.together.withdrawn"), () -> progress.withdraw(id, instrument));
    }

    private static String change(RelationshipId id, RedirectAttributes flash, String done, Runnable change) {
        try {
            change.run();
            flash.addFlashAttribute(Flash.NAME, Flash.of(done));
        } catch (Refused e) {
            flash.addFlashAttribute(Flash.NAME, Flash.of(String.valueOf(e.getMessage())));
        }
        return "redirect:/relationships/" + id + "/progress";
    }
}
