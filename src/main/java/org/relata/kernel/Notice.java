package org.relata.kernel;

import java.util.Optional;

/**
 * Something awaits those who sit in this circle; published inside the transaction of the deed. It holds ids and no words, and neither does whatever is
 * made of it: who is told learns that there is something, and comes to read it.
 *
 * @param place where it stands in the circle, which never goes back
 * @param author who did it and needs no telling
 * @param only the one of them whom it awaits; empty where it awaits all
 */
public record Notice(
        PracticeId practice,
        RelationshipId relationship,
        CircleId circle,
        long place,
        PersonId author,
        Optional<PersonId> only,
        Kind kind) {
    /** What awaits, as far as anybody may be told outside the house. */
    public enum Kind {
        MESSAGE
    }
}
