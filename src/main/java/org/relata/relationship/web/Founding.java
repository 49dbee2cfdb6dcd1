package org.relata.relationship.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.Guardianships;
import org.relata.practice.NewPerson;
import org.relata.practice.People;
import org.relata.practice.Same;
import org.relata.relationship.Kind;
import org.relata.relationship.Member;
import org.relata.relationship.NewRelationship;
import org.relata.relationship.Policy;
import org.relata.relationship.Relationships;
import org.relata.ui.Form;
import org.springframework.stereotype.Component;

/** Makes a relationship out of the form: its members, and who signs for the minors among them, or nothing at all. */
@Component
class Founding {
    private final Entrance entrance;
    private final Relationships relationships;
    private final People people;
    private final Guardianships guardianships;
    private final Clock clock;

    Founding(Entrance entrance, Relationships relationships, People people, Guardianships guardianships, Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.people = people;
        this.guardianships = guardianships;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** What was founded, and its members in the order of the form. */
    record Founded(RelationshipId id, List<PersonId> members) {}

    Founded found(Entered inside, Form form) {
        List<Typed> rows =
                Typed.rows(form, today()).stream().filter(row -> !row.isBlank()).toList();
        Kind kind = Kind.of(form.value("kind"));
        RelationshipId id = relationships
                .foundAll(
                        inside,
                        List.of(new NewRelationship(
                                kind,
                                form.given("label"),
                                Policy.of(form.value("policy")),
                                rows.stream().map(row -> row.joining(kind)).toList())))
                .getFirst();
        // whoever was just seated is known only to the transaction as it stands now
        return entrance.callEverywhere(now -> {
            List<PersonId> members = members(now, id);
            appoint(now, rows, members);
            return new Founded(id, members);
        });
    }

    PersonId join(Entered inside, RelationshipId id, Form form) {
        Typed row = new Typed(0, form, today());
        PersonId person = relationships.join(
                id, row.joining(relationships.relationship(inside, id).kind()));
        entrance.runEverywhere(now -> appoint(now, List.of(row), List.of(person)));
        return person;
    }

    private List<PersonId> members(Entered inside, RelationshipId id) {
        return relationships.relationship(inside, id).currentMembers().stream()
                .map(Member::person)
                .toList();
    }

    private void appoint(Entered inside, List<Typed> rows, List<PersonId> members) {
        Map<String, PersonId> byNumber = new HashMap<>();
        IntStream.range(0, rows.size())
                .forEach(i -> byNumber.put(String.valueOf(rows.get(i).number()), members.get(i)));
        for (int i = 0; i < rows.size(); i++) {
            Typed row = rows.get(i);
            if (row.isMinor() && row.known().isEmpty()) {
                appoint(inside, row, members.get(i), byNumber);
            }
        }
    }

    private void appoint(Entered inside, Typed row, PersonId minor, Map<String, PersonId> byNumber) {
        row.all("guardian").stream()
                .flatMap(number -> Optional.ofNullable(byNumber.get(number)).stream())
                .distinct()
                .forEach(guardian -> guardianships.appoint(inside, minor, guardian, row.given("custody")));
        row.given("guardian-name")
                .ifPresent(name ->
                        guardianships.appoint(inside, minor, guardian(inside, row, name), row.given("custody")));
        row.given("unsigned").ifPresent(because -> people.excuse(inside, minor, because));
    }

    private PersonId guardian(Entered inside, Typed row, String name) {
        return row.given("guardian-same")
                .flatMap(Same::person)
                .orElseGet(() -> people.add(inside, NewPerson.named(name)));
    }
}
