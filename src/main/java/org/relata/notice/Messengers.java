package org.relata.notice;

import org.relata.identity.Address;
import org.relata.kernel.Viewer;
import org.relata.platform.Installation;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Mail;
import org.relata.ui.Words;
import org.springframework.stereotype.Component;

/** The ways in which somebody is told, as they wish. What leaves the house is one sentence and an address that opens nothing by itself. */
@Component
class Messengers {
    private final Mail mail;
    private final Installation installation;

    Messengers(Mail mail, Installation installation) {
        this.mail = mail;
        this.installation = installation;
    }

    /** Tells in the keeper's transaction, or not at all; false where the person wishes to be told in no way that there is. */
    boolean send(Kept kept, Viewer whom, Address address, Preferences wish) {
        if (wish.mail()) {
            Words words = new Words(address.language());
            String text = words.say("notice.mail.text", installation.publicUrl());
            mail.send(kept, whom.practice(), address.email(), words.say("notice.mail.subject"), text);
        }
        return wish.mail();
    }
}
