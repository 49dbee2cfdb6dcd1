package org.relata.relationship;

import java.time.Instant;
import org.relata.kernel.PersonId;

/** Which policy holds, in which version, since when and by whom. */
public record PolicyChoice(Policy policy, int version, PersonId by, Instant at) {}
