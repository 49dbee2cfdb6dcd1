package org.relata.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A circle that the viewer may enter.
 *
 * @param relationship empty for a self circle only
 * @param whole whether it is the joint circle that held every member when it opened
 * @param person whose it is: the member of a member or safety circle, the person of a self circle, the clinician of an author circle
 * @param clients the clients in it, fixed when it opened
 * @param closedAt since when nobody writes here
 * @param position how often it has been written to; it moves on with each deed that is committed
 */
public record Circle(
        CircleId id,
        Optional<RelationshipId> relationship,
        CircleKind kind,
        boolean whole,
        Optional<PersonId> person,
        List<PersonId> clients,
        Instant openedAt,
        Optional<Instant> closedAt,
        long position) {
    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    public boolean isOf(PersonId somebody) {
        return person.filter(somebody::equals).isPresent();
    }
}
