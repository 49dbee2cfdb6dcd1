package org.relata.scheduling;

import java.time.Instant;
import org.relata.kernel.PersonId;

/** What was done with a session: how it stood from then on, and who brought it there. */
public record Change(Session.State state, Session.Time time, PersonId by, Instant at) {}
