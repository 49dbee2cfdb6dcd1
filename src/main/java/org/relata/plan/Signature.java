package org.relata.plan;

import java.time.Instant;
import java.util.UUID;
import org.relata.kernel.PersonId;

/**
 * What a member says to a version.
 *
 * @param words why not, or what goes with the yes; empty for a mere yes
 */
public record Signature(UUID version, PersonId member, boolean agrees, String words, Instant signedAt) {}
