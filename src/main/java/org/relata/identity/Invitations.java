package org.relata.identity;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.relata.identity.InvitationStore.Made;
import org.relata.kernel.Capacity;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Installation;
import org.relata.platform.Mail;
import org.relata.ui.Words;
import org.springframework.stereotype.Component;

/**
 * Ways in, as staff give them: a link that works once, for seven days. The owner invites anybody, a clinician the own clients; nobody themselves.
 * Every verb works inside a transaction that has entered, and the link is known only to its answer.
 */
@Component
public class Invitations {
    private static final int WITNESS_WORDS = 10;

    private final InvitationStore store;
    private final AccountStore accounts;
    private final EventStore events;
    private final Mail mail;
    private final Installation installation;

    Invitations(InvitationStore store, AccountStore accounts, EventStore events, Mail mail, Installation installation) {
        this.store = store;
        this.accounts = accounts;
        this.events = events;
        this.mail = mail;
        this.installation = installation;
    }

    /** Invites somebody, in place of any earlier invitation. Who has an account already may from now on also act in this capacity. */
    public InvitationLink invite(Entered inside, Invitee who) {
        mayInvite(inside, who.person(), Set.of(who.capacity()));
        if (accounts.addCapacity(inside, who.person(), who.capacity()) == 1) {
            events.add(inside, Event.CAPACITY_ADDED, who.person().value());
            return new InvitationLink(installation.publicUrl() + "/sign-in", false, Optional.empty());
        }
        Set<Capacity> as = store.end(inside, who.person(), "replaced");
        as.add(who.capacity());
        return send(inside, new Made(who.person(), who.name(), who.email(), who.language(), as));
    }

    /** Takes an open invitation back, a renewal too. */
    public void revoke(Entered inside, PersonId person) {
        if (store.end(inside, person, "revoked").isEmpty()) {
            throw new NotFound();
        }
        events.add(inside, Event.INVITATION_REVOKED, person.value());
    }

    /**
     * Lets somebody in again whose phone or password is lost. The old ones end when the new ones are there. The link works only with a code that is
     * told to the person besides, since others may read the same mail.
     *
     * @param words how the person was recognized, kept for good
     */
    public InvitationLink renew(Entered inside, Invitee who, String words) {
        boolean client = accounts.isClientAlone(inside, who.person()).orElseThrow(NotFound::new);
        mayInvite(inside, who.person(), Set.of(client ? Capacity.CLIENT : Capacity.STAFF));
        if (words.strip().length() < WITNESS_WORDS || words.length() > 1000) {
            throw new Refused("Write in a sentence how you made sure who this is.");
        }
        store.end(inside, who.person(), "replaced");
        String key = Secret.key();
        String spoken = Secret.words(2, 4);
        Made made = new Made(who.person(), who.name(), who.email(), who.language(), EnumSet.of(who.capacity()));
        UUID invitation = store.insert(inside, made, key, Optional.of(spoken));
        store.witness(inside, who.person(), invitation, words.strip());
        events.add(inside, Event.RENEWAL_OFFERED, who.person().value());
        return link(inside, made, key, Optional.of(spoken));
    }

    private InvitationLink send(Entered inside, Made made) {
        String key = Secret.key();
        store.insert(inside, made, key, Optional.empty());
        events.add(inside, Event.INVITED, made.person().value());
        return link(inside, made, key, Optional.empty());
    }

    private InvitationLink link(Entered inside, Made made, String key, Optional<String> spoken) {
        String url = url(key);
        return new InvitationLink(
                url,
                made.email()
                        .filter(address -> mailed(inside, address, made.language(), url))
                        .isPresent(),
                spoken);
    }

    /** The mail says nothing: not who writes, not to whom, not about what. */
    private boolean mailed(Entered inside, String address, Locale language, String url) {
        Words words = new Words(language);
        return mail.send(inside, address, words.say("identity.mail.subject"), words.say("identity.mail.text", url));
    }

    private String url(String key) {
        return installation.publicUrl() + "/invitations/" + key;
    }

    private static void mayInvite(Entered inside, PersonId person, Set<Capacity> as) {
        boolean own = inside.is(Role.CLINICIAN) && inside.knows(person) && !as.contains(Capacity.STAFF);
        if (!inside.is(Role.OWNER) && !own) {
            throw new NotFound();
        }
        if (person.value().equals(inside.person())) {
            throw new Refused("Nobody invites themselves: ask a colleague to do it.");
        }
    }
}
