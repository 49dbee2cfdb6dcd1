package org.relata.messaging;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the viewer has read, and what is left. */
@Repository
class SeenStore {
    /** A badge says no more than that. */
    private static final int MOST = 100;

    private final JdbcClient jdbc;

    SeenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks as read what others have written in a circle. */
    void see(Entered inside, CircleId circle, Instant at) {
        jdbc.sql("""
                INSERT INTO messaging.seen AS s (practice_id, circle_id, author_id, place, seen_at)
                SELECT :practice, :circle, :viewer, m.place, :at
                  FROM (SELECT place FROM messaging.message
                         WHERE practice_id = :practice AND circle_id = :circle AND author_id <> :viewer ORDER BY place DESC LIMIT 1) m
                 WHERE :circle = ANY (:circles)
                ON CONFLICT (practice_id, circle_id, author_id) DO UPDATE SET place = EXCLUDED.place, seen_at = EXCLUDED.seen_at
                 WHERE s.place < EXCLUDED.place""")
                .param("practice", inside.practice())
                .param("circle", circle.value())
                .param("viewer", inside.person())
                .param("circles", inside.circles())
                .param("at", MessageStore.utc(at))
                .update();
    }

    /** Whether the viewer has read in one of these circles since having written in that one. */
    boolean readSinceWriting(Entered inside, List<CircleId> read, CircleId written) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM messaging.seen s
                     WHERE s.practice_id = :practice AND s.circle_id = ANY (:read) AND s.circle_id = ANY (:circles) AND s.author_id = :viewer
                       AND s.seen_at > coalesce((SELECT m.written_at FROM messaging.message m
                                                  WHERE m.practice_id = :practice AND m.circle_id = :written AND m.author_id = :viewer
                                                  ORDER BY m.place DESC LIMIT 1), '-infinity'))""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("read", read.stream().map(CircleId::value).toArray(UUID[]::new))
                .param("circles", inside.circles())
                .param("written", written.value())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /** How many messages of others the viewer has not read in each of these circles; none where there are none. */
    Map<CircleId, Long> unread(Entered inside, UUID[] asked) {
        var unread = new HashMap<CircleId, Long>();
        jdbc.sql("""
                SELECT c.id, n.unread FROM unnest(:asked) AS c (id)
                  LEFT JOIN messaging.seen s ON s.practice_id = :practice AND s.circle_id = c.id AND s.author_id = :viewer
                 CROSS JOIN LATERAL (SELECT count(*) AS unread FROM (
                     SELECT FROM messaging.message m
                      WHERE m.practice_id = :practice AND m.circle_id = c.id AND m.place > coalesce(s.place, 0) AND m.author_id <> :viewer LIMIT :most) x) n
                 WHERE n.unread > 0 AND c.id = ANY (:circles)""")
                .param("asked", asked)
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("circles", inside.circles())
                .param("most", MOST)
                .query((RowCallbackHandler)
                        row -> unread.put(new CircleId(row.getObject("id", UUID.class)), row.getLong("unread")));
        return unread;
    }
}
