package org.relata.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;

/**
 * A request to answer one instrument.
 *
 * @param subject the one who is asked; empty where everybody in the circle is
 * @param dueOn the day for which it is meant
 */
public record Assignment(
        AssignmentId id,
        CircleId circle,
        Optional<PersonId> subject,
        String instrument,
        LocalDate dueOn,
        Instant assignedAt,
        Optional<Instant> cancelledAt) {
    /** Whether this person is asked, the assignment standing in this circle. */
    boolean asks(PersonId person, Circle in) {
        return cancelledAt.isEmpty()
                && subject.map(person::equals).orElseGet(() -> in.clients().contains(person));
    }
}
