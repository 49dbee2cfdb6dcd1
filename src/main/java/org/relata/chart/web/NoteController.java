package org.relata.chart.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.relata.chart.NewNote;
import org.relata.chart.NoteId;
import org.relata.chart.Notes;
import org.relata.chart.Typed;
import org.relata.kernel.Ids;
import org.relata.kernel.RelationshipId;
import org.relata.ui.Flash;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Drafts of notes on one relationship, for its care team. */
@Controller
@OpenTo(STAFF)
@RequestMapping("/relationships/{id}/notes")
class NoteController {
    private static final int ON_A_PAGE = 20;
    private static final int ISO = "2026-11-23".length();

    private final Notes notes;
    private final Clock clock;

    NoteController(Notes notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@PathVariable RelationshipId id, Form form) {
        var before = form.given("before").map(text -> Ids.named(text, NoteId::of));
        return new ModelAndView("chart/notes", Map.of("listing", notes.list(id, before, ON_A_PAGE)));
    }

    /** An empty draft; or one that quotes what another page sends, with the day and in words where it was said. */
    @PostMapping
    ModelAndView begin(@PathVariable RelationshipId id, Form form, Page page) {
        var day = day(form.value("day"))
                .orElseGet(() ->
                        LocalDate.ofInstant(clock.instant(), page.visitor().zone()));
        var wanted = form.given("text")
                .map(said -> NewNote.quoting(day, form.value("source"), said))
                .orElseGet(() -> NewNote.about(day));
        return to(id, "/" + notes.begin(id, wanted));
    }

    @GetMapping("/{note}")
    ModelAndView show(@PathVariable RelationshipId id, @PathVariable NoteId note) {
        var shown = notes.show(id, note);
        var model = new HashMap<String, Object>(Map.of("shown", shown));
        if (shown.mayWrite()) {
            model.put(
                    "window",
                    shown.note().last().revision() + "." + Ids.next().toString().substring(24));
        }
        return new ModelAndView(shown.mayWrite() ? "chart/note" : "chart/read", model);
    }

    @GetMapping("/{note}/print")
    ModelAndView print(@PathVariable RelationshipId id, @PathVariable NoteId note) {
        return new ModelAndView("chart/read", Map.of("shown", notes.show(id, note)));
    }

    /** All of it, as a page without a script sends it and as it is closed. */
    @PostMapping("/{note}")
    ModelAndView save(
            @PathVariable RelationshipId id,
            @PathVariable NoteId note,
            Form form,
            Page page,
            RedirectAttributes flash) {
        var apart = notes.keep(id, note, Typed.in(form.value("window"), Long.MAX_VALUE, form.value("text")));
        day(form.value("day"))
                .ifPresent(day -> notes.date(id, apart.map(Notes.Apart::id).orElse(note), day));
        apart.ifPresent(own -> flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("chart.apart"))));
        return to(id, apart.map(own -> "/" + own.id()).orElse(""));
    }

    /** One field, as a script keeps it; 409 gives what another window has written. */
    @PostMapping("/{note}/draft")
    ResponseEntity<String> keep(@PathVariable RelationshipId id, @PathVariable NoteId note, Form form) {
        if (form.has("field", "day")) {
            day(form.value("value")).ifPresent(day -> notes.date(id, note, day));
            return ResponseEntity.noContent().build();
        }
        return notes.keep(id, note, Typed.in(form.value("window"), count(form.value("seq")), form.value("value")))
                .map(apart -> ResponseEntity.status(HttpStatus.CONFLICT)
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .body(apart.theirs()))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{note}/end")
    ModelAndView discard(
            @PathVariable RelationshipId id, @PathVariable NoteId note, Page page, RedirectAttributes flash) {
        notes.discard(id, note);
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("chart.discarded")));
        return to(id, "");
    }

    private static ModelAndView to(RelationshipId id, String below) {
        return new ModelAndView("redirect:/relationships/" + id + "/notes" + below);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() == ISO ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static long count(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
