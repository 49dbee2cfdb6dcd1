package org.relata.messaging;

import java.time.Instant;
import java.util.Optional;
import org.relata.kernel.PersonId;

/**
 * A clinician is away.
 *
 * @param coveredBy who is on the care teams meanwhile
 * @param back when they are here again
 */
public record Absence(PersonId who, Optional<PersonId> coveredBy, Instant back) {}
