package org.relata.messaging.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.relata.attachment.FileId;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.messaging.Conversations;
import org.relata.messaging.Conversations.Before;
import org.relata.messaging.MessageId;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.relata.messaging.Shown;
import org.relata.messaging.TakenBack;
import org.relata.messaging.Unconfirmed;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The conversations of one relationship: reading, writing, and what a page asks for when something has changed. */
@Controller
@OpenTo({CLIENT, STAFF})
@RequestMapping("/relationships/{id}/messages")
class ConversationController {
    private final Conversations conversations;
    private final Messages messages;

    ConversationController(Conversations conversations, Messages messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    /** Leads to what is unread, else to what everybody reads. */
    @GetMapping
    ModelAndView choose(@PathVariable RelationshipId id) {
        return to(id, conversations.first(id));
    }

    @GetMapping("/{conversation}")
    ModelAndView show(@PathVariable RelationshipId id, @PathVariable("conversation") String key, Form form) {
        return form.given("before")
                .map(before -> new ModelAndView(
                        "messaging/_more", Map.of("shown", conversations.show(id, key, Optional.of(before(before))))))
                .orElseGet(() -> page(id, key, form, HttpStatus.OK));
    }

    /** The page on which a message stands that was searched for, with what came before it. */
    @GetMapping("/{conversation}/until")
    ModelAndView until(@PathVariable RelationshipId id, @PathVariable("conversation") String key, Form form) {
        var last = before(form.value("at"));
        var shown = conversations.show(id, key, Optional.of(new Before(last.circle(), last.place() + 1)));
        return new ModelAndView("messaging/past", Map.of("shown", shown));
    }

    @GetMapping("/{conversation}/print")
    ModelAndView print(@PathVariable RelationshipId id, @PathVariable("conversation") String key) {
        return new ModelAndView("messaging/past", Map.of("shown", conversations.paper(id, key), "paper", true));
    }

    @GetMapping("/{conversation}/live")
    ModelAndView live(@PathVariable RelationshipId id, @PathVariable("conversation") String key, Form form) {
        return new ModelAndView(
                "messaging/_more", Map.of("shown", conversations.since(id, key, positions(form.value("at")))));
    }

    /** A script says at which positions its page stands, and is answered with what has come since. */
    @PostMapping("/{conversation}")
    ModelAndView send(
            @PathVariable RelationshipId id,
            @PathVariable("conversation") String key,
            Form form,
            HttpServletResponse response) {
        var at = form.given("at").map(ConversationController::positions);
        try {
            if (at.isPresent()) {
                var sent = conversations.send(id, key, message(form), at.get());
                return new ModelAndView("messaging/_sent", model(sent, Form.blank()));
            }
            messages.send(id, key, message(form));
            return to(id, key);
        } catch (Unconfirmed e) {
            return again(id, key, form.with("confirm", "ask").wrong("", e.getMessage()), response);
        } catch (TakenBack e) {
            response.setHeader("HX-Trigger", "no-reply");
            return again(id, key, form.with("reply", "").wrong("body", e.getMessage()), response);
        } catch (Refused e) {
            return again(id, key, form.wrong("body", e.getMessage()), response);
        }
    }

    @PostMapping("/{conversation}/writing")
    ResponseEntity<Void> writing(@PathVariable RelationshipId id, @PathVariable("conversation") String key) {
        conversations.writing(id, key);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{conversation}/draft")
    ResponseEntity<Void> keep(@PathVariable RelationshipId id, @PathVariable("conversation") String key, Form form) {
        conversations.keepDraft(id, key, key(form), form.value("value"));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{conversation}/{message}/withdrawal")
    ModelAndView withdraw(
            @PathVariable RelationshipId id,
            @PathVariable("conversation") String key,
            @PathVariable MessageId message) {
        messages.withdraw(id, key, message);
        return to(id, key);
    }

    @PostMapping("/{conversation}/{message}/text")
    ModelAndView amend(
            @PathVariable RelationshipId id,
            @PathVariable("conversation") String key,
            @PathVariable MessageId message,
            Form form) {
        try {
            messages.amend(id, key, message, form.value("text"));
            return to(id, key);
        } catch (Refused e) {
            var back = path(id, key);
            var model = Map.of(
                    "back",
                    back,
                    "path",
                    back + "/" + message + "/text",
                    "text",
                    form.value("text"),
                    "because",
                    e.getMessage());
            return new ModelAndView("messaging/amend", model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** A script keeps what was typed where it stands and shows only what is said about it. */
    private ModelAndView again(RelationshipId id, String key, Form form, HttpServletResponse response) {
        if (form.given("at").isEmpty()) {
            return page(id, key, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var shown = conversations.composer(id, key);
        response.setHeader("HX-Retarget", "#composer-said");
        return new ModelAndView("messaging/_said", model(shown, form), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView page(RelationshipId id, String key, Form form, HttpStatus status) {
        return new ModelAndView(
                "messaging/conversation", model(conversations.show(id, key, Optional.empty()), form), status);
    }

    private static Map<String, Object> model(Shown shown, Form form) {
        var model = new HashMap<String, Object>();
        model.put("shown", shown);
        model.put("form", form);
        return model;
    }

    private static NewMessage message(Form form) {
        return new NewMessage(
                key(form),
                form.value("body"),
                form.given("reply").map(text -> Ids.named(text, MessageId::of)),
                form.values().getOrDefault("file", List.of()).stream()
                        .map(text -> Ids.named(text, FileId::of))
                        .toList(),
                form.value("confirm").equals("yes"));
    }

    /** The window of an autosaved form is "revision.name"; here there is no revision, and the name is the message's key. */
    private static UUID key(Form form) {
        var window = form.value("window");
        return Ids.named(window.substring(window.indexOf('.') + 1), UUID::fromString);
    }

    private static Before before(String text) {
        return positions(text).entrySet().stream()
                .map(entry -> new Before(entry.getKey(), entry.getValue()))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** "circle=position circle=position". */
    static Map<CircleId, Long> positions(String text) {
        var positions = new HashMap<CircleId, Long>();
        for (var pair : text.strip().split(" ")) {
            var at = pair.indexOf('=');
            if (at > 0 && pair.substring(at + 1).matches("\\d{1,18}")) {
                positions.put(Ids.named(pair.substring(0, at), CircleId::of), Long.valueOf(pair.substring(at + 1)));
            }
        }
        return positions;
    }

    static ModelAndView to(RelationshipId id, String key) {
        return new ModelAndView("redirect:" + path(id, key));
    }

    private static String path(RelationshipId id, String key) {
        return "/relationships/" + id + "/messages/" + key;
    }
}
