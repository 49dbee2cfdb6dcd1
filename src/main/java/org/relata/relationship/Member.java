package org.relata.relationship;

import java.time.Instant;
import java.util.Optional;
import org.relata.kernel.PersonId;

/**
 * A person in a relationship.
 *
 * @param position the order of joining, which gives a member the mark and colour on charts; never gender
 * @param leftAt empty while the person is a member
 */
public record Member(
        PersonId person,
        String name,
        Optional<String> pronouns,
        MemberRole role,
        int position,
        Instant joinedAt,
        Optional<Instant> leftAt) {
    public boolean isCurrent() {
        return leftAt.isEmpty();
    }

    /** The first word of the name, for lines where several members stand side by side. */
    public String shortName() {
        return name.split("\\s+", 2)[0];
    }
}
