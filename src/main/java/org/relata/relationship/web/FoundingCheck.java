package org.relata.relationship.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.relata.platform.Entered;
import org.relata.practice.BirthDate;
import org.relata.practice.Contact;
import org.relata.practice.Guardianship;
import org.relata.practice.People;
import org.relata.relationship.Kind;
import org.relata.relationship.Policy;
import org.relata.ui.Form;
import org.relata.ui.Page;

/** Says field by field what is still missing from the form of a new relationship; nothing typed is touched. */
final class FoundingCheck {
    private final Entered inside;
    private final People people;
    private final Page page;
    private Form form;

    FoundingCheck(Entered inside, People people, Page page, Form form) {
        this.inside = inside;
        this.people = people;
        this.page = page;
        this.form = form;
    }

    Form checked(LocalDate today) {
        List<Typed> rows = Typed.rows(form, today);
        List<Typed> filled = rows.stream().filter(row -> !row.isBlank()).toList();
        boolean kind = Arrays.stream(Kind.values()).anyMatch(k -> form.has("kind", k.word()));
        if (!kind) {
            wrong("kind", "relationship.kind.missing");
        } else if (filled.size() < fewest()) {
            rows.stream()
                    .filter(Typed::isBlank)
                    .findFirst()
                    .ifPresentOrElse(
                            row -> wrong(row.field("name"), "relationship.member.missing"),
                            () -> wrong("members", "relationship.members.few"));
        } else if (form.has("kind", Kind.INDIVIDUAL.word()) && filled.size() > 1) {
            wrong("kind", "relationship.members.many");
        }
        filled.forEach(this::check);
        if (Arrays.stream(Policy.values()).noneMatch(p -> form.has("policy", p.word()))) {
            wrong("policy", "relationship.policy.missing");
        }
        if (form.given("label").filter(label -> label.length() > 200).isPresent()) {
            wrong("label", "relationship.label.long");
        }
        return form;
    }

    /** One row alone, of which at least the name is needed. */
    Form checkedRow(Typed row) {
        check(row);
        return form;
    }

    private int fewest() {
        return form.has("kind", Kind.INDIVIDUAL.word()) ? 1 : 2;
    }

    private void check(Typed row) {
        if (row.given("name").filter(name -> name.length() <= 200).isEmpty()) {
            wrong(row.field("name"), "relationship.member.nameless");
        } else if (row.given("same").isEmpty()
                && !people.named(inside, form.value(row.field("name"))).isEmpty()) {
            wrong(
                    row.field("same"),
                    "practice.same.question",
                    form.value(row.field("name")).strip());
        }
        if (row.given("pronouns").filter(p -> p.length() > 60).isPresent()) {
            wrong(row.field("pronouns"), "practice.pronouns.long");
        }
        if (row.given("email").filter(email -> !Contact.isEmail(email)).isPresent()) {
            wrong(row.field("email"), "practice.email.wrong");
        }
        if (!BirthDate.isPlausible(form.value(row.field("born")), row.today())) {
            wrong(row.field("born"), "practice.born.wrong");
        } else if (row.isMinor() && row.known().isEmpty()) {
            checkGuardian(row);
        }
    }

    private void checkGuardian(Typed row) {
        boolean nobody = row.all("guardian").isEmpty()
                && row.given("guardian-name").isEmpty()
                && row.given("unsigned").isEmpty();
        if (nobody) {
            wrong(
                    row.field("guardian"),
                    "relationship.guardian.missing",
                    row.given("name").orElse(""));
        }
        for (String note : List.of("custody", "unsigned")) {
            if (row.given(note).filter(Guardianship::isTooLong).isPresent()) {
                wrong(row.field(note), "practice.note.long");
            }
        }
        String guardian = form.value(row.field("guardian-name"));
        if (guardian.length() > 200) {
            wrong(row.field("guardian-name"), "practice.name.missing");
        }
        if (row.given("guardian-same").isEmpty()
                && !people.named(inside, guardian).isEmpty()) {
            wrong(row.field("guardian-same"), "practice.same.question", guardian.strip());
        }
    }

    private void wrong(String field, String key, Object... arguments) {
        form = form.wrong(field, page.say(key, arguments));
    }
}
