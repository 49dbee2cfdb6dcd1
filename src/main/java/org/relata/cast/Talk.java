package org.relata.cast;

import org.relata.kernel.Ids;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.springframework.stereotype.Component;

/** What the couple and their therapist have written to each other before anybody looks around. */
@Component
class Talk {
    private final Messages messages;

    Talk(Messages messages) {
        this.messages = messages;
    }

    void among(Company company) {
        say(
                company,
                Player.OKAFOR,
                "together",
                "Good to see you both on Thursday. Until then: ten minutes each, one"
                        + " speaks, the other only listens. Write here how it went, as briefly as you like.");
        say(
                company,
                Player.AMARA,
                "together",
                "We tried it on Sunday. I spoke about the move, and Jonas said it back to"
                        + " me *better than I had said it*.");
        say(
                company,
                Player.JONAS,
                "together",
                "It was harder to be quiet than I thought. We will do it again on Wednesday.");
        var alone = company.person(Player.AMARA).toString();
        say(company, Player.AMARA, alone, "I am not sure that I want to move at all. I have not told Jonas yet.");
        say(
                company,
                Player.OKAFOR,
                alone,
                "Thank you for telling me. Would it help to look for words for it together?");
        say(company, Player.OKAFOR, "team", "Ask both about the move, each for themselves first.");
    }

    private void say(Company company, Player who, String where, String text) {
        company.viewer(who).run(() -> messages.send(company.unit(Unit.COUPLE), where, NewMessage.of(Ids.next(), text)));
    }
}
