package org.relata.relationship;

import java.time.Instant;
import java.util.Optional;
import org.relata.kernel.PersonId;

/**
 * Somebody to come on a care team.
 *
 * @param onlyMember walls the clinician to this member's circles
 * @param shownFrom when members come to see the row; later than now only with a {@code delayReason}
 */
public record NewCare(
        PersonId person,
        CareRole role,
        Optional<PersonId> onlyMember,
        Optional<String> reason,
        Optional<Instant> until,
        Optional<Instant> shownFrom,
        Optional<String> delayReason) {
    public static NewCare therapist(PersonId person) {
        return new NewCare(
                person,
                CareRole.THERAPIST,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static NewCare walled(PersonId person, PersonId member) {
        return new NewCare(
                person,
                CareRole.THERAPIST,
                Optional.of(member),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static NewCare until(PersonId person, CareRole role, String reason, Instant end) {
        return new NewCare(
                person,
                role,
                Optional.empty(),
                Optional.of(reason),
                Optional.of(end),
                Optional.empty(),
                Optional.empty());
    }
}
