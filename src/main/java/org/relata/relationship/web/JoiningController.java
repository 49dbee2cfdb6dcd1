package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entrance;
import org.relata.practice.HandedLink;
import org.relata.practice.People;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody joins: a new circle opens for everybody, and the newcomer has no past. */
@Controller
@OpenTo(STAFF)
class JoiningController {
    private final Entrance entrance;
    private final Founding founding;
    private final People people;
    private final Inviting inviting;
    private final Looking looking;

    JoiningController(Entrance entrance, Founding founding, People people, Inviting inviting, Looking looking) {
        this.entrance = entrance;
        this.founding = founding;
        this.people = people;
        this.inviting = inviting;
        this.looking = looking;
    }

    @GetMapping("/relationships/{id}/members/new")
    ModelAndView ask(@PathVariable RelationshipId id) {
        return page(id, Form.blank().with("row", "0").with("invite", "yes"), HttpStatus.OK);
    }

    @PostMapping("/relationships/{id}/members")
    ModelAndView join(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        Form row = form.with("row", "0");
        LocalDate today = founding.today();
        Form checked = entrance.callEverywhere(
                inside -> new FoundingCheck(inside, people, page, row).checkedRow(new Typed(0, row, today)));
        if (!checked.ok()) {
            return page(id, checked, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            entrance.runEverywhere(inside -> {
                PersonId person = founding.join(inside, id, row);
                if (form.has("invite", "yes")) {
                    List<HandedLink> links = entrance.callEverywhere(now -> inviting.invite(now, List.of(person)));
                    flash.addFlashAttribute(HandedLink.NAME, new ArrayList<>(links));
                }
            });
        } catch (Refused e) {
            return page(id, row.wrong(MemberRow.field(0, "name"), e.getMessage()), HttpStatus.CONFLICT);
        }
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("relationship.joined")));
        return new ModelAndView("redirect:/relationships/" + id + "/members");
    }

    private ModelAndView page(RelationshipId id, Form form, HttpStatus status) {
        Typed typed = new Typed(0, form, founding.today());
        MemberRow row = entrance.callEverywhere(inside -> new MemberRow(
                0,
                1,
                typed.isMinor(),
                people.named(inside, form.value(typed.field("name"))),
                people.named(inside, form.value(typed.field("guardian-name"))),
                List.of(),
                false));
        return entrance.call(id, inside -> {
            RelationshipView view = looking.at(inside, id);
            if (!view.arranges()) {
                throw new NotFound();
            }
            return new ModelAndView("relationship/join", Map.of("view", view, "row", row, "form", form), status);
        });
    }
}
