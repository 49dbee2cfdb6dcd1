package org.relata.practice.web;

import static org.relata.ui.OpenTo.Who.OWNER;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relata.identity.Accounts;
import org.relata.identity.Invitations;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.Contact;
import org.relata.practice.HandedLink;
import org.relata.practice.NewPerson;
import org.relata.practice.People;
import org.relata.practice.StaffMember;
import org.relata.practice.Team;
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

/** Who works here: everybody on staff sees it, an owner changes it. */
@Controller
class TeamController {
    private final Entrance entrance;
    private final Team team;
    private final People people;
    private final Accounts accounts;
    private final Invitations invitations;

    TeamController(Entrance entrance, Team team, People people, Accounts accounts, Invitations invitations) {
        this.entrance = entrance;
        this.team = team;
        this.people = people;
        this.accounts = accounts;
        this.invitations = invitations;
    }

    @GetMapping("/practice/team")
    @OpenTo(STAFF)
    ModelAndView show() {
        return page(Form.blank(), HttpStatus.OK);
    }

    @PostMapping("/practice/team")
    @OpenTo(OWNER)
    ModelAndView employ(Form form, Page page, RedirectAttributes next) {
        Form checked = check(form, page);
        if (!checked.ok()) {
            return page(checked, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            entrance.runEverywhere(inside -> employ(inside, form, next));
        } catch (Refused e) {
            return page(form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(next, page.say("practice.team.added", form.value("name").strip()));
    }

    @PostMapping("/practice/team/{person}/roles")
    @OpenTo(OWNER)
    ModelAndView setRoles(@PathVariable PersonId person, Form form, Page page, RedirectAttributes next) {
        try {
            team.setRoles(person, roles(form));
        } catch (Refused e) {
            return page(Form.blank().wrong("", e.getMessage()), HttpStatus.CONFLICT);
        }
        return done(next, page.say("practice.team.changed"));
    }

    private void employ(Entered inside, Form form, RedirectAttributes next) {
        PersonId person = team.employ(
                new NewPerson(form.value("name"), form.given("pronouns"), form.given("email"), Optional.empty()),
                roles(form));
        if (form.has("invite", "yes")) {
            HandedLink link = HandedLink.to(
                    form.value("name").strip(),
                    invitations.invite(inside, people.invitee(inside, person, Capacity.STAFF)));
            next.addFlashAttribute(HandedLink.NAME, new ArrayList<>(List.of(link)));
        }
    }

    private ModelAndView page(Form form, HttpStatus status) {
        return entrance.callEverywhere(inside -> {
            PersonId self = inside.viewer().person();
            List<Colleague> colleagues = team.members(inside).stream()
                    .map(member -> new Colleague(
                            member,
                            rolesOf(member),
                            member.person().equals(self),
                            accounts.state(inside, member.person())))
                    .toList();
            return new ModelAndView(
                    "practice/team",
                    Map.of("colleagues", colleagues, "form", form, "owner", inside.is(Role.OWNER)),
                    status);
        });
    }

    private static Form check(Form form, Page page) {
        Form checked = form;
        if (form.given("name").isEmpty()) {
            checked = checked.wrong("name", page.say("practice.name.missing"));
        }
        if (form.given("email").filter(email -> !Contact.isEmail(email)).isPresent()) {
            checked = checked.wrong("email", page.say("practice.email.wrong"));
        }
        return roles(form).isEmpty() ? checked.wrong("role", page.say("practice.role.missing")) : checked;
    }

    private static Form rolesOf(StaffMember member) {
        return Form.blank().with("role", member.roles().stream().map(Role::word).toArray(String[]::new));
    }

    private static Set<Role> roles(Form form) {
        Set<Role> chosen = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (form.has("role", role.word())) {
                chosen.add(role);
            }
        }
        return chosen;
    }

    private static ModelAndView done(RedirectAttributes next, String sentence) {
        next.addFlashAttribute(Flash.NAME, Flash.of(sentence));
        return new ModelAndView("redirect:/practice/team");
    }
}
