package org.relata.relationship;

import java.time.Instant;
import java.util.Optional;

/** The end of care, or one that was taken back. */
public record Closure(Instant closedAt, Optional<Instant> reopenedAt) {}
