package org.relata.relationship;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.ui.Mark;

/**
 * A unit of care as the viewer may know it: the members and clinicians who share a circle with the viewer, and no others.
 *
 * @param closedAt since when care has ended
 * @param resumedAt when care went on for the last time after it had ended
 * @param ofTheTeam whether the viewer is of the care team of everybody here, and not of one member's alone
 */
public record Relationship(
        RelationshipId id,
        Kind kind,
        Optional<String> label,
        List<Member> members,
        List<CareTeamMember> careTeam,
        Optional<PolicyChoice> policy,
        Instant createdAt,
        Optional<Instant> closedAt,
        Optional<Instant> resumedAt,
        boolean ofTheTeam) {
    public List<Member> currentMembers() {
        return members.stream().filter(Member::isCurrent).toList();
    }

    public Optional<Member> member(PersonId person) {
        return currentMembers().stream().filter(m -> m.person().equals(person)).findFirst();
    }

    public List<CareTeamMember> currentCareTeam(Instant at) {
        return careTeam.stream().filter(row -> row.isCurrent(at)).toList();
    }

    /** What a member is called among the others; somebody on the care team by the whole name, and nobody else at all. */
    public String shortName(PersonId person) {
        return members.stream()
                .filter(member -> member.person().equals(person))
                .map(Member::shortName)
                .findFirst()
                .or(() -> nameOf(person))
                .orElse("");
    }

    /** Of a member, or of somebody on the care team. */
    public Optional<String> nameOf(PersonId person) {
        return Stream.concat(
                        members.stream()
                                .filter(member -> member.person().equals(person))
                                .map(Member::name),
                        careTeam.stream()
                                .filter(row -> row.person().equals(person))
                                .map(CareTeamMember::name))
                .findFirst();
    }

    /**
     * What tells two partners apart on charts and in lists: the first and the second in order of joining, never by gender. Families and groups carry
     * none, since more than two colours cannot be told apart by everybody.
     */
    public Mark mark(PersonId person) {
        List<PersonId> pair = currentMembers().stream().map(Member::person).toList();
        if (kind != Kind.COUPLE || pair.size() > 2) {
            return Mark.NONE;
        }
        return switch (pair.indexOf(person)) {
            case 0 -> Mark.A;
            case 1 -> Mark.B;
            default -> Mark.NONE;
        };
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
