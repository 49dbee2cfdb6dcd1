package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entrance;
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

/** Who is in: members leave, and some of them share a smaller circle. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/relationships/{id}")
class MembersController {
    private final Entrance entrance;
    private final Relationships relationships;
    private final Looking looking;

    MembersController(Entrance entrance, Relationships relationships, Looking looking) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.looking = looking;
    }

    @GetMapping("/members")
    ModelAndView show(@PathVariable RelationshipId id) {
        return page(id, Form.blank(), HttpStatus.OK);
    }

    @PostMapping("/members/{person}/departure")
    ModelAndView leave(
            @PathVariable RelationshipId id, @PathVariable PersonId person, Page page, RedirectAttributes flash) {
        try {
            relationships.leave(id, person);
        } catch (Refused e) {
            return page(id, Form.blank().wrong("", e.getMessage()), HttpStatus.CONFLICT);
        }
        return done(id, flash, page.say("relationship.left"));
    }

    @PostMapping("/circles")
    ModelAndView open(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        List<PersonId> members = chosen(form).toList();
        if (members.size() < 2) {
            return page(
                    id, form.wrong("member", page.say("relationship.circle.few")), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            relationships.openSubsystem(id, members);
        } catch (Refused e) {
            return page(id, form.wrong("member", e.getMessage()), HttpStatus.CONFLICT);
        }
        return done(id, flash, page.say("relationship.circle.opened"));
    }

    @PostMapping("/circles/{circle}/closure")
    ModelAndView close(
            @PathVariable RelationshipId id, @PathVariable CircleId circle, Page page, RedirectAttributes flash) {
        relationships.closeSubsystem(id, circle);
        return done(id, flash, page.say("relationship.circle.closed"));
    }

    private static Stream<PersonId> chosen(Form form) {
        return form.values().getOrDefault("member", List.of()).stream()
                .map(text -> Ids.named(text, PersonId::of))
                .distinct();
    }

    private ModelAndView page(RelationshipId id, Form form, HttpStatus status) {
        return entrance.call(
                id,
                inside -> new ModelAndView(
                        "relationship/members",
                        Map.of(
                                "view",
                                looking.at(inside, id),
                                "form",
                                form,
                                "closures",
                                relationships.closures(inside, id)),
                        status));
    }

    private static ModelAndView done(RelationshipId id, RedirectAttributes flash, String sentence) {
        flash.addFlashAttribute(Flash.NAME, Flash.of(sentence));
        return new ModelAndView("redirect:/relationships/" + id + "/members");
    }
}
