package org.relata.relationship;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.relata.kernel.RelationshipId;

/** A unit of care as the viewer may know it: the members and clinicians who share a circle with the viewer, and no others. */
public record Relationship(
        RelationshipId id,
        Kind kind,
        Optional<String> label,
        List<Member> members,
        List<CareTeamMember> careTeam,
        Optional<PolicyChoice> policy,
        Instant createdAt,
        Optional<Instant> closedAt) {
    public List<Member> currentMembers() {
        return members.stream().filter(Member::isCurrent).toList();
    }

    public boolean isClosed() {
        return closedAt.isPresent();
    }

    /** The label that was given, or the members' first names. */
    public String title() {
        return label.orElseGet(() -> {
            List<Member> named = currentMembers().isEmpty() ? members : currentMembers();
            return named.stream().map(Member::shortName).collect(Collectors.joining(" & "));
        });
    }
}
