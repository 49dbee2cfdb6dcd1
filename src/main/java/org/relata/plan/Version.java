package org.relata.plan;

import java.time.Instant;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.plan.document.Item;

/**
 * A plan as it was published: nothing changes it.
 *
 * @param circle whose plan it is
 * @param number from 1, in that circle
 */
public record Version(UUID id, CircleId circle, PersonId author, int number, Item plan, Instant publishedAt) {}
