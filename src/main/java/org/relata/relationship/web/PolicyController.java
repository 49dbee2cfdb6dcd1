package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entrance;
import org.relata.relationship.Policy;
import org.relata.relationship.Relationships;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which confidentiality policy holds, and every one that held before. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/relationships/{id}/policy")
class PolicyController {
    private final Entrance entrance;
    private final Relationships relationships;
    private final Looking looking;

    PolicyController(Entrance entrance, Relationships relationships, Looking looking) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.looking = looking;
    }

    @GetMapping
    ModelAndView show(@PathVariable RelationshipId id) {
        return page(id, Form.blank(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView choose(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        Optional<Policy> chosen = Arrays.stream(Policy.values())
                .filter(policy -> form.has("policy", policy.word()))
                .findFirst();
        if (chosen.isEmpty()) {
            Form wrong = form.wrong("policy", page.say("relationship.policy.missing"));
            return page(id, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        relationships.choosePolicy(id, chosen.get());
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("relationship.policy.chosen")));
        return new ModelAndView("redirect:/relationships/" + id + "/policy");
    }

    private ModelAndView page(RelationshipId id, Form form, HttpStatus status) {
        return entrance.call(id, inside -> {
            Map<String, Object> model =
                    Map.of("view", looking.at(inside, id), "form", form, "choices", relationships.policies(inside, id));
            return new ModelAndView("relationship/policy", model, status);
        });
    }
}
