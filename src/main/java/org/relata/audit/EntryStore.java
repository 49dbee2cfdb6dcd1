package org.relata.audit;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EntryStore {
    /** The predicate's wall for a client: staff, in circles that the client is in and others may not hide behind, and nothing that is shown later. */
    private static final String MINE =
            " practice_id = :practice AND capacity = 'staff' AND circle_kind IN ('joint', 'member', 'safety')"
                    + " AND circle_id = ANY (:circles) AND relationship_id = ANY (:seated) AND (shown_from IS NULL OR shown_from <= :now) ";

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A span of time in the reader's zone, and the moment of reading. */
    record Span(Instant from, Instant until, ZoneId zone, Instant now) {}

    /** A page and its parts ask one by one; what falls into the same minute is one time. */
    List<Visit> visits(Entered inside, Span span) {
        return mine(jdbc.sql("""
                SELECT (at AT TIME ZONE :zone)::date AS day, coalesce(actor_name, '') AS staff, actor_id, relationship_id,
                       circle_kind = 'joint' AS together, action, what, count(DISTINCT date_trunc('minute', at)) AS times, max(at) AS last
                  FROM audit.entry WHERE at >= :from AND at < :until AND""" + MINE + """
                 GROUP BY day, staff, actor_id, relationship_id, together, action, what
                 ORDER BY day DESC, last DESC, staff, together, what"""), inside, span.now())
                .param("zone", span.zone().getId())
                .param("from", utc(span.from()))
                .param("until", utc(span.until()))
                .query((row, n) -> new Visit(
                        row.getObject("day", LocalDate.class),
                        row.getString("staff"),
                        new RelationshipId(row.getObject("relationship_id", UUID.class)),
                        row.getBoolean("together"),
                        row.getString("action"),
                        Visit.What.of(row.getString("what")),
                        row.getInt("times"),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Instant> lastBefore(Entered inside, Instant before, Instant now) {
        return mine(jdbc.sql("SELECT max(at) AS last FROM audit.entry WHERE at < :before AND" + MINE), inside, now)
                .param("before", utc(before))
                .query((row, n) -> Optional.ofNullable(row.getObject("last", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    List<Deed> deeds(Entered inside, Optional<UUID> after, int limit) {
        return jdbc.sql("""
                SELECT entry_id, at, coalesce(actor_name, '') AS staff, subject_id, relationship_id FROM audit.entry
                 WHERE practice_id = :practice AND :owner AND capacity = 'staff'
                   AND (CAST(:after AS uuid) IS NULL OR (at, entry_id) < (
                       SELECT e.at, e.entry_id FROM audit.entry e WHERE e.practice_id = :practice AND e.entry_id = :after))
                 ORDER BY at DESC, entry_id DESC LIMIT :limit""")
                .param("practice", inside.practice())
                .param("owner", inside.is(Role.OWNER))
                .param("after", after.orElse(null), Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> new Deed(
                        row.getObject("entry_id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("staff"),
                        Optional.ofNullable(row.getObject("subject_id", UUID.class))
                                .map(PersonId::new),
                        Optional.ofNullable(row.getObject("relationship_id", UUID.class))
                                .map(RelationshipId::new)))
                .list();
    }

    private static JdbcClient.StatementSpec mine(JdbcClient.StatementSpec statement, Entered inside, Instant now) {
        return statement
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("seated", inside.relationships())
                .param("now", utc(now));
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
