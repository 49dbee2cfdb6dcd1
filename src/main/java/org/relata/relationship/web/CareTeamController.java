package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.Team;
import org.relata.relationship.CareTeamMember;
import org.relata.relationship.Member;
import org.relata.relationship.Relationships;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Option;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who cares for this relationship, as what, since when and until when. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/relationships/{id}/care-team")
class CareTeamController {
    private final Entrance entrance;
    private final Relationships relationships;
    private final Team team;
    private final Looking looking;
    private final Clock clock;

    CareTeamController(Entrance entrance, Relationships relationships, Team team, Looking looking, Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.team = team;
        this.looking = looking;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable RelationshipId id) {
        return page(id, Form.blank(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView assign(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        NewCareForm typed = new NewCareForm(form, page, clock.instant());
        Form checked = typed.checked();
        if (!checked.ok()) {
            return page(id, checked, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            relationships.assignCare(id, typed.care());
        } catch (Refused e) {
            return page(id, form.wrong("", e.getMessage()), HttpStatus.CONFLICT);
        }
        return done(id, flash, page.say("relationship.care.added"));
    }

    @PostMapping("/{care}/end")
    ModelAndView end(@PathVariable RelationshipId id, @PathVariable UUID care, Page page, RedirectAttributes flash) {
        boolean stays;
        try {
            relationships.endCare(id, care);
            stays = entrance.callEverywhere(inside -> inside.hasSeatIn(id) || inside.runsPractice());
        } catch (Refused e) {
            return page(id, Form.blank().wrong("", e.getMessage()), HttpStatus.CONFLICT);
        }
        if (!stays) {
            flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("relationship.care.ended")));
            return new ModelAndView("redirect:/people");
        }
        return done(id, flash, page.say("relationship.care.ended"));
    }

    private ModelAndView page(RelationshipId id, Form form, HttpStatus status) {
        return entrance.call(id, inside -> {
            RelationshipView view = looking.at(inside, id);
            return new ModelAndView(
                    "relationship/care-team",
                    Map.of("view", view, "form", form, "colleagues", colleagues(inside, view)),
                    status);
        });
    }

    /** Who could still come: colleagues who see clients, are not on the team and are no members. */
    private List<Option> colleagues(Entered inside, RelationshipView view) {
        Set<PersonId> in = Stream.concat(
                        view.careTeam().stream().map(CareTeamMember::person),
                        view.relationship().members().stream().map(Member::person))
                .collect(Collectors.toSet());
        return team.members(inside).stream()
                .filter(colleague -> !in.contains(colleague.person())
                        && colleague.roles().stream().anyMatch(role -> role != Role.BILLER))
                .map(colleague -> new Option(colleague.person().toString(), colleague.name()))
                .toList();
    }

    private static ModelAndView done(RelationshipId id, RedirectAttributes flash, String sentence) {
        flash.addFlashAttribute(Flash.NAME, Flash.of(sentence));
        return new ModelAndView("redirect:/relationships/" + id + "/care-team");
    }
}
