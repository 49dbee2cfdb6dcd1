package org.relata.messaging;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the viewer has read, what is left, and how far others have read what the viewer wrote. */
@Repository
class SeenStore {
    /** A badge says no more than that. */
    private static final int MOST = 100;

    private final JdbcClient jdbc;

    SeenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of the viewer's own messages, and somebody who has read it. */
    record Mark(MessageId message, CircleId circle, long place, PersonId reader) {}

    /** Marks as read what others have written in a circle until it was looked at, with or without others being shown it; false where it was read before. */
    boolean see(Entered inside, Circle circle, Instant at, boolean shown) {
        return jdbc.sql("""
                INSERT INTO messaging.seen AS s (practice_id, circle_id, author_id, place, seen_at, shown_place, shown_at)
                SELECT :practice, :circle, :viewer, m.place, :at, CASE WHEN :shown THEN m.place END, CASE WHEN :shown THEN :at::timestamptz END
                  FROM (SELECT place FROM messaging.message
                         WHERE practice_id = :practice AND circle_id = :circle AND author_id <> :viewer AND place <= :position
                         ORDER BY place DESC LIMIT 1) m
                 WHERE :circle = ANY (:circles)
                ON CONFLICT (practice_id, circle_id, author_id) DO UPDATE SET place = EXCLUDED.place, seen_at = EXCLUDED.seen_at,
                   shown_place = coalesce(EXCLUDED.shown_place, s.shown_place), shown_at = coalesce(EXCLUDED.shown_at, s.shown_at)
                 WHERE s.place < EXCLUDED.place""")
                        .param("practice", inside.practice())
                        .param("circle", circle.id().value())
                        .param("viewer", inside.person())
                        .param("circles", inside.circles())
                        .param("position", circle.position())
                        .param("shown", shown)
                        .param("at", MessageStore.utc(at))
                        .update()
                == 1;
    }

    /**
     * The newest of the viewer's own messages that each of these persons has read in the words that stand now, newest circle and message first. Looked for by
     * ids, which follow time: by places it would go through the whole circle for who seldom writes there.
     */
    List<Mark> marks(Entered inside, List<CircleId> circles, List<PersonId> readers) {
        return jdbc.sql("""
                SELECT m.message_id, c.id AS circle_id, m.place, s.author_id
                  FROM unnest(:asked) WITH ORDINALITY AS c (id, at)
                  JOIN messaging.seen s ON s.practice_id = :practice AND s.circle_id = c.id AND s.author_id = ANY (:readers)
                 CROSS JOIN LATERAL (
                     SELECT x.message_id, x.place FROM messaging.message x
                      WHERE x.practice_id = :practice AND x.circle_id = c.id AND x.author_id = :viewer AND x.place <= s.shown_place
                        AND NOT EXISTS (SELECT FROM messaging.withdrawal w WHERE w.practice_id = :practice AND w.message_id = x.message_id)
                        AND NOT EXISTS (SELECT FROM messaging.amendment a
                                         WHERE a.practice_id = :practice AND a.message_id = x.message_id AND a.written_at > s.shown_at)
                      ORDER BY x.message_id DESC LIMIT 1) m
                 WHERE s.circle_id = ANY (:circles)
                 ORDER BY c.at DESC, m.place DESC""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("circles", inside.circles())
                .param("asked", circles.stream().map(CircleId::value).toArray(UUID[]::new))
                .param("readers", readers.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, n) -> new Mark(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        new CircleId(row.getObject("circle_id", UUID.class)),
                        row.getLong("place"),
                        new PersonId(row.getObject("author_id", UUID.class))))
                .list();
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
