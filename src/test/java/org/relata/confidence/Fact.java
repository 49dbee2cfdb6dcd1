package org.relata.confidence;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.relationship.Oracle.Room;

/** A clinical fact as the rules see it: of one kind, in one room, by an author, about somebody or about all. */
final class Fact {
    enum Kind {
        ASSIGNMENT,
        DRAFT,
        RESPONSE,
        TASK,
        NOTE
    }

    final Kind kind;
    final UUID id;
    final RelationshipId relationship;
    final Room room;
    final PersonId author;
    final Optional<PersonId> subject;
    final String instrument;
    /** Stands in the fact and nowhere else; null where the kind of fact has no words or figures of its own. */
    @Nullable
    String canary;
    /** In a total of the practice's own, whose name is the staff's words. */
    boolean staffOnly;
    /** Taken back, corrected, sent or done. */
    boolean over;
    /** Who has answered, for an assignment. */
    final Set<PersonId> answered = new HashSet<>();
    /** The request that this answers. */
    @Nullable
    Fact assignment;

    Fact(
            Kind kind,
            UUID id,
            RelationshipId relationship,
            Room room,
            PersonId author,
            Optional<PersonId> subject,
            String instrument) {
        this.kind = kind;
        this.id = id;
        this.relationship = relationship;
        this.room = room;
        this.author = author;
        this.subject = subject;
        this.instrument = instrument;
    }

    @Override
    public String toString() {
        return kind + " " + instrument + " " + id + " in " + room.kind + " of " + room.clients;
    }
}
