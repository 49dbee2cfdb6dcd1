package org.relata.plan.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.plan.Deed;
import org.relata.plan.PlanDrafts;
import org.relata.plan.PlanDrafts.Apart;
import org.relata.plan.Plans;
import org.relata.plan.Templates;
import org.relata.plan.Typed;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plans as the care team works on them. */
@Controller
@OpenTo({CLINICIAN, SUPERVISOR})
@RequestMapping("/relationships/{id}/plan/{circle}")
class DraftController {
    private final PlanDrafts drafts;
    private final Plans plans;
    private final Templates templates;

    DraftController(PlanDrafts drafts, Plans plans, Templates templates) {
        this.drafts = drafts;
        this.plans = plans;
        this.templates = templates;
    }

    @PostMapping("/drafts")
    ModelAndView begin(@PathVariable RelationshipId id, @PathVariable CircleId circle) {
        drafts.begin(id, circle);
        return to(id, circle, "/draft");
    }

    @GetMapping("/draft")
    ModelAndView show(@PathVariable RelationshipId id, @PathVariable CircleId circle, Page page) {
        return show("plan/draft", id, circle, page, List.of(), HttpStatus.OK);
    }

    private ModelAndView show(
            String view, RelationshipId id, CircleId circle, Page page, List<Apart> apart, HttpStatus status) {
        var draft = drafts.show(id, circle);
        var model = new HashMap<String, Object>();
        model.put("draft", draft);
        model.put("words", new PlanWords(page, draft.relationship(), templates));
        model.put("apart", apart);
        model.put("window", draft.edition() + "." + Ids.next().toString().substring(24));
        return new ModelAndView(view, model, status);
    }

    /** As those read it whose plan it is, with what it still lacks. */
    @GetMapping("/draft/preview")
    ModelAndView preview(@PathVariable RelationshipId id, @PathVariable CircleId circle, Page page) {
        return show("plan/preview", id, circle, page, List.of(), HttpStatus.OK);
    }

    /** All of it, and what is to be done with it then; the page leads on to where that was. */
    @PostMapping("/draft")
    ModelAndView act(@PathVariable RelationshipId id, @PathVariable CircleId circle, Form form, Page page) {
        var typed = form.values().entrySet().stream()
                .filter(field -> field.getKey().indexOf('.') > 0)
                .map(field -> Typed.in(
                        form.value("window"), field.getKey(), field.getValue().getFirst()))
                .toList();
        var done = drafts.act(id, circle, typed, Deed.of(form.given("deed").orElse("save")));
        if (!done.apart().isEmpty()) {
            return show("plan/draft", id, circle, page, done.apart(), HttpStatus.CONFLICT);
        }
        return to(
                id,
                circle,
                form.has("deed", "save")
                        ? "/draft/preview"
                        : "/draft" + (done.at().isEmpty() ? "" : "#i-" + done.at()));
    }

    /** One field, as a script keeps it; 409 gives what another window has written. */
    @PostMapping("/draft/field")
    ResponseEntity<String> keep(@PathVariable RelationshipId id, @PathVariable CircleId circle, Form form) {
        return drafts.keep(id, circle, Typed.in(form.value("window"), form.value("field"), form.value("value")))
                .map(apart -> ResponseEntity.status(HttpStatus.CONFLICT)
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .body(apart.theirs()))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/draft/end")
    ModelAndView discard(
            @PathVariable RelationshipId id, @PathVariable CircleId circle, Page page, RedirectAttributes flash) {
        drafts.discard(id, circle);
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("plan.discarded")));
        return to(id, circle, "");
    }

    @PostMapping("/versions")
    ModelAndView publish(
            @PathVariable RelationshipId id,
            @PathVariable CircleId circle,
            Form form,
            Page page,
            RedirectAttributes flash) {
        try {
            drafts.publish(id, circle, Ids.named(form.value("edition"), Integer::valueOf));
        } catch (Refused e) {
            return show("plan/preview", id, circle, page, List.of(), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("refused", e.getMessage());
        }
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("plan.published")));
        return to(id, circle, "");
    }

    @GetMapping("/copies")
    ModelAndView copies(@PathVariable RelationshipId id, @PathVariable CircleId circle) {
        return new ModelAndView("plan/copies", Map.of("targets", plans.targets(id, circle)));
    }

    /** Structure alone, into a draft for somebody else. */
    @PostMapping("/copies")
    ModelAndView copy(@PathVariable RelationshipId id, @PathVariable CircleId circle, Form form) {
        var to = Ids.named(form.value("to"), RelationshipId::of);
        return to(to, plans.copy(id, circle, to), "/draft");
    }

    private static ModelAndView to(RelationshipId id, CircleId circle, String below) {
        return new ModelAndView(
                "redirect:/relationships/" + id + "/plan" + (below.isEmpty() ? "" : "/" + circle + below));
    }
}
