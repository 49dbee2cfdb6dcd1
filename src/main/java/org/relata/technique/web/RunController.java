package org.relata.technique.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.technique.Barred;
import org.relata.technique.Library;
import org.relata.technique.NewRun;
import org.relata.technique.RunId;
import org.relata.technique.Runs;
import org.relata.technique.Runs.Deed;
import org.relata.technique.Stage;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Setting;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The exercises of one relationship, and the stage of each: what everybody sees of it who takes part or guides. */
@Controller
@OpenTo({CLIENT, STAFF})
@RequestMapping("/relationships/{id}/runs")
class RunController {
    private final Runs runs;
    private final Library library;
    private final Barred barred;

    RunController(Runs runs, Library library, Barred barred) {
        this.runs = runs;
        this.barred = barred;
        this.library = library;
    }

    @GetMapping
    ModelAndView list(@PathVariable RelationshipId id, Form form) {
        return list(id, form, HttpStatus.OK);
    }

    private ModelAndView list(RelationshipId id, Form form, HttpStatus status) {
        var model = new HashMap<String, Object>();
        var listed = runs.list(id);
        var exercises = listed.mayStart() ? library.find("", Optional.empty()) : List.<Exercise>of();
        var barred = listed.mayStart() && listed.relationship().ofTheTeam()
                ? this.barred.reasons(id, exercises)
                : Map.<String, String>of();
        model.put("listed", listed);
        model.put("form", form);
        model.put("exercises", exercises);
        model.put("barred", barred);
        return new ModelAndView("technique/runs", model, status);
    }

    @PostMapping
    @OpenTo(CLINICIAN)
    ModelAndView start(@PathVariable RelationshipId id, Form form) {
        try {
            var members = form.values().getOrDefault("member", List.of()).stream()
                    .map(text -> Ids.named(text, PersonId::of))
                    .toList();
            var run = runs.start(
                    id, new NewRun(form.value("exercise"), Ids.named(form.value("setting"), Setting::of), members));
            return to(id, run);
        } catch (Refused e) {
            return list(id, form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{run}")
    ModelAndView show(@PathVariable RelationshipId id, @PathVariable RunId run) {
        return new ModelAndView("technique/run", model(runs.show(id, run), Form.blank()));
    }

    /** On a page of its own: nobody who looks at the stage over somebody's shoulder reads it. */
    @GetMapping("/{run}/apart")
    ModelAndView apart(@PathVariable RelationshipId id, @PathVariable RunId run) {
        return new ModelAndView("technique/apart", Map.of("stage", runs.apart(id, run)));
    }

    /** What the page asks for when the run has moved. */
    @GetMapping("/{run}/live")
    ModelAndView live(@PathVariable RelationshipId id, @PathVariable RunId run) {
        return new ModelAndView("technique/_stage", model(runs.show(id, run), Form.blank()));
    }

    @PostMapping("/{run}")
    ModelAndView give(
            @PathVariable RelationshipId id,
            @PathVariable RunId run,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
            Form form) {
        var subject = form.given("subject").map(text -> Ids.named(text, PersonId::of));
        var given = runs.give(id, run, visit(form), subject, values(form));
        if (given.wrong().isEmpty()) {
            return script == null
                    ? to(id, run)
                    : new ModelAndView("technique/_stage", model(given.stage(), Form.blank()));
        }
        var again = form;
        for (var wrong : given.wrong().entrySet()) {
            again = again.wrong(FieldName.of(wrong.getKey()), wrong.getValue());
        }
        return new ModelAndView(
                script == null ? "technique/run" : "technique/_stage",
                model(given.stage(), again),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Saved while it is typed, field by field. */
    @PostMapping("/{run}/steps/{visit}/draft")
    ResponseEntity<Void> keep(
            @PathVariable RelationshipId id, @PathVariable RunId run, @PathVariable String visit, Form form) {
        runs.keep(id, run, number(visit), form.value("field"), form.values().getOrDefault("value", List.of()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{run}/deed")
    ModelAndView act(
            @PathVariable RelationshipId id,
            @PathVariable RunId run,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
            Form form) {
        var deed = Ids.named(
                form.value("deed"),
                word -> Deed.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
        return answer(id, run, script, runs.act(id, run, visit(form), deed));
    }

    @PostMapping("/{run}/pause")
    ModelAndView pause(
            @PathVariable RelationshipId id,
            @PathVariable RunId run,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
            Form form) {
        return answer(
                id, run, script, runs.pause(id, run, visit(form), Duration.ofMinutes(number(form.value("minutes")))));
    }

    private static ModelAndView answer(RelationshipId id, RunId run, @Nullable String script, Stage stage) {
        return script == null ? to(id, run) : new ModelAndView("technique/_stage", model(stage, Form.blank()));
    }

    /** Where nothing was sent just now, what has been begun stands in the form. */
    private static Map<String, Object> model(Stage stage, Form form) {
        return Map.of("stage", stage, "form", form.values().isEmpty() ? new Form(stage.begun(), Map.of()) : form);
    }

    /** What was entered, by field; the two halves of a place on a board come apart. */
    private static Map<String, List<String>> values(Form form) {
        var values = new HashMap<String, List<String>>();
        form.values().forEach((name, given) -> {
            if (name.endsWith(FieldName.ACROSS)) {
                var field = name.substring(0, name.length() - FieldName.ACROSS.length());
                values.put(FieldName.id(field), places(form, field, given));
            } else if (FieldName.isOne(name)) {
                values.put(FieldName.id(name), given);
            }
        });
        return values;
    }

    private static List<String> places(Form form, String field, List<String> across) {
        var down = form.values().getOrDefault(field + FieldName.DOWN, List.of());
        var of = form.values().getOrDefault(field + FieldName.OPTION, List.of());
        return Stream.iterate(0, i -> i < Math.min(of.size(), Math.min(across.size(), down.size())), i -> i + 1)
                .map(i -> of.get(i) + "=" + across.get(i) + "," + down.get(i))
                .toList();
    }

    private static int visit(Form form) {
        return number(form.value("visit"));
    }

    private static int number(String text) {
        return Ids.named(text, Integer::valueOf);
    }

    private static ModelAndView to(RelationshipId id, RunId run) {
        return new ModelAndView("redirect:/relationships/" + id + "/runs/" + run);
    }
}
