package org.relata.messaging.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.Arrays;
import org.relata.kernel.NotFound;
import org.relata.kernel.RelationshipId;
import org.relata.messaging.Disclosure;
import org.relata.messaging.Disclosures;
import org.relata.messaging.MessageId;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Whether what was said alone comes into the work together. */
@Controller
@RequestMapping("/relationships/{id}/messages/{conversation}/{message}/disclosure")
class DisclosureController {
    private final Disclosures disclosures;

    DisclosureController(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    @PostMapping
    @OpenTo(STAFF)
    ModelAndView propose(
            @PathVariable RelationshipId id,
            @PathVariable("conversation") String key,
            @PathVariable MessageId message) {
        disclosures.propose(id, key, message);
        return ConversationController.to(id, key);
    }

    @PostMapping("/answer")
    @OpenTo(CLIENT)
    ModelAndView answer(
            @PathVariable RelationshipId id,
            @PathVariable("conversation") String key,
            @PathVariable MessageId message,
            Form form) {
        var answer = Arrays.stream(Disclosure.Answer.values())
                .filter(one -> one.word().equals(form.value("answer")))
                .findFirst()
                .orElseThrow(NotFound::new);
        disclosures.answer(id, key, message, answer);
        return ConversationController.to(id, key);
    }
}
