package org.relata.practice.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.relata.identity.Accounts;
import org.relata.identity.InvitationLink;
import org.relata.identity.Invitations;
import org.relata.identity.Invitee;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.HandedLink;
import org.relata.practice.People;
import org.relata.practice.Team;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person's way in: given, given anew, taken back, shut. Who may do it, {@link Invitations} and {@link Accounts} decide. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/persons/{id}/account")
class PersonAccountController {
    private final Entrance entrance;
    private final People people;
    private final Team team;
    private final Accounts accounts;
    private final Invitations invitations;

    PersonAccountController(Entrance entrance, People people, Team team, Accounts accounts, Invitations invitations) {
        this.entrance = entrance;
        this.people = people;
        this.team = team;
        this.accounts = accounts;
        this.invitations = invitations;
    }

    @PostMapping("/invitation")
    String invite(@PathVariable PersonId id, Page page, RedirectAttributes next) {
        return handing(id, next, page.say("practice.account.invited.done"), invitations::invite);
    }

    @PostMapping("/renewal")
    String renew(@PathVariable PersonId id, Form form, Page page, RedirectAttributes next) {
        String words = form.value("words");
        return handing(
                id,
                next,
                page.say("practice.account.renewed.done"),
                (inside, who) -> invitations.renew(inside, who, words));
    }

    @PostMapping("/revocation")
    String revoke(@PathVariable PersonId id, Page page, RedirectAttributes next) {
        entrance.runEverywhere(inside -> invitations.revoke(inside, id));
        return done(id, next, page.say("practice.account.revoked.done"));
    }

    @PostMapping("/end")
    String end(@PathVariable PersonId id, Page page, RedirectAttributes next) {
        entrance.runEverywhere(inside -> accounts.end(inside, id));
        return done(id, next, page.say("practice.account.ended.done"));
    }

    @PostMapping("/restoring")
    String restore(@PathVariable PersonId id, Page page, RedirectAttributes next) {
        entrance.runEverywhere(inside -> accounts.restore(inside, id));
        return done(id, next, page.say("practice.account.restored.done"));
    }

    private String handing(
            PersonId id, RedirectAttributes next, String sentence, BiFunction<Entered, Invitee, InvitationLink> give) {
        HandedLink link = entrance.callEverywhere(inside -> {
            Invitee who = people.invitee(inside, id, capacity(inside, id));
            return HandedLink.to(who.name(), give.apply(inside, who));
        });
        next.addFlashAttribute(HandedLink.NAME, new ArrayList<>(List.of(link)));
        return done(id, next, sentence);
    }

    /** Who works here is invited as staff, everybody else as a client. */
    private Capacity capacity(Entered inside, PersonId id) {
        boolean colleague =
                team.members(inside).stream().anyMatch(member -> member.person().equals(id));
        return colleague ? Capacity.STAFF : Capacity.CLIENT;
    }

    private static String done(PersonId id, RedirectAttributes next, String sentence) {
        next.addFlashAttribute(Flash.NAME, Flash.of(sentence));
        return "redirect:/persons/" + id;
    }
}
