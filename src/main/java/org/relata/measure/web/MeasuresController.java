package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.AssignmentId;
import org.relata.measure.Measures;
import org.relata.measure.NewAssignment;
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

/** A relationship's measures for its care team: who is asked what, who has answered, where everybody stands. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/relationships/{id}")
class MeasuresController {
    private final Measures measures;
    private final Clock clock;

    MeasuresController(Measures measures, Clock clock) {
        this.measures = measures;
        this.clock = clock;
    }

    @GetMapping("/measures")
    ModelAndView show(@PathVariable RelationshipId id, Page page) {
        return page(id, blank(page), HttpStatus.OK);
    }

    /** For the relationship's page: what is asked and where everybody stands. */
    @GetMapping("/measures/tile")
    ModelAndView tile(@PathVariable RelationshipId id) {
        return new ModelAndView("measure/_tile", Map.of("overview", measures.brief(id)));
    }

    @PostMapping("/assignments")
    ModelAndView assign(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        List<AssignmentId> made;
        try {
            var due = NewAssignment.upcoming(EntryForm.optionalDay(form, "due").orElse(today(page)), today(page));
            var member = form.given("member").filter(who -> !who.equals("all")).map(EntryForm::person);
            made = measures.assign(
                    id, new NewAssignment(form.values().getOrDefault("instrument", List.of()), member, due));
        } catch (Refused e) {
            return page(id, form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var done = Flash.of(page.say("measure.assigned", made.size()));
        var undo = path(id, made.getFirst()) + "/cancellation";
        return done(id, flash, made.size() == 1 ? done.undoneBy(undo) : done);
    }

    @PostMapping("/assignments/{assignment}/cancellation")
    ModelAndView cancel(
            @PathVariable RelationshipId id,
            @PathVariable AssignmentId assignment,
            Page page,
            RedirectAttributes flash) {
        measures.cancel(id, assignment);
        var undo = path(id, assignment) + "/restoration";
        return done(id, flash, Flash.of(page.say("measure.cancelled")).undoneBy(undo));
    }

    @PostMapping("/assignments/{assignment}/restoration")
    ModelAndView restore(
            @PathVariable RelationshipId id,
            @PathVariable AssignmentId assignment,
            Page page,
            RedirectAttributes flash) {
        measures.restore(id, assignment);
        return done(id, flash, Flash.of(page.say("measure.restored")));
    }

    @PostMapping("/assignments/{assignment}/date")
    ModelAndView move(
            @PathVariable RelationshipId id,
            @PathVariable AssignmentId assignment,
            Form form,
            Page page,
            RedirectAttributes flash) {
        try {
            measures.move(id, assignment, EntryForm.day(form, "due"), today(page));
        } catch (Refused e) {
            var kept = blank(page).with("due-" + assignment, form.value("due")).wrong("", e.getMessage());
            return page(id, kept, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(id, flash, Flash.of(page.say("measure.moved")));
    }

    private ModelAndView page(RelationshipId id, Form form, HttpStatus status) {
        return new ModelAndView("measure/measures", Map.of("overview", measures.overview(id), "form", form), status);
    }

    private Form blank(Page page) {
        return Form.blank().with("due", today(page).toString());
    }

    private LocalDate today(Page page) {
        return LocalDate.ofInstant(clock.instant(), page.visitor().zone());
    }

    private static String path(RelationshipId id, AssignmentId assignment) {
        return "/relationships/" + id + "/assignments/" + assignment;
    }

    private static ModelAndView done(RelationshipId id, RedirectAttributes flash, Flash said) {
        flash.addFlashAttribute(Flash.NAME, said);
        return new ModelAndView("redirect:/relationships/" + id + "/measures");
    }
}
