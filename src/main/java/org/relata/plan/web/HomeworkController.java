package org.relata.plan.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.plan.Homework;
import org.relata.plan.Homework.Rhythm;
import org.relata.plan.HomeworkId;
import org.relata.plan.Homeworks;
import org.relata.plan.Report;
import org.relata.plan.Report.Outcome;
import org.relata.technique.Library;
import org.relata.technique.exercise.Setting;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done between sessions: given by the care team, and told of by each who does it. */
@Controller
@OpenTo({CLIENT, STAFF})
class HomeworkController {
    private final Homeworks homeworks;
    private final Library library;

    HomeworkController(Homeworks homeworks, Library library) {
        this.homeworks = homeworks;
        this.library = library;
    }

    @GetMapping("/relationships/{id}/homework")
    ModelAndView list(@PathVariable RelationshipId id, Page page, Form form) {
        return list(id, page, form, HttpStatus.OK);
    }

    private ModelAndView list(RelationshipId id, Page page, Form form, HttpStatus status) {
        var model = new HashMap<String, Object>();
        var listed = homeworks.list(id);
        model.put("listed", listed);
        model.put("form", form);
        model.put("today", homeworks.today(page.visitor().zone()));
        model.put(
                "exercises",
                listed.mayGive()
                        ? library.find("", Optional.empty()).stream()
                                .filter(one -> one.settings().contains(Setting.HOME))
                                .toList()
                        : List.of());
        return new ModelAndView("plan/homework", model, status);
    }

    @PostMapping("/relationships/{id}/homework")
    @OpenTo(CLINICIAN)
    ModelAndView give(@PathVariable RelationshipId id, Page page, Form form, RedirectAttributes flash) {
        try {
            homeworks.give(id, wanted(form));
        } catch (Refused e) {
            return list(id, page, form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("plan.homework.given")));
        return to(id);
    }

    private static Homework.New wanted(Form form) {
        return new Homework.New(
                form.values().getOrDefault("member", List.of()).stream()
                        .map(text -> Ids.named(text, PersonId::of))
                        .toList(),
                form.value("title").strip(),
                form.value("words").strip(),
                form.given("exercise"),
                Optional.empty(),
                new Rhythm(
                        day(form),
                        number(form, "every").orElse(1),
                        number(form, "times").orElse(1)),
                number(form, "minutes"));
    }

    private static LocalDate day(Form form) {
        try {
            return LocalDate.parse(form.value("due"));
        } catch (DateTimeParseException e) {
            throw new Refused("Say by which day it is to be done.");
        }
    }

    private static Optional<Integer> number(Form form, String name) {
        return form.given(name).map(text -> {
            if (!text.matches("\\d{1,4}")) {
                throw new Refused("Please enter whole numbers, like 15.");
            }
            return Integer.valueOf(text);
        });
    }

    @PostMapping("/relationships/{id}/homework/{homework}/turns/{turn}")
    @OpenTo(CLIENT)
    ModelAndView report(
            @PathVariable RelationshipId id,
            @PathVariable HomeworkId homework,
            @PathVariable String turn,
            Page page,
            Form form,
            RedirectAttributes flash) {
        int which = Ids.named(turn, Integer::valueOf);
        homeworks.expect(id, homework, which, page.visitor().zone());
        try {
            var body = new Report.Body(
                    form.given("outcome")
                            .map(word -> Ids.named(word, Outcome::of))
                            .orElseThrow(() -> new Refused("Say first whether you did it.")),
                    number(form, "minutes"),
                    number(form, "rating"),
                    form.value("obstacle").strip());
            homeworks.report(id, homework, which, body, page.visitor().zone());
        } catch (Refused e) {
            return list(id, page, form.wrong(homework + "-" + turn, e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("plan.homework.reported")));
        return to(id);
    }

    @PostMapping("/relationships/{id}/homework/{homework}/withdrawal")
    @OpenTo(CLINICIAN)
    ModelAndView withdraw(@PathVariable RelationshipId id, @PathVariable HomeworkId homework) {
        homeworks.withdraw(id, homework);
        return to(id);
    }

    /** What waits for a client anywhere, in numbers. */
    @GetMapping("/homework/tile")
    @OpenTo(CLIENT)
    ModelAndView tile(Page page) {
        return new ModelAndView(
                "plan/_due", Map.of("due", homeworks.due(page.visitor().zone())));
    }

    private static ModelAndView to(RelationshipId id) {
        return new ModelAndView("redirect:/relationships/" + id + "/homework");
    }
}
