package org.relata.kernel;

import java.util.UUID;

/** A relationship, the unit of care: a couple, a family, a group, or one person. */
public record RelationshipId(UUID value) {
    public static RelationshipId next() {
        return new RelationshipId(Ids.next());
    }

    public static RelationshipId of(String text) {
        return new RelationshipId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
