package org.relata.messaging;

import java.time.Instant;
import java.util.List;
import org.relata.kernel.Circle;
import org.relata.kernel.RelationshipId;

/**
 * What one member may read of the conversations of one relationship, without the messages themselves.
 *
 * @param member whose copy it is, by name
 * @param madeBy who made it: the member, or who treats
 */
public record Copy(RelationshipId relationship, String member, String madeBy, Instant madeAt, List<Part> parts) {
    /**
     * A conversation.
     *
     * @param careTeam who of the practice reads it at the time of the copy, as far as members know
     * @param periods oldest first; a new one begins when company changes
     */
    public record Part(Conversation conversation, List<String> careTeam, List<Period> periods) {}

    /** A circle and the members in it. */
    public record Period(Circle circle, List<String> members) {}

    List<Circle> circles() {
        return parts.stream()
                .flatMap(part -> part.conversation().circles().stream())
                .toList();
    }
}
