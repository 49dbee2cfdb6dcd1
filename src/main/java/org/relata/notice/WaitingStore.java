package org.relata.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Capacity;
import org.relata.kernel.Notice;
import org.relata.kernel.Noticed;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Viewer;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What awaits whom. */
@Repository
class WaitingStore {
    private static final String OWN = " practice_id = :practice AND person_id = :person AND capacity = :capacity";

    private final JdbcClient jdbc;

    WaitingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who writes in that circle at this moment and has not seen it yet, other than the author, always in the same order; of them the one it is for. */
    List<Viewer> awaited(Kept kept, Notice notice) {
        return kept.jdbc()
                .sql("""
                        SELECT r.person_id, r.capacity FROM relationship.readers(ARRAY[:circle]::uuid[]) r
                         WHERE r.writes AND r.person_id <> :author AND r.person_id = coalesce(:only, r.person_id) AND NOT EXISTS (
                             SELECT FROM notice.look l
                              WHERE l.practice_id = :practice AND l.person_id = r.person_id AND l.capacity = r.capacity AND l.circle_id = :circle
                                AND l.position >= :place)
                         ORDER BY r.person_id, r.capacity""")
                .param("practice", notice.practice().value())
                .param("place", notice.place())
                .param("circle", notice.circle().value())
                .param("author", notice.author().value())
                .param("only", notice.only().map(PersonId::value).orElse(null), Types.OTHER)
                .query((row, n) -> viewer(notice.practice(), row))
                .list();
    }

    /** Once for each circle; anew where the person was told and has not come since. */
    void add(Kept kept, Notice notice, Viewer whom, Duration again) {
        owned(kept.jdbc(), """
                        INSERT INTO notice.waiting (practice_id, person_id, capacity, circle_id, kind, since)
                        VALUES (:practice, :person, :capacity, :circle, :kind, :at)
                        ON CONFLICT (practice_id, person_id, capacity, circle_id, kind) DO UPDATE SET since = :at, told_at = NULL
                         WHERE waiting.told_at <= :before""", whom)
                .param("circle", notice.circle().value())
                .param("kind", notice.kind().name().toLowerCase(Locale.ROOT))
                .param("at", kept.at())
                .param("before", kept.at().minus(again))
                .update();
    }

    /** Whether something waits that the person was not told of. */
    boolean isAnything(Kept kept, Viewer whom) {
        return owned(
                        kept.jdbc(),
                        "SELECT EXISTS (SELECT FROM notice.waiting WHERE told_at IS NULL AND" + OWN + ")",
                        whom)
                .query(Boolean.class)
                .single();
    }

    /** When the person was last told of something that is still unread. */
    Optional<Instant> lastTold(Kept kept, Viewer whom) {
        return owned(
                        kept.jdbc(),
                        "SELECT told_at FROM notice.waiting WHERE told_at IS NOT NULL AND" + OWN
                                + " ORDER BY told_at DESC LIMIT 1",
                        whom)
                .query((row, n) ->
                        row.getObject("told_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** What lies in circles where the person does not write any more awaits them no longer. */
    void dropLost(Kept kept, Viewer whom) {
        List<UUID> circles = owned(
                        kept.jdbc(), "SELECT DISTINCT circle_id FROM notice.waiting WHERE" + OWN + " ORDER BY 1", whom)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        owned(kept.jdbc(), """
                        DELETE FROM notice.waiting
                         WHERE practice_id = :practice AND person_id = :person AND capacity = :capacity AND circle_id = ANY (:circles)
                           AND circle_id <> ALL (ARRAY(
                               SELECT r.circle_id FROM relationship.readers(:circles) r
                                WHERE r.person_id = :person AND r.capacity = :capacity AND r.writes))""", whom)
                .param("circles", circles.toArray(UUID[]::new))
                .update();
    }

    void markTold(Kept kept, Viewer whom) {
        owned(kept.jdbc(), "UPDATE notice.waiting SET told_at = :at WHERE told_at IS NULL AND" + OWN, whom)
                .param("at", kept.at())
                .update();
    }

    /** In the transaction of who has read; nobody looks for another. */
    void look(Noticed read) {
        var who = new Viewer(read.practice(), read.person(), read.capacity());
        owned(jdbc, """
                        WITH seen AS (DELETE FROM notice.waiting WHERE circle_id = :circle AND practice_id = :practice AND person_id = :person AND capacity = :capacity)
                        INSERT INTO notice.look AS l (practice_id, person_id, capacity, circle_id, position)
                        VALUES (:practice, :person, :capacity, :circle, :position)
                        ON CONFLICT (practice_id, person_id, capacity, circle_id) DO UPDATE SET position = EXCLUDED.position
                         WHERE l.position < EXCLUDED.position""", who)
                .param("circle", read.circle().value())
                .param("position", read.position())
                .update();
    }

    static StatementSpec owned(JdbcClient with, String statement, Viewer whom) {
        return with.sql(statement)
                .param("practice", whom.practice().value())
                .param("person", whom.person().value())
                .param("capacity", whom.capacity().word());
    }

    static Viewer viewer(PracticeId practice, ResultSet row) throws SQLException {
        return new Viewer(
                practice,
                new PersonId(row.getObject("person_id", UUID.class)),
                Capacity.valueOf(row.getString("capacity").toUpperCase(Locale.ROOT)));
    }
}
