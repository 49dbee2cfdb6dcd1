package org.relata.messaging;

import java.time.Instant;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;

/**
 * What somebody of the care team still has to come back to; for the care team alone.
 *
 * @param about the conversation's circle
 */
public record FollowUp(UUID id, CircleId about, PersonId author, String authorName, PersonId whom, Instant askedAt) {
    public boolean isOwn() {
        return author.equals(whom);
    }
}
