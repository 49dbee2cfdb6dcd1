package org.relata.relationship.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.relata.identity.Accounts;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** Gathers what the pages of one relationship show, within a transaction that has entered it. */
@Component
class Looking {
    private final Relationships relationships;
    private final Accounts accounts;
    private final Clock clock;

    Looking(Relationships relationships, Accounts accounts, Clock clock) {
        this.relationships = relationships;
        this.accounts = accounts;
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
                inside.isStaff() ? accounts.states(inside, members(relationship)) : Map.of(),
                clock.instant());
    }

    private static List<PersonId> members(Relationship relationship) {
        return relationship.members().stream().map(Member::person).distinct().toList();
    }
}
