package org.relata.relationship.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relata.identity.AccountState;
import org.relata.identity.AccountState.Stage;
import org.relata.identity.Accounts;
import org.relata.identity.Invitations;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.practice.HandedLink;
import org.relata.practice.People;
import org.springframework.stereotype.Component;

/** Ways in for members, within a transaction that has entered. Who has an account, or an invitation that is open, needs no other. */
@Component
class Inviting {
    private final Accounts accounts;
    private final Invitations invitations;
    private final People people;

    Inviting(Accounts accounts, Invitations invitations, People people) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.people = people;
    }

    List<HandedLink> invite(Entered inside, Collection<PersonId> members) {
        Map<PersonId, AccountState> states = accounts.states(inside, members);
        return members.stream()
                .filter(member -> isOutside(states.get(member)))
                .map(member -> again(inside, member))
                .toList();
    }

    /** A new link, in place of any that is open. */
    HandedLink again(Entered inside, PersonId member) {
        return HandedLink.to(
                people.person(inside, member).name(),
                invitations.invite(inside, people.invitee(inside, member, Capacity.CLIENT)));
    }

    HandedLink renew(Entered inside, PersonId member, String words) {
        return HandedLink.to(
                people.person(inside, member).name(),
                invitations.renew(inside, people.invitee(inside, member, Capacity.CLIENT), words));
    }

    void revoke(Entered inside, PersonId member) {
        invitations.revoke(inside, member);
    }

    /** Shuts the ways in that are still open. */
    void withdraw(Entered inside, Collection<PersonId> members) {
        accounts.states(inside, members).forEach((member, state) -> {
            if (state.stage() == Stage.INVITED) {
                invitations.revoke(inside, member);
            }
        });
    }

    private static boolean isOutside(@Nullable AccountState state) {
        return state == null || state.stage() == Stage.NOT_INVITED || state.stage() == Stage.EXPIRED;
    }
}
