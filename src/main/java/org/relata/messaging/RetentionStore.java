package org.relata.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.messaging.Retention.Hold;
import org.relata.messaging.Retention.Keeping;
import org.relata.messaging.Retention.Overview;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RetentionStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    RetentionStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    int years(Entered inside) {
        return jdbc.sql("SELECT coalesce((SELECT years FROM messaging.retention WHERE practice_id = :practice), 10)")
                .param("practice", inside.practice())
                .query(Integer.class)
                .single();
    }

    Overview overview(Entered inside) {
        return jdbc.sql("""
                SELECT count(*) AS relationships, coalesce(sum(messages), 0) AS messages, max(finished_at) AS last FROM messaging.removal
                 WHERE practice_id = :practice AND :owner AND finished_at IS NOT NULL""")
                .param("practice", inside.practice())
                .param("owner", inside.is(Role.OWNER))
                .query((row, n) -> new Overview(
                        years(inside), row.getInt("relationships"), row.getLong("messages"), instant(row, "last")))
                .single();
    }

    void keep(Entered inside, int years, Instant at) {
        jdbc.sql("""
                INSERT INTO messaging.retention (practice_id, years, changed_by, changed_at)
                SELECT :practice, :years, :viewer, :at WHERE :owner
                ON CONFLICT (practice_id) DO UPDATE SET years = EXCLUDED.years, changed_by = EXCLUDED.changed_by, changed_at = EXCLUDED.changed_at""")
                .param("practice", inside.practice())
                .param("years", years)
                .param("viewer", inside.person())
                .param("at", MessageStore.utc(at))
                .param("owner", inside.is(Role.OWNER))
                .update();
    }

    Keeping keeping(Entered inside, RelationshipId in) {
        return jdbc.sql("""
                SELECT messaging.kept_until(:practice, :in) AS until, h.hold_id, h.reason, h.placed_at, coalesce(p.name, '') AS placed_by
                  FROM (SELECT) one
                  LEFT JOIN messaging.hold h ON h.practice_id = :practice AND h.relationship_id = :in AND h.lifted_at IS NULL
                  LEFT JOIN practice.person p ON p.practice_id = :practice AND p.person_id = h.placed_by""")
                .param("practice", inside.practice())
                .param("in", in.value())
                .query((row, n) -> new Keeping(instant(row, "until"), hold(inside, row)))
                .single();
    }

    /** Nothing is removed while a hold is being placed, and the other way round; until the transaction ends. */
    static void oneAtATime(JdbcClient with, RelationshipId in) {
        with.sql("SELECT pg_advisory_xact_lock(hashtextextended(:in, 0))")
                .param("in", in.toString())
                .query((row, n) -> true)
                .single();
    }

    int hold(Entered inside, RelationshipId in, String reason, Instant at) {
        oneAtATime(jdbc, in);
        var id = Ids.next();
        return jdbc.sql("""
                INSERT INTO messaging.hold (practice_id, hold_id, relationship_id, reason, placed_by, placed_at)
                VALUES (:practice, :id, :in, :reason, :viewer, :at)
                ON CONFLICT (practice_id, relationship_id) WHERE lifted_at IS NULL DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", id)
                .param("in", in.value())
                .param("reason", vault.sealForPractice(inside, place(id), Optional.of(reason)))
                .param("viewer", inside.person())
                .param("at", MessageStore.utc(at))
                .update();
    }

    int lift(Entered inside, RelationshipId in, Instant at) {
        return jdbc.sql("""
                UPDATE messaging.hold SET lifted_by = :viewer, lifted_at = :at
                 WHERE practice_id = :practice AND relationship_id = :in AND lifted_at IS NULL""")
                .param("practice", inside.practice())
                .param("in", in.value())
                .param("viewer", inside.person())
                .param("at", MessageStore.utc(at))
                .update();
    }

    private Optional<Hold> hold(Entered inside, ResultSet row) throws SQLException {
        var id = row.getObject("hold_id", UUID.class);
        return id == null
                ? Optional.empty()
                : Optional.of(new Hold(
                        vault.openForPractice(inside, place(id), row.getBytes("reason"))
                                .orElse(""),
                        row.getString("placed_by"),
                        instant(row, "placed_at").orElseThrow()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Place place(UUID hold) {
        return new Place("messaging.hold", hold, "reason");
    }
}
