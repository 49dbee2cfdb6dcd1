package org.relata.confidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.relata.confidence.Fact.Kind;
import org.relata.kernel.CircleKind;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.relationship.Oracle;
import org.relata.relationship.Oracle.Room;

/** Who may read and write which fact, said as plainly as can be: by the fact's room, its author and whom it is about. */
final class FactOracle {
    final Oracle rooms;
    final List<Fact> facts = new ArrayList<>();
    final List<Said> said = new ArrayList<>();

    FactOracle(Oracle rooms) {
        this.rooms = rooms;
    }

    /** A message, by its words. */
    record Said(Room room, String words) {}

    /** What was written in a relationship, as far as the viewer reads there. */
    Stream<String> said(Viewer viewer, RelationshipId in) {
        return said.stream()
                .filter(one -> in.equals(one.room().relationship) && rooms.reads(viewer, one.room()))
                .map(Said::words);
    }

    boolean reads(Viewer viewer, Fact fact) {
        return rooms.reads(viewer, fact.room)
                && switch (fact.kind) {
                    case ASSIGNMENT -> true;
                    case DRAFT -> viewer.person().equals(fact.author);
                    case RESPONSE ->
                        !viewer.isClient() || (!fact.staffOnly && fact.subject.equals(Optional.of(viewer.person())));
                    case TASK, NOTE -> !viewer.isClient();
                };
    }

    /** Takes back, corrects or settles. */
    boolean changes(Viewer viewer, Fact fact) {
        return reads(viewer, fact)
                && rooms.writes(viewer, fact.room)
                && switch (fact.kind) {
                    case ASSIGNMENT, TASK -> !viewer.isClient();
                    case DRAFT, RESPONSE, NOTE -> viewer.person().equals(fact.author);
                };
    }

    boolean isAsked(Viewer viewer, Fact assignment) {
        return viewer.isClient()
                && reads(viewer, assignment)
                && !assignment.over
                && !assignment.room.isClosed()
                && !assignment.answered.contains(viewer.person())
                && assignment.subject.map(viewer.person()::equals).orElse(true);
    }

    /** Sees the questionnaire: to answer it, or because it is answered. */
    boolean opens(Viewer viewer, Fact assignment) {
        return viewer.isClient()
                && reads(viewer, assignment)
                && home(viewer, assignment).isPresent()
                && (assignment.answered.contains(viewer.person()) || isAsked(viewer, assignment));
    }

    boolean answers(Viewer viewer, Fact assignment) {
        return isAsked(viewer, assignment)
                && home(viewer, assignment)
                        .filter(room -> rooms.writes(viewer, room))
                        .isPresent();
    }

    /** Where the answers of this person to this request belong. */
    Optional<Room> home(Viewer viewer, Fact assignment) {
        return assignment.room.isOf(viewer.person())
                ? Optional.of(assignment.room)
                : own(viewer, assignment.relationship, CircleKind.MEMBER, viewer.person());
    }

    /** A member's open room, as far as the viewer knows of it. */
    Optional<Room> own(Viewer viewer, RelationshipId in, CircleKind kind, PersonId member) {
        return room(viewer, in, kind, room -> room.isOf(member));
    }

    Optional<Room> room(Viewer viewer, RelationshipId in, CircleKind kind, Predicate<Room> which) {
        return rooms.rooms.stream()
                .filter(room -> in.equals(room.relationship) && room.kind == kind && !room.isClosed())
                .filter(room -> rooms.reads(viewer, room) && which.test(room))
                .findFirst();
    }

    /** Has a seat in it, as staff: running the practice is none. */
    boolean treats(Viewer viewer, RelationshipId id) {
        return rooms.isStaff(viewer)
                && rooms.rooms.stream().anyMatch(room -> id.equals(room.relationship) && rooms.reads(viewer, room));
    }

    /** Who agrees to look at which questionnaire together, room by room, and until care ends. */
    record Agreement(Room room, String instrument, int endsOfCare) {}

    /** A total that members look at together, and what it was copied from. */
    record Copy(Room room, Fact of) {}

    final Map<Agreement, Set<PersonId>> agreeing = new HashMap<>();
    final List<Copy> copies = new ArrayList<>();

    /** Where the members of a relationship, a client among them, can look at something together. */
    Optional<Room> common(Viewer viewer, RelationshipId in) {
        return viewer.isClient() && !rooms.isClosed(in)
                ? room(viewer, in, CircleKind.JOINT, rooms::isWhole)
                : Optional.empty();
    }

    Set<PersonId> agreeing(Room room, String instrument) {
        return agreeing.computeIfAbsent(
                new Agreement(room, instrument, rooms.endsOfCare(room)), none -> new TreeSet<>(BY_ID));
    }

    boolean isShown(Room room, String instrument) {
        return agreeing(room, instrument).containsAll(room.clients);
    }

    /** What a member finds to look at together: the questionnaire, who agrees, and whose totals are there. */
    Stream<String> together(Viewer viewer, RelationshipId in, List<String> instruments) {
        return common(viewer, in).stream()
                .flatMap(room -> instruments.stream()
                        .filter(instrument -> !agreeing(room, instrument).isEmpty()
                                || of(Kind.RESPONSE).stream()
                                        .anyMatch(fact -> fact.relationship.equals(in)
                                                && fact.instrument.equals(instrument)
                                                && !fact.over
                                                && reads(viewer, fact)))
                        .map(instrument -> instrument + " agreed by " + agreeing(room, instrument) + " totals of "
                                + copies.stream()
                                        .filter(copy -> isShown(room, instrument)
                                                && copy.room() == room
                                                && copy.of().instrument.equals(instrument))
                                        .map(copy -> copy.of().author)
                                        .sorted(BY_ID)
                                        .toList()));
    }

    static final Comparator<PersonId> BY_ID = Comparator.comparing(PersonId::value);

    List<Fact> of(Kind kind) {
        return facts.stream().filter(fact -> fact.kind == kind).toList();
    }
}
