package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.NotFound;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entrance;
import org.relata.relationship.Kind;
import org.relata.relationship.Relationships;
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

/** One relationship: the overview for staff, "our circle" for its members, and what it is called. */
@Controller
@RequestMapping("/relationships/{id}")
class RelationshipController {
    private final Entrance entrance;
    private final Relationships relationships;
    private final Looking looking;

    RelationshipController(Entrance entrance, Relationships relationships, Looking looking) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.looking = looking;
    }

    @GetMapping
    @OpenTo({CLIENT, STAFF})
    ModelAndView show(@PathVariable RelationshipId id) {
        return entrance.call(
                id,
                inside -> new ModelAndView(
                        inside.isStaff() ? "relationship/show" : "relationship/circle",
                        Map.of("view", looking.at(inside, id))));
    }

    @GetMapping("/edit")
    @OpenTo(STAFF)
    ModelAndView ask(@PathVariable RelationshipId id) {
        return entrance.call(id, inside -> {
            RelationshipView view = arranging(looking.at(inside, id));
            Form form = Form.blank()
                    .with("kind", view.relationship().kind().word())
                    .with("label", view.relationship().label().orElse(""));
            return new ModelAndView("relationship/edit", Map.of("view", view, "form", form));
        });
    }

    @PostMapping("/edit")
    @OpenTo(STAFF)
    ModelAndView save(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(k -> form.has("kind", k.word()))
                .findFirst();
        Form checked = kind.isPresent() ? form : form.wrong("kind", page.say("relationship.kind.missing"));
        if (form.value("label").length() > 200) {
            checked = checked.wrong("label", page.say("relationship.label.long"));
        }
        if (!checked.ok()) {
            Form wrong = checked;
            return entrance.call(
                    id,
                    inside -> new ModelAndView(
                            "relationship/edit",
                            Map.of("view", arranging(looking.at(inside, id)), "form", wrong),
                            HttpStatus.UNPROCESSABLE_CONTENT));
        }
        relationships.edit(id, kind.orElseThrow(), form.given("label"));
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("relationship.edited")));
        return new ModelAndView("redirect:/relationships/" + id);
    }

    private static RelationshipView arranging(RelationshipView view) {
        if (!view.arranges()) {
            throw new NotFound();
        }
        return view;
    }
}
