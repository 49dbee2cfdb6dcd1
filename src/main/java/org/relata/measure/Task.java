package org.relata.measure;

import java.time.Instant;
import java.util.Optional;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;

/**
 * Something in an answer asks for somebody to act. For the care team alone; it is done when somebody has written what was done.
 *
 * @param subject whose answer it was
 */
public record Task(
        TaskId id,
        CircleId circle,
        Optional<PersonId> subject,
        ResponseId response,
        String instrument,
        Instant raisedAt,
        Optional<Done> done) {
    /** By whom and when. */
    public record Done(PersonId by, Instant at) {}
}
