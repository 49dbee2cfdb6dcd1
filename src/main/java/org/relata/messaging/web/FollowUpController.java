package org.relata.messaging.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.messaging.FollowUps;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the care team has to come back to in a conversation. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/relationships/{id}/messages/{conversation}/follow-ups")
class FollowUpController {
    private final FollowUps followUps;

    FollowUpController(FollowUps followUps) {
        this.followUps = followUps;
    }

    @PostMapping
    ModelAndView ask(@PathVariable RelationshipId id, @PathVariable("conversation") String key, Form form) {
        followUps.ask(id, key, Ids.named(form.value("for"), PersonId::of));
        return ConversationController.to(id, key);
    }

    @PostMapping("/{follow}/end")
    ModelAndView settle(
            @PathVariable RelationshipId id,
            @PathVariable("conversation") String key,
            @PathVariable("follow") UUID followUp) {
        followUps.settle(id, key, followUp);
        return ConversationController.to(id, key);
    }
}
