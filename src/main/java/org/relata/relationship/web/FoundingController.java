package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.HandedLink;
import org.relata.practice.People;
import org.relata.relationship.Kind;
import org.relata.relationship.Relationships;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Option;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A relationship and all its members, begun in one form. */
@Controller
@OpenTo(CLINICIAN)
class FoundingController {
    private final Entrance entrance;
    private final Founding founding;
    private final Relationships relationships;
    private final People people;
    private final Inviting inviting;

    FoundingController(
            Entrance entrance, Founding founding, Relationships relationships, People people, Inviting inviting) {
        this.entrance = entrance;
        this.founding = founding;
        this.relationships = relationships;
        this.people = people;
        this.inviting = inviting;
    }

    @GetMapping("/relationships/new")
    ModelAndView ask() {
        Form blank = Form.blank()
                .with("kind", Kind.COUPLE.word())
                .with("row", "0", "1")
                .with("invite", "yes");
        return page(blank, -1, HttpStatus.OK);
    }

    /** One row more or fewer, or the same rows looked at again; whatever was typed stays. */
    @PostMapping("/relationships/rows")
    ModelAndView rows(Form form) {
        String wanted = form.value("do");
        if (wanted.startsWith("remove-")) {
            String[] left = form.values().getOrDefault("row", List.of()).stream()
                    .filter(row -> !wanted.equals("remove-" + row))
                    .toArray(String[]::new);
            return page(form.with("row", left), -1, HttpStatus.OK);
        }
        if (!wanted.equals("add")) {
            return page(form, -1, HttpStatus.OK);
        }
        int next = Typed.next(form);
        List<String> rows = form.values().getOrDefault("row", List.of());
        String[] more = IntStream.rangeClosed(0, rows.size())
                .mapToObj(i -> i < rows.size() ? rows.get(i) : String.valueOf(next))
                .toArray(String[]::new);
        return page(form.with("row", more), next, HttpStatus.OK);
    }

    @PostMapping("/relationships")
    ModelAndView found(Form form, Page page, RedirectAttributes flash) {
        Form checked = entrance.callEverywhere(
                inside -> new FoundingCheck(inside, people, page, form).checked(founding.today()));
        if (!checked.ok()) {
            return page(checked, -1, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            RelationshipId id = entrance.callEverywhere(inside -> foundAndInvite(inside, form, flash));
            flash.addFlashAttribute(
                    Flash.NAME, Flash.of(page.say("relationship.founded")).undoneBy("/relationships/" + id + "/undo"));
            return new ModelAndView("redirect:/relationships/" + id);
        } catch (Refused e) {
            return page(form.wrong("", e.getMessage()), -1, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/relationships/{id}/undo")
    String undo(@PathVariable RelationshipId id, Page page, RedirectAttributes flash) {
        entrance.run(id, inside -> {
            inviting.withdraw(inside, relationships.addedWith(inside, id));
            relationships.undoCreation(id);
        });
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("relationship.unfounded")));
        return "redirect:/people";
    }

    private RelationshipId foundAndInvite(Entered inside, Form form, RedirectAttributes flash) {
        Founding.Founded founded = founding.found(inside, form);
        if (form.has("invite", "yes")) {
            List<HandedLink> links = entrance.callEverywhere(now -> inviting.invite(now, founded.members()));
            flash.addFlashAttribute(HandedLink.NAME, new ArrayList<>(links));
        }
        return founded.id();
    }

    private ModelAndView page(Form form, int fresh, HttpStatus status) {
        List<MemberRow> rows = entrance.callEverywhere(inside -> rows(inside, form, fresh));
        return new ModelAndView("relationship/new", Map.of("form", form, "rows", rows), status);
    }

    private List<MemberRow> rows(Entered inside, Form form, int fresh) {
        List<Typed> typed = Typed.rows(form, founding.today());
        return IntStream.range(0, typed.size())
                .mapToObj(i -> {
                    Typed row = typed.get(i);
                    return new MemberRow(
                            row.number(),
                            i + 1,
                            row.isMinor(),
                            people.named(inside, form.value(row.field("name"))),
                            people.named(inside, form.value(row.field("guardian-name"))),
                            others(typed, row),
                            row.number() == fresh);
                })
                .toList();
    }

    /** Who of the other rows may sign; a row without a name is called by its place. */
    private static List<Option> others(List<Typed> typed, Typed row) {
        return typed.stream()
                .filter(other -> other.number() != row.number() && !other.isMinor())
                .map(other -> new Option(
                        String.valueOf(other.number()), other.given("name").orElse("#" + (typed.indexOf(other) + 1))))
                .toList();
    }
}
