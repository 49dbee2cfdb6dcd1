package org.relata.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.springframework.stereotype.Component;

/** Amara and Jonas in a practice of their own, what they are asked and how they answer it. */
record Couple(Viewer therapist, RelationshipId id, Viewer amara, Viewer jonas, Measures measures, Answers answers) {
    static final LocalDate DUE = LocalDate.of(2026, 12, 1);
    static final AnswerSheet.Window WINDOW = new AnswerSheet.Window(0, "one");
    private static final int QUESTIONS = 5;

    /** Opens a practice for each test. */
    @Component
    record Opening(House house, Measures measures, Answers answers) {
        Couple open() {
            var therapist = house.open();
            var id = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
            var clients = house.clients(therapist, id);
            return new Couple(therapist, id, clients.getFirst(), clients.getLast(), measures, answers);
        }
    }

    /** Asks both, or the one. */
    AssignmentId ask(String instrument, Optional<PersonId> member) {
        return therapist
                .call(() -> measures.assign(id, asked(instrument, member)))
                .getFirst();
    }

    static NewAssignment asked(String instrument, Optional<PersonId> member) {
        return new NewAssignment(List.of(instrument), member, DUE);
    }

    /** Answers every question with this value and does not send it yet: the revision that can be sent. */
    int fill(Viewer who, AssignmentId asked, int value) {
        var chosen = all(value).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        return who.call(() -> answers.keep(id, asked, WINDOW, 1, chosen)).revision();
    }

    ResponseId send(Viewer who, AssignmentId asked, int value) {
        var revision = fill(who, asked, value);
        var together = who.call(() -> answers.open(id, asked)).together();
        return ((Answers.Sending.Sent) who.call(() -> answers.send(id, asked, revision, together))).response();
    }

    static Map<Integer, Integer> all(int value) {
        return IntStream.rangeClosed(1, QUESTIONS).boxed().collect(Collectors.toMap(n -> n, n -> value));
    }
}
