package org.relata.notice;

import java.time.Instant;
import java.util.UUID;

/** A browser that may show notices to its person. */
public record PushDevice(UUID id, Instant addedAt) {}
