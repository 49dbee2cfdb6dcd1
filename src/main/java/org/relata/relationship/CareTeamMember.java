package org.relata.relationship;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.PersonId;

/**
 * A row of the care team.
 *
 * @param onlyMember the one member whose circles a walled clinician enters; empty for the whole team
 */
public record CareTeamMember(
        UUID id,
        PersonId person,
        String name,
        CareRole role,
        Optional<PersonId> onlyMember,
        Optional<String> reason,
        Instant since,
        Optional<Instant> until) {
    public boolean isCurrent(Instant at) {
        return until.isEmpty() || until.get().isAfter(at);
    }
}
