package org.relata.technique;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.NotFound;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class AdaptationStore {
    private static final String ROW = """
            SELECT a.*, d.body AS typed FROM technique.adaptation a
              LEFT JOIN technique.adaptation_draft d
                ON d.practice_id = a.practice_id AND d.adaptation_id = a.adaptation_id AND d.typed_by = :viewer
             WHERE a.practice_id = :practice""";

    private final JdbcClient jdbc;

    AdaptationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Adaptation> all(Entered inside, int most) {
        return in(inside, jdbc.sql(ROW + " ORDER BY a.changed_at DESC LIMIT :most"))
                .param("most", most)
                .query((row, n) -> adaptation(row))
                .list();
    }

    Optional<Adaptation> find(Entered inside, AdaptationId id) {
        return in(inside, jdbc.sql(ROW + " AND a.adaptation_id = :id"))
                .param("id", id.value())
                .query((row, n) -> adaptation(row))
                .optional();
    }

    Optional<Adaptation> named(Entered inside, String key) {
        return in(inside, jdbc.sql(ROW + " AND a.key = :key"))
                .param("key", key)
                .query((row, n) -> adaptation(row))
                .optional();
    }

    void add(Entered inside, AdaptationId id, String key, String text, Instant at) {
        in(inside, jdbc.sql("""
                INSERT INTO technique.adaptation (practice_id, adaptation_id, key, body, changed_by, changed_at)
                VALUES (:practice, :id, :key, :body, :viewer, :at)"""))
                .param("id", id.value())
                .param("key", key)
                .param("body", text)
                .param("at", RunStore.utc(at))
                .update();
    }

    /** False where somebody else has saved since. */
    boolean save(Entered inside, AdaptationId id, int seen, String text, Instant at) {
        boolean saved = in(inside, jdbc.sql("""
                        UPDATE technique.adaptation SET body = :body, revision = revision + 1, changed_by = :viewer, changed_at = :at
                         WHERE practice_id = :practice AND adaptation_id = :id AND revision = :seen"""))
                        .param("id", id.value())
                        .param("seen", seen)
                        .param("body", text)
                        .param("at", RunStore.utc(at))
                        .update()
                == 1;
        if (saved) {
            in(inside, jdbc.sql("""
                    DELETE FROM technique.adaptation_draft WHERE practice_id = :practice AND adaptation_id = :id AND typed_by = :viewer""")).param("id", id.value()).update();
        }
        return saved;
    }

    void offer(Entered inside, AdaptationId id, Optional<String> text) {
        NotFound.unlessOne(in(inside, jdbc.sql("""
                UPDATE technique.adaptation SET published = :body WHERE practice_id = :practice AND adaptation_id = :id"""))
                .param("id", id.value())
                .param("body", text.orElse(null), java.sql.Types.VARCHAR)
                .update());
    }

    void type(Entered inside, AdaptationId id, String text, Instant at) {
        in(inside, jdbc.sql("""
                INSERT INTO technique.adaptation_draft (practice_id, adaptation_id, typed_by, body, typed_at)
                VALUES (:practice, :id, :viewer, :body, :at)
                ON CONFLICT (practice_id, adaptation_id, typed_by) DO UPDATE SET body = excluded.body, typed_at = excluded.typed_at"""))
                .param("id", id.value())
                .param("body", text)
                .param("at", RunStore.utc(at))
                .update();
    }

    private static StatementSpec in(Entered inside, StatementSpec statement) {
        return statement.param("practice", inside.practice()).param("viewer", inside.person());
    }

    private static Adaptation adaptation(ResultSet row) throws SQLException {
        return new Adaptation(
                new AdaptationId(row.getObject("adaptation_id", UUID.class)),
                row.getString("key"),
                row.getString("body"),
                Optional.ofNullable(row.getString("published")),
                row.getInt("revision"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("typed")));
    }
}
