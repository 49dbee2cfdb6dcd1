package org.relata.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;

/** That a member of staff was in somebody's record, and when; not in what part of it, nor whether to read or to write. */
public record Deed(
        UUID id, Instant at, String staff, Optional<PersonId> subject, Optional<RelationshipId> relationship) {}
