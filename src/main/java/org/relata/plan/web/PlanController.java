package org.relata.plan.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.plan.Attainment;
import org.relata.plan.EvidenceTile;
import org.relata.plan.Evidences;
import org.relata.plan.Plans;
import org.relata.plan.Templates;
import org.relata.plan.document.Changes;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The plans of one relationship as they were published, and what people say to them. */
@Controller
@OpenTo({CLIENT, STAFF})
@RequestMapping("/relationships/{id}/plan")
class PlanController {
    private final Plans plans;
    private final Evidences evidences;
    private final Templates templates;
    private final List<EvidenceTile> tiles;

    PlanController(Plans plans, Evidences evidences, Templates templates, ObjectProvider<EvidenceTile> tiles) {
        this.plans = plans;
        this.evidences = evidences;
        this.templates = templates;
        this.tiles = tiles.orderedStream().toList();
    }

    @GetMapping
    ModelAndView show(@PathVariable RelationshipId id, Page page) {
        return show(id, page, Form.blank(), HttpStatus.OK);
    }

    private ModelAndView show(RelationshipId id, Page page, Form form, HttpStatus status) {
        var shown = plans.show(id);
        return new ModelAndView(
                "plan/plans",
                Map.of(
                        "shown",
                        shown,
                        "words",
                        new PlanWords(page, shown.relationship(), templates),
                        "form",
                        form,
                        "today",
                        plans.today(page.visitor().zone())),
                status);
    }

    /** One version as it was, and what it changed. */
    @GetMapping("/{circle}/versions/{number}")
    ModelAndView version(
            @PathVariable RelationshipId id, @PathVariable CircleId circle, @PathVariable int number, Page page) {
        var past = plans.version(id, circle, number);
        var model = new HashMap<String, Object>();
        model.put("past", past);
        model.put("words", new PlanWords(page, past.relationship(), templates));
        model.put(
                "changes",
                past.before()
                        .map(before ->
                                Changes.between(before.plan(), past.sheet().plan()))
                        .orElse(List.of()));
        return new ModelAndView("plan/version", model);
    }

    /** Everything that speaks for an objective of the newest version. */
    @GetMapping("/{circle}/objectives/{item}")
    ModelAndView objective(
            @PathVariable RelationshipId id, @PathVariable CircleId circle, @PathVariable String item, Page page) {
        var evidence = evidences.of(id, circle, item);
        return new ModelAndView(
                "plan/objective",
                Map.of(
                        "evidence",
                        evidence,
                        "tiles",
                        tiles,
                        "words",
                        new PlanWords(page, evidence.relationship(), templates)));
    }

    @PostMapping("/{circle}/versions/{number}/signatures")
    @OpenTo(CLIENT)
    ModelAndView sign(
            @PathVariable RelationshipId id,
            @PathVariable CircleId circle,
            @PathVariable int number,
            Form form,
            Page page,
            RedirectAttributes flash) {
        try {
            plans.sign(id, circle, number, form.value("answer").equals("yes"), form.value("words-" + circle));
        } catch (Refused e) {
            return show(id, page, form.wrong("words-" + circle, e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("plan.signed")));
        return to(id);
    }

    @PostMapping("/{circle}/attainments")
    @OpenTo(STAFF)
    ModelAndView attain(
            @PathVariable RelationshipId id,
            @PathVariable CircleId circle,
            Form form,
            Page page,
            RedirectAttributes flash) {
        int level = Ids.named(form.value("level"), Integer::valueOf);
        plans.attain(
                id,
                new Attainment(
                        circle,
                        form.value("goal"),
                        level,
                        plans.today(page.visitor().zone())));
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("plan.attained")));
        return to(id);
    }

    @PostMapping("/ratings")
    @OpenTo(CLIENT)
    ModelAndView rate(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        plans.rate(id, form.value("goal"), Ids.named(form.value("value"), Integer::valueOf));
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("plan.rated")));
        return to(id);
    }

    private static ModelAndView to(RelationshipId id) {
        return new ModelAndView("redirect:/relationships/" + id + "/plan");
    }
}
