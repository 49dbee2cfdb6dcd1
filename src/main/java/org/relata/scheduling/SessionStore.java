package org.relata.scheduling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.scheduling.Session.Kind;
import org.relata.scheduling.Session.State;
import org.relata.scheduling.Session.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class SessionStore {
    /** Numbers go along a circle's own sessions: what was held in order, then what is to come. */
    private static final String NUMBERED = """
            SELECT s.session_id, s.circle_id, s.kind, s.state, s.starts_at, s.minutes,
                   CASE WHEN s.state = 'cancelled' THEN 0
                        ELSE row_number() OVER (PARTITION BY s.circle_id, s.state = 'cancelled'
                                                ORDER BY s.state = 'held' DESC, s.starts_at, s.session_id) END AS number
              FROM scheduling.session s
             WHERE s.practice_id = :practice AND s.circle_id = ANY (:circles)""";

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A session as its row says; whom it is with is for the circle to say. */
    record Row(SessionId id, CircleId circle, Kind kind, State state, Time time, int number) {}

    /** In these circles, the one that begins last first. */
    List<Row> in(Entered inside, Collection<CircleId> asked, int most) {
        return of(
                        inside,
                        "SELECT * FROM (" + NUMBERED
                                + " AND s.circle_id = ANY (:asked)) n ORDER BY starts_at DESC, session_id DESC LIMIT :most")
                .param("asked", ids(asked))
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    Optional<Row> find(Entered inside, SessionId id) {
        return of(inside, "SELECT * FROM (" + NUMBERED + """
                 AND s.circle_id = (SELECT circle_id FROM scheduling.session
                                     WHERE practice_id = :practice AND circle_id = ANY (:circles) AND session_id = :id)) n
                 WHERE session_id = :id""")
                .param("id", id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** Planned ones that are not over, wherever the viewer may read, the first to come first. */
    List<Row> ahead(Entered inside, Instant now, int most) {
        return of(inside, """
                SELECT n.*, (SELECT count(*) FROM scheduling.session e
                              WHERE e.practice_id = :practice AND e.circle_id = n.circle_id AND e.circle_id = ANY (:circles)
                                AND (e.state = 'held' OR e.state = 'planned' AND (e.starts_at, e.session_id) <= (n.starts_at, n.session_id))) AS number
                  FROM (SELECT session_id, circle_id, kind, state, starts_at, minutes FROM scheduling.session
                         WHERE practice_id = :practice AND circle_id = ANY (:circles) AND state = 'planned'
                           AND starts_at > CAST(:now AS timestamptz) - interval '8 hours'
                           AND starts_at + minutes * interval '1 minute' > :now
                         ORDER BY starts_at, session_id LIMIT :most) n
                 ORDER BY n.starts_at, n.session_id""")
                .param("now", utc(now))
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    Map<CircleId, Integer> held(Entered inside, Collection<CircleId> asked) {
        return of(inside, """
                SELECT circle_id, count(*) FROM scheduling.session
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND circle_id = ANY (:asked) AND state = 'held'
                 GROUP BY circle_id""")
                .param("asked", ids(asked))
                .query((row, n) -> Map.entry(new CircleId(row.getObject(1, UUID.class)), row.getInt(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The newest agreement of each circle that stands. */
    Map<CircleId, Integer> agreed(Entered inside, Collection<CircleId> asked) {
        return of(inside, """
                SELECT a.circle_id, a.sessions FROM unnest(:asked) AS c (circle_id)
                 CROSS JOIN LATERAL (SELECT * FROM scheduling.agreement
                                      WHERE practice_id = :practice AND circle_id = c.circle_id AND circle_id = ANY (:circles)
                                      ORDER BY agreed_at DESC, agreement_id DESC LIMIT 1) a
                 WHERE a.sessions IS NOT NULL""")
                .param("asked", ids(asked))
                .query((row, n) -> Map.entry(new CircleId(row.getObject(1, UUID.class)), row.getInt(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void agree(Entered inside, CircleId circle, Optional<Integer> sessions, Instant at) {
        NotFound.unlessOne(writing(inside, circle, """
                INSERT INTO scheduling.agreement (practice_id, agreement_id, circle_id, author_id, sessions, agreed_at)
                SELECT :practice, :new, :circle, :viewer, :sessions, :at WHERE :circle = ANY (:writable)""")
                .param("new", Ids.next())
                .param("sessions", sessions.orElse(null), Types.INTEGER)
                .param("at", utc(at))
                .update());
    }

    void insert(Entered inside, Row session, Instant at) {
        NotFound.unlessOne(writing(inside, session.circle(), """
                INSERT INTO scheduling.session (practice_id, session_id, circle_id, author_id, kind, state, starts_at, minutes)
                SELECT :practice, :id, :circle, :viewer, :kind, :state, :starts, :minutes WHERE :circle = ANY (:writable)""")
                .param("id", session.id().value())
                .param("kind", session.kind().word())
                .param("state", session.state().word())
                .param("starts", utc(session.time().starts()))
                .param("minutes", session.time().minutes())
                .update());
        changed(inside, session, at);
    }

    /** How it stands from now on. */
    void update(Entered inside, Row session, Instant at) {
        NotFound.unlessOne(writing(inside, session.circle(), """
                UPDATE scheduling.session SET state = :state, starts_at = :starts, minutes = :minutes
                 WHERE practice_id = :practice AND circle_id = :circle AND circle_id = ANY (:writable) AND session_id = :id""")
                .param("id", session.id().value())
                .param("state", session.state().word())
                .param("starts", utc(session.time().starts()))
                .param("minutes", session.time().minutes())
                .update());
        changed(inside, session, at);
    }

    private void changed(Entered inside, Row session, Instant at) {
        NotFound.unlessOne(writing(inside, session.circle(), """
                INSERT INTO scheduling.change (practice_id, change_id, session_id, circle_id, author_id, state, starts_at, minutes, changed_at)
                SELECT :practice, :new, :id, :circle, :viewer, :state, :starts, :minutes, :at WHERE :circle = ANY (:writable)""")
                .param("new", Ids.next())
                .param("id", session.id().value())
                .param("state", session.state().word())
                .param("starts", utc(session.time().starts()))
                .param("minutes", session.time().minutes())
                .param("at", utc(at))
                .update());
    }

    List<Change> changes(Entered inside, SessionId id, int most) {
        return of(inside, """
                SELECT * FROM scheduling.change
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND session_id = :id
                 ORDER BY changed_at DESC, change_id DESC LIMIT :most""")
                .param("id", id.value())
                .param("most", most)
                .query((row, n) -> new Change(
                        State.of(row.getString("state")),
                        time(row),
                        new PersonId(row.getObject("author_id", UUID.class)),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private StatementSpec of(Entered inside, String statement) {
        return jdbc.sql(statement).param("practice", inside.practice()).param("circles", inside.circles());
    }

    private StatementSpec writing(Entered inside, CircleId circle, String statement) {
        return jdbc.sql(statement)
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .param("circle", circle.value());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new SessionId(row.getObject("session_id", UUID.class)),
                new CircleId(row.getObject("circle_id", UUID.class)),
                Kind.of(row.getString("kind")),
                State.of(row.getString("state")),
                time(row),
                row.getInt("number"));
    }

    private static Time time(ResultSet row) throws SQLException {
        return new Time(row.getObject("starts_at", OffsetDateTime.class).toInstant(), row.getInt("minutes"));
    }

    private static UUID[] ids(Collection<CircleId> circles) {
        return circles.stream().map(CircleId::value).toArray(UUID[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
