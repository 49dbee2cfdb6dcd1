package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.OWNER;

import java.util.Map;
import org.relata.kernel.NotFound;
import org.relata.platform.Entrance;
import org.relata.platform.Mail;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The mail that nobody can send, for the owner to pass on. It exists only while no mail server is set, and in a demo. */
@Controller
class OutboxController {
    private static final int NEWEST = 50;

    private final Mail mail;
    private final Entrance entrance;

    OutboxController(Mail mail, Entrance entrance) {
        this.mail = mail;
        this.entrance = entrance;
    }

    @GetMapping("/practice/outbox")
    @OpenTo(OWNER)
    ModelAndView list() {
        if (mail.sends()) {
            throw new NotFound();
        }
        return new ModelAndView(
                "identity/outbox", Map.of("letters", entrance.callAtDoor(inside -> mail.held(inside, NEWEST))));
    }
}
