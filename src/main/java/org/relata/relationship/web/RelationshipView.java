package org.relata.relationship.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.relata.identity.AccountState;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.PersonId;
import org.relata.relationship.CareTeamMember;
import org.relata.relationship.Relationship;

/**
 * A relationship as its pages need it.
 *
 * @param viewer who looks
 * @param clinical whether the viewer has a seat, and so whether anything clinical exists on the page
 * @param arranges whether the viewer may change who is in
 * @param circles what the viewer may enter here
 * @param standings how far each member is on the way in; for staff only, empty for members
 */
public record RelationshipView(
        Relationship relationship,
        PersonId viewer,
        boolean clinical,
        boolean arranges,
        List<Circle> circles,
        Map<PersonId, AccountState> standings,
        Instant now) {
    public AccountState standing(PersonId person) {
        return Objects.requireNonNull(standings.get(person));
    }

    public String path(String below) {
        return "/relationships/" + relationship.id() + below;
    }

    public List<CareTeamMember> careTeam() {
        return relationship.currentCareTeam(now);
    }

    public List<CareTeamMember> formerCareTeam() {
        return relationship.careTeam().stream()
                .filter(row -> !row.isCurrent(now))
                .toList();
    }

    /** Joint circles, those in use first. */
    public List<Circle> joint() {
        return circles.stream()
                .filter(circle -> circle.kind() == CircleKind.JOINT)
                .sorted((a, b) ->
                        Boolean.compare(a.closedAt().isPresent(), b.closedAt().isPresent()))
                .toList();
    }

    /** The viewer's own circles here that still take entries. */
    public boolean hasOwn(CircleKind kind) {
        return circles.stream()
                .anyMatch(circle -> circle.kind() == kind
                        && circle.isOf(viewer)
                        && circle.closedAt().isEmpty());
    }

    public boolean isLastTherapist(CareTeamMember row) {
        return row.arranges(now)
                && careTeam().stream().filter(other -> other.arranges(now)).count() == 1;
    }
}
