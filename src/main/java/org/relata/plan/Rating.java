package org.relata.plan;

import java.time.Instant;
import org.relata.kernel.PersonId;

/**
 * How far a member finds that a goal has come.
 *
 * @param value from 0 to 10
 */
public record Rating(PersonId member, String goal, int value, Instant ratedAt) {}
