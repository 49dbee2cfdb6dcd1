package org.relata.relationship.web;

import java.time.Clock;
import java.util.List;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** Gathers what the pages of one relationship show, within a transaction that has entered it. */
@Component
class Looking {
    private final Relationships relationships;
    private final Clock clock;

    Looking(Relationships relationships, Clock clock) {
        this.relationships = relationships;
        this.clock = clock;
    }

    RelationshipView at(Entered inside, RelationshipId id) {
        Relationship relationship = relationships.relationship(inside, id);
        boolean seated = inside.hasSeatIn(id);
        return new RelationshipView(
                relationship,
                inside.viewer().person(),
                seated,
                relationships.mayArrange(inside, relationship),
                seated ? relationships.circles(inside).all() : List.of(),
                clock.instant());
    }
}
