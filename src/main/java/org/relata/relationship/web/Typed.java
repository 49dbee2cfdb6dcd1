package org.relata.relationship.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.relata.kernel.PersonId;
import org.relata.practice.BirthDate;
import org.relata.practice.Contact;
import org.relata.practice.NewPerson;
import org.relata.practice.Same;
import org.relata.relationship.Kind;
import org.relata.relationship.MemberRole;
import org.relata.relationship.NewRelationship.Joining;
import org.relata.ui.Form;

/** One row of a form of members, as it was typed. */
record Typed(int number, Form form, LocalDate today) {
    private static final int MOST = 24;

    static List<Typed> rows(Form form, LocalDate today) {
        return numbers(form)
                .sorted()
                .distinct()
                .limit(MOST)
                .map(number -> new Typed(number, form, today))
                .toList();
    }

    static int next(Form form) {
        return numbers(form).max(Comparator.naturalOrder()).orElse(-1) + 1;
    }

    private static Stream<Integer> numbers(Form form) {
        return form.values().getOrDefault("row", List.of()).stream()
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::valueOf);
    }

    String field(String what) {
        return MemberRow.field(number, what);
    }

    Optional<String> given(String what) {
        return form.given(field(what));
    }

    List<String> all(String what) {
        return form.values().getOrDefault(field(what), List.of());
    }

    boolean isBlank() {
        return Stream.of("name", "pronouns", "email", "born")
                .allMatch(what -> given(what).isEmpty());
    }

    /** Whether somebody new is under age; of a known person it is known already who signs. */
    boolean isMinor() {
        return BirthDate.parse(form.value(field("born")))
                .filter(born -> Contact.isMinor(born, today))
                .isPresent();
    }

    Optional<PersonId> known() {
        return given("same").flatMap(Same::person);
    }

    NewPerson person() {
        return new NewPerson(
                form.value(field("name")),
                given("pronouns"),
                given("email"),
                BirthDate.parse(form.value(field("born"))));
    }

    Joining joining(Kind kind) {
        MemberRole role = role(kind);
        return known().<Joining>map(person -> new Joining.Known(person, role))
                .orElseGet(() -> new Joining.Newcomer(person(), role));
    }

    /** Only in a family are members different things to each other. */
    private MemberRole role(Kind kind) {
        return switch (kind) {
            case COUPLE -> MemberRole.PARTNER;
            case FAMILY ->
                Arrays.stream(MemberRole.values())
                        .filter(role -> form.has(field("role"), role.word()))
                        .findFirst()
                        .orElse(MemberRole.RELATIVE);
            case GROUP, INDIVIDUAL -> MemberRole.MEMBER;
        };
    }
}
