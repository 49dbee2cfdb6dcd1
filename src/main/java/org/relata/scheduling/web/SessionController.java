package org.relata.scheduling.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.scheduling.NewSession;
import org.relata.scheduling.SessionId;
import org.relata.scheduling.Sessions;
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

/** The sessions of one relationship: staff enter them, and clients see those that they are part of. */
@Controller
@OpenTo(CLINICIAN)
@RequestMapping("/relationships/{id}/sessions")
class SessionController {
    private final Sessions sessions;
    private final Clock clock;

    SessionController(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping
    @OpenTo({CLIENT, STAFF})
    ModelAndView list(@PathVariable RelationshipId id) {
        return list(id, Form.blank(), HttpStatus.OK);
    }

    private ModelAndView list(RelationshipId id, Form form, HttpStatus status) {
        return new ModelAndView("scheduling/sessions", Map.of("listed", sessions.list(id), "form", form), status);
    }

    /** One that is planned; or one that is just over, for which nothing but its members needs to be said. */
    @PostMapping
    ModelAndView enter(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        var typed = new SessionForm(form, page.visitor().zone());
        var held = form.has("state", "held");
        try {
            if (held) {
                var time = form.given("day").isEmpty() ? typed.justOver(clock.instant()) : typed.time();
                var made = sessions.record(id, NewSession.with(typed.members(), time));
                return done(id, "/" + made, flash, page.say("scheduling.recorded"));
            }
            sessions.plan(id, NewSession.with(typed.members(), typed.time()));
            return done(id, "", flash, page.say("scheduling.planned"));
        } catch (Refused e) {
            return list(id, form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/agreement")
    ModelAndView agree(@PathVariable RelationshipId id, Form form, Page page, RedirectAttributes flash) {
        var circle = Ids.named(form.value("circle"), CircleId::of);
        var typed = new SessionForm(form, page.visitor().zone());
        try {
            var number = form.given("sessions").isEmpty()
                    ? Optional.<Integer>empty()
                    : Optional.of(typed.number("sessions").orElse(0));
            sessions.agree(id, circle, number);
            return done(id, "", flash, page.say("scheduling.agreed"));
        } catch (Refused e) {
            return list(id, form.wrong("sessions-" + circle, e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{session}")
    @OpenTo({CLIENT, STAFF})
    ModelAndView show(@PathVariable RelationshipId id, @PathVariable SessionId session) {
        return show(id, session, Form.blank(), HttpStatus.OK);
    }

    private ModelAndView show(RelationshipId id, SessionId session, Form form, HttpStatus status) {
        return new ModelAndView(
                "scheduling/session", Map.of("shown", sessions.show(id, session), "form", form), status);
    }

    @PostMapping("/{session}/time")
    ModelAndView move(
            @PathVariable RelationshipId id,
            @PathVariable SessionId session,
            Form form,
            Page page,
            RedirectAttributes flash) {
        return deed(
                id,
                session,
                form,
                flash,
                page.say("scheduling.moved"),
                typed -> sessions.move(id, session, typed.time()),
                page);
    }

    /** It was held: when, and who was there. */
    @PostMapping("/{session}/record")
    ModelAndView hold(
            @PathVariable RelationshipId id,
            @PathVariable SessionId session,
            Form form,
            Page page,
            RedirectAttributes flash) {
        return deed(
                id,
                session,
                form,
                flash,
                page.say("scheduling.recorded"),
                typed -> sessions.hold(
                        id,
                        session,
                        typed.time(),
                        typed.attendance(sessions.show(id, session).session().members())),
                page);
    }

    @PostMapping("/{session}/cancellation")
    ModelAndView cancel(
            @PathVariable RelationshipId id, @PathVariable SessionId session, Page page, RedirectAttributes flash) {
        sessions.cancel(id, session);
        return done(id, "", flash, page.say("scheduling.cancelled"));
    }

    @FunctionalInterface
    private interface Deed {
        void run(SessionForm typed);
    }

    private ModelAndView deed(
            RelationshipId id,
            SessionId session,
            Form form,
            RedirectAttributes flash,
            String said,
            Deed deed,
            Page page) {
        try {
            deed.run(new SessionForm(form, page.visitor().zone()));
        } catch (Refused e) {
            return show(id, session, form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(id, "/" + session, flash, said);
    }

    private static ModelAndView done(RelationshipId id, String below, RedirectAttributes flash, String sentence) {
        flash.addFlashAttribute(Flash.NAME, Flash.of(sentence));
        return new ModelAndView("redirect:/relationships/" + id + "/sessions" + below);
    }
}
