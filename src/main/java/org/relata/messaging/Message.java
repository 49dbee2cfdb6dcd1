package org.relata.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;

/**
 * A message as its readers see it.
 *
 * @param place its place in the circle
 * @param text in the words that stand now; empty once it is withdrawn
 * @param first the words that it had first, where it was amended after readers may have read it
 * @param answers what it replies to
 * @param begins whether it is the first of its circle
 * @param hasFiles whether files came with it
 */
public record Message(
        MessageId id,
        CircleId circle,
        Author author,
        long place,
        Optional<String> text,
        Optional<String> first,
        Optional<Original> answers,
        Times times,
        boolean begins,
        boolean hasFiles) {
    /** How long a message can be taken back, by the server's clock. */
    public static final Duration TAKEN_BACK_WITHIN = Duration.ofSeconds(60);

    /** Who wrote it, as the author was called then. */
    public record Author(PersonId person, String name, boolean staff) {}

    /** The message that is replied to; without text if that was withdrawn. */
    public record Original(MessageId id, String author, Optional<String> text) {}

    /**
     * @param amendedAt when its words were changed last
     * @param afterHours whether it came outside the practice's hours
     */
    public record Times(
            Instant writtenAt, Optional<Instant> amendedAt, Optional<Instant> withdrawnAt, boolean afterHours) {}

    public boolean isBy(PersonId person) {
        return author.person().equals(person);
    }

    public boolean isWithdrawn() {
        return times.withdrawnAt().isPresent();
    }

    /** Whether its author could still take it back. */
    public boolean canBeTakenBack(Instant now) {
        return !isWithdrawn() && now.isBefore(times.writtenAt().plus(TAKEN_BACK_WITHIN));
    }
}
