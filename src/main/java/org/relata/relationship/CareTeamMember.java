package org.relata.relationship;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.PersonId;

/**
 * A row of the care team.
 *
 * @param onlyMember the one member whose circles a walled clinician enters; empty for the whole team
 * @param reason why, in the words of who arranged it; for staff with a clinical role only
 * @param shownFrom since when members see this row; later than {@code since} where showing was delayed
 * @param delayReason why it was delayed; as the reason
 */
public record CareTeamMember(
        UUID id,
        PersonId person,
        String name,
        CareRole role,
        Optional<PersonId> onlyMember,
        Optional<String> reason,
        Instant since,
        Optional<Instant> until,
        Instant shownFrom,
        Optional<String> delayReason) {
    public boolean isCurrent(Instant at) {
        return until.isEmpty() || until.get().isAfter(at);
    }

    public boolean isHiddenFromMembers(Instant at) {
        return shownFrom.isAfter(at);
    }

    /** Treats or covers for everybody here, and may therefore arrange who is in. */
    public boolean arranges(Instant at) {
        return isCurrent(at) && onlyMember.isEmpty() && (role == CareRole.THERAPIST || role == CareRole.COVERAGE);
    }
}
