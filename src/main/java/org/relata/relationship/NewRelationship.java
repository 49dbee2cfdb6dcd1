package org.relata.relationship;

import java.util.List;
import java.util.Optional;
import org.relata.kernel.PersonId;
import org.relata.practice.NewPerson;

/** A relationship to be founded with its members, in one form. */
public record NewRelationship(Kind kind, Optional<String> label, Policy policy, List<Joining> members) {
    /** Who joins as what: somebody new, or a person of the practice. */
    public sealed interface Joining {
        MemberRole role();

        record Newcomer(NewPerson person, MemberRole role) implements Joining {}

        record Known(PersonId person, MemberRole role) implements Joining {}
    }
}
