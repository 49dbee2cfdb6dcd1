package org.relata.technique;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What was set to read, each in the circle of exactly those for whom it is, and who has read it, each in their own. */
@Repository
class ReadingStore {
    private static final String OPEN = """
            SELECT * FROM technique.reading_assignment a
             WHERE a.practice_id = :practice AND a.circle_id = ANY (:circles) AND a.withdrawn_at IS NULL
            """;

    private final JdbcClient jdbc;

    ReadingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page, set for a circle. */
    record Assigned(ReadingId id, CircleId circle, String key, Instant at) {}

    /** That somebody has read it. */
    record Mark(ReadingId reading, PersonId reader, Instant at) {}

    /** Sets it once: what this circle has been given and not been spared since stays as it is. */
    void add(Entered inside, CircleId circle, String key, Instant at) {
        inside(inside, jdbc.sql("""
                INSERT INTO technique.reading_assignment (practice_id, assignment_id, circle_id, author_id, key, set_at)
                SELECT :practice, :id, :circle, :viewer, :key, :at WHERE :circle = ANY (:writable)
                   AND NOT EXISTS (SELECT FROM technique.reading_assignment b
                                    WHERE b.practice_id = :practice AND b.circle_id = ANY (:circles) AND b.circle_id = :circle
                                      AND b.key = :key AND b.withdrawn_at IS NULL)"""))
                .param("id", ReadingId.next().value())
                .param("circle", circle.value())
                .param("viewer", inside.person())
                .param("key", key)
                .param("at", RunStore.utc(at))
                .param("writable", inside.writable())
                .update();
    }

    Optional<CircleId> withdraw(Entered inside, ReadingId id, Instant at) {
        return jdbc.sql("""
                UPDATE technique.reading_assignment SET withdrawn_at = :at
                 WHERE practice_id = :practice AND circle_id = ANY (:writable) AND assignment_id = :id AND withdrawn_at IS NULL
                RETURNING circle_id""")
                .param("practice", inside.practice())
                .param("writable", inside.writable())
                .param("id", id.value())
                .param("at", RunStore.utc(at))
                .query(UUID.class)
                .optional()
                .map(CircleId::new);
    }

    /** The newest first. */
    List<Assigned> open(Entered inside, int most) {
        return inside(inside, jdbc.sql(OPEN + " ORDER BY a.set_at DESC, a.assignment_id LIMIT :most"))
                .param("most", most)
                .query((row, n) -> assigned(row))
                .list();
    }

    /** What the viewer could still read, the newest first. */
    List<Assigned> unread(Entered inside, int most) {
        return inside(inside, jdbc.sql(OPEN + """
                 AND a.circle_id = ANY (:writable)
                 AND NOT EXISTS (SELECT FROM technique.reading_mark m
                                  WHERE m.practice_id = :practice AND m.circle_id = ANY (:circles)
                                    AND m.assignment_id = a.assignment_id AND m.author_id = :viewer)
                 ORDER BY a.set_at DESC, a.assignment_id LIMIT :most"""))
                .param("writable", inside.writable())
                .param("viewer", inside.person())
                .param("most", most)
                .query((row, n) -> assigned(row))
                .list();
    }

    /** In the reader's own circle, so that nobody else of theirs learns of it. */
    void mark(Entered inside, Assigned read, CircleId own, Instant at) {
        inside(inside, jdbc.sql("""
                INSERT INTO technique.reading_mark (practice_id, mark_id, circle_id, author_id, assignment_circle_id, assignment_id, read_at)
                SELECT a.practice_id, :id, :own, :viewer, a.circle_id, a.assignment_id, :at FROM technique.reading_assignment a
                 WHERE a.practice_id = :practice AND a.circle_id = ANY (:circles) AND a.assignment_id = :reading AND :own = ANY (:writable)
                ON CONFLICT DO NOTHING"""))
                .param("id", Ids.next())
                .param("own", own.value())
                .param("viewer", inside.person())
                .param("reading", read.id().value())
                .param("at", RunStore.utc(at))
                .param("writable", inside.writable())
                .update();
    }

    List<Mark> marks(Entered inside, Collection<Assigned> of) {
        return inside(inside, jdbc.sql("""
                SELECT assignment_id, author_id, read_at FROM technique.reading_mark
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND assignment_id = ANY (:of)"""))
                .param("of", of.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .query((row, n) -> new Mark(
                        new ReadingId(row.getObject("assignment_id", UUID.class)),
                        new PersonId(row.getObject("author_id", UUID.class)),
                        instant(row, "read_at")))
                .list();
    }

    private static StatementSpec inside(Entered inside, StatementSpec statement) {
        return statement.param("practice", inside.practice()).param("circles", inside.circles());
    }

    private static Assigned assigned(ResultSet row) throws SQLException {
        return new Assigned(
                new ReadingId(row.getObject("assignment_id", UUID.class)),
                new CircleId(row.getObject("circle_id", UUID.class)),
                row.getString("key"),
                instant(row, "set_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
