package org.relata.relationship;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;

/** The circles that the viewer has entered, oldest first, and how to find the one that a fact belongs to. None that is not there can be named. */
public record Circles(List<Circle> all) {
    /** The open joint circle of all members. */
    public Optional<Circle> whole() {
        return open(CircleKind.JOINT).filter(Circle::whole).findFirst();
    }

    /** This member's own circle, shared with the care team; a member who has left has only closed ones. */
    public Circle member(PersonId member) {
        return ofPerson(CircleKind.MEMBER, member);
    }

    /** The open joint circle of exactly these members. */
    public Optional<Circle> exactly(Set<PersonId> members) {
        return open(CircleKind.JOINT)
                .filter(circle -> Set.copyOf(circle.clients()).equals(members))
                .findFirst();
    }

    public Circle safety(PersonId member) {
        return ofPerson(CircleKind.SAFETY, member);
    }

    public Circle team() {
        return open(CircleKind.TEAM).findFirst().orElseThrow(NotFound::new);
    }

    /** The viewer's own, across relationships. */
    public Circle self() {
        return open(CircleKind.SELF).findFirst().orElseThrow(NotFound::new);
    }

    /** This clinician's own circle in the relationship, where it has been opened. */
    public Optional<Circle> author(PersonId clinician) {
        return open(CircleKind.AUTHOR).filter(circle -> circle.isOf(clinician)).findFirst();
    }

    public Circle circle(CircleId id) {
        return all.stream().filter(circle -> circle.id().equals(id)).findFirst().orElseThrow(NotFound::new);
    }

    public List<Circle> of(CircleKind kind) {
        return all.stream().filter(circle -> circle.kind() == kind).toList();
    }

    private Circle ofPerson(CircleKind kind, PersonId person) {
        return open(kind).filter(circle -> circle.isOf(person)).findFirst().orElseThrow(NotFound::new);
    }

    private Stream<Circle> open(CircleKind kind) {
        return all.stream()
                .filter(circle -> circle.kind() == kind && circle.closedAt().isEmpty());
    }
}
