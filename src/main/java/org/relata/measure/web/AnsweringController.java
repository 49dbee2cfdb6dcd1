package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLIENT;

import java.util.Map;
import org.relata.kernel.Ids;
import org.relata.kernel.RelationshipId;
import org.relata.measure.AnswerSheet;
import org.relata.measure.Answers;
import org.relata.measure.Answers.Sending;
import org.relata.measure.AssignmentId;
import org.relata.measure.ResponseId;
import org.relata.measure.Responses;
import org.relata.measure.Sheet;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Answering, one question a screen: every answer is kept as it is given; before sending one looks it through. */
@Controller
@OpenTo(CLIENT)
@RequestMapping("/relationships/{id}/assignments/{assignment}")
class AnsweringController {
    private final Answers answers;
    private final Responses responses;

    AnsweringController(Answers answers, Responses responses) {
        this.answers = answers;
        this.responses = responses;
    }

    @GetMapping
    ModelAndView ask(
            @PathVariable RelationshipId id,
            @PathVariable AssignmentId assignment,
            @RequestParam(defaultValue = "0") int at) {
        var sheet = answers.open(id, assignment);
        if (sheet.sent().isPresent()) {
            return thanks(id, sheet.sent().get());
        }
        return asked(sheet, at);
    }

    /** Without a script each Back and Next comes here; with one, only the last Next. */
    @PostMapping
    ModelAndView go(@PathVariable RelationshipId id, @PathVariable AssignmentId assignment, Form form) {
        var kept = answers.keep(id, assignment, Answered.window(form), Long.MAX_VALUE, Answered.of(form));
        if (kept.sent().isPresent()) {
            return already(id, kept.sent().get(), form);
        }
        var at = number(form.value("at")) + (form.has("go", "back") ? -1 : 1);
        var last = answers.open(id, assignment).lines().size();
        return at > last ? to(id, assignment, "/review") : to(id, assignment, "?at=" + Math.max(1, at));
    }

    /** One answer, as a script keeps it; 409 gives what another window has answered. */
    @PostMapping("/draft")
    ResponseEntity<String> keep(
            @PathVariable RelationshipId id, @PathVariable AssignmentId assignment, Form form, Page page) {
        var question = form.value("field").matches("q\\d{1,3}")
                ? number(form.value("field").substring(1))
                : 0;
        if (question == 0 || form.value("value").isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        var kept = answers.keep(
                id, assignment, Answered.window(form), count(form.value("seq")), Map.of(question, form.value("value")));
        if (kept.smoothly()) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .body(
                        kept.sent().isPresent()
                                ? page.say("measure.sent.already")
                                : theirs(id, assignment, question, page));
    }

    @GetMapping("/review")
    ModelAndView review(@PathVariable RelationshipId id, @PathVariable AssignmentId assignment) {
        var sheet = answers.open(id, assignment);
        return sheet.sent().isPresent() ? thanks(id, sheet.sent().get()) : reviewed(sheet, Form.blank());
    }

    /** Where two windows disagree, the person chooses here. */
    @PostMapping("/review")
    ModelAndView choose(@PathVariable RelationshipId id, @PathVariable AssignmentId assignment, Form form) {
        answers.keep(id, assignment, Answered.window(form), Long.MAX_VALUE, Answered.of(form));
        return to(id, assignment, "/review");
    }

    @PostMapping("/response")
    ModelAndView send(@PathVariable RelationshipId id, @PathVariable AssignmentId assignment, Form form, Page page) {
        return switch (answers.send(id, assignment, number(form.value("revision")), form.has("together", "true"))) {
            case Sending.Sent(ResponseId response) -> thanks(id, response);
            case Sending.LookAgain() ->
                reviewed(answers.open(id, assignment), Form.blank().wrong("", page.say("measure.review.changed")));
        };
    }

    private ModelAndView already(RelationshipId id, ResponseId sent, Form form) {
        var given = responses.given(id, sent);
        var differs = given.questions().stream()
                .flatMap(questions -> questions.lines().stream())
                .filter(line -> !form.value(Answered.field(line.number())).isEmpty()
                        && !form.value(Answered.field(line.number()))
                                .equals(String.valueOf(given.answers().get(line.number()))))
                .toList();
        return differs.isEmpty()
                ? thanks(id, sent)
                : new ModelAndView(
                        "measure/already",
                        Map.of("given", given, "form", form, "differs", differs),
                        HttpStatus.CONFLICT);
    }

    private String theirs(RelationshipId id, AssignmentId assignment, int question, Page page) {
        var sheet = answers.open(id, assignment);
        return sheet.questions()
                .wording()
                .line(question)
                .map(line -> new MeasureWords(page).answer(line, sheet.answers().value(question)))
                .orElse("");
    }

    private static ModelAndView asked(Sheet sheet, int wanted) {
        var first = sheet.open().isEmpty() ? 1 : position(sheet, sheet.open().getFirst());
        var at = wanted < 1 || wanted > sheet.lines().size() ? first : wanted;
        var window = new AnswerSheet.Window(sheet.answers().revision(), window());
        return new ModelAndView(
                "measure/answer",
                Map.of("sheet", sheet, "form", Answered.form(sheet), "at", at, "window", window.toString()));
    }

    private static ModelAndView reviewed(Sheet sheet, Form form) {
        var window = new AnswerSheet.Window(sheet.answers().revision(), window());
        return new ModelAndView(
                "measure/review",
                Map.of("sheet", sheet, "form", form, "window", window.toString()),
                form.ok() ? HttpStatus.OK : HttpStatus.CONFLICT);
    }

    private static int position(Sheet sheet, int number) {
        return 1 + sheet.lines().stream().map(line -> line.number()).toList().indexOf(number);
    }

    private static ModelAndView thanks(RelationshipId id, ResponseId response) {
        return new ModelAndView("redirect:/relationships/" + id + "/responses/" + response);
    }

    private static ModelAndView to(RelationshipId id, AssignmentId assignment, String below) {
        return new ModelAndView("redirect:/relationships/" + id + "/assignments/" + assignment + below);
    }

    private static String window() {
        return Ids.next().toString().substring(24);
    }

    private static int number(String text) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    }

    private static long count(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
