package org.relata.relationship;

import java.time.Instant;
import java.util.Optional;
import org.relata.kernel.PersonId;

/**
 * Which policy holds, in which version, since when and by whom.
 *
 * @param byName empty where the viewer may not know who chose
 */
public record PolicyChoice(Policy policy, int version, PersonId by, Optional<String> byName, Instant at) {}
