package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.ArrayList;
import java.util.List;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.HandedLink;
import org.relata.relationship.Member;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ways in for members. A link is shown on the next page and never again; a new one takes its place. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/relationships/{id}/invitations")
class MemberInvitationController {
    private final Entrance entrance;
    private final Inviting inviting;
    private final Looking looking;

    MemberInvitationController(Entrance entrance, Inviting inviting, Looking looking) {
        this.entrance = entrance;
        this.inviting = inviting;
        this.looking = looking;
    }

    /** Invites everybody who has no way in yet. */
    @PostMapping
    String inviteAll(@PathVariable RelationshipId id, Page page, RedirectAttributes flash) {
        List<HandedLink> links = entrance.call(id, inside -> {
            RelationshipView view = looking.at(inside, id);
            if (!view.arranges()) {
                throw new NotFound();
            }
            return inviting.invite(
                    inside,
                    view.relationship().currentMembers().stream()
                            .map(Member::person)
                            .toList());
        });
        return done(id, links, page.say("relationship.invited", links.size()), flash);
    }

    /** Invites one member, or sends another link in place of the one that is open. */
    @PostMapping("/{person}")
    String invite(@PathVariable RelationshipId id, @PathVariable PersonId person, Page page, RedirectAttributes flash) {
        HandedLink link = entrance.call(id, inside -> inviting.again(inside, member(inside, id, person)));
        return done(id, List.of(link), page.say("relationship.invited", 1), flash);
    }

    @PostMapping("/{person}/revocation")
    String revoke(@PathVariable RelationshipId id, @PathVariable PersonId person, Page page, RedirectAttributes flash) {
        entrance.run(id, inside -> inviting.revoke(inside, member(inside, id, person)));
        return done(id, List.of(), page.say("relationship.revoked"), flash);
    }

    /** Lets somebody in again whose phone or password is lost. */
    @PostMapping("/{person}/renewal")
    String renew(
            @PathVariable RelationshipId id,
            @PathVariable PersonId person,
            Form form,
            Page page,
            RedirectAttributes flash) {
        HandedLink link =
                entrance.call(id, inside -> inviting.renew(inside, member(inside, id, person), form.value("words")));
        return done(id, List.of(link), page.say("relationship.renewed", link.name()), flash);
    }

    private PersonId member(Entered inside, RelationshipId id, PersonId person) {
        RelationshipView view = looking.at(inside, id);
        if (!view.arranges() || view.relationship().member(person).isEmpty()) {
            throw new NotFound();
        }
        return person;
    }

    private static String done(RelationshipId id, List<HandedLink> links, String sentence, RedirectAttributes flash) {
        flash.addFlashAttribute(HandedLink.NAME, new ArrayList<>(links));
        flash.addFlashAttribute(Flash.NAME, Flash.of(sentence));
        return "redirect:/relationships/" + id;
    }
}
