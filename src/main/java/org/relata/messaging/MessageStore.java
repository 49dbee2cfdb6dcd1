package org.relata.messaging;

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
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class MessageStore {
    /** A message with the words that stand now, and what it replies to. */
    private static final String WHOLE = """
            SELECT m.*, a.amendment_id, a.body AS amended, a.written_at AS amended_at, w.withdrawn_at,
                   r.author_id AS original_author, r.author_name AS original_name, r.body AS original, rw.withdrawn_at AS original_withdrawn,
                   NOT EXISTS (SELECT FROM messaging.message e
                                WHERE e.practice_id = :practice AND e.circle_id = m.circle_id AND e.place < m.place) AS begins
            """;

    /** What is replied to is looked for by its key, one by one: a plain join goes through the whole circle for each where statistics are old. */
    private static final String JOINED = """
              LEFT JOIN LATERAL (SELECT * FROM messaging.amendment x
                                  WHERE x.practice_id = :practice AND x.circle_id = m.circle_id AND x.message_id = m.message_id
                                  ORDER BY x.number DESC LIMIT 1) a ON true
              LEFT JOIN messaging.withdrawal w ON w.practice_id = :practice AND w.circle_id = m.circle_id AND w.message_id = m.message_id
              LEFT JOIN LATERAL (SELECT * FROM messaging.message x
                                  WHERE x.practice_id = :practice AND x.circle_id = m.circle_id AND x.message_id = m.reply_to LIMIT 1) r ON true
              LEFT JOIN messaging.withdrawal rw ON rw.practice_id = :practice AND rw.circle_id = m.circle_id AND rw.message_id = m.reply_to
            """;

    /** Of one circle, after a position. */
    static final int MOST_SINCE = 500;

    private final JdbcClient jdbc;
    private final Vault vault;

    MessageStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** A row to be written. */
    record Row(MessageId id, CircleId circle, String authorName, long place, Instant at, boolean afterHours) {}

    /** The message that came under this key before, if it did. */
    Optional<MessageId> sent(Entered inside, UUID key) {
        return jdbc.sql("""
                SELECT message_id FROM messaging.message
                 WHERE practice_id = :practice AND author_id = :viewer AND key = :key AND circle_id = ANY (:circles)""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("key", key)
                .param("circles", inside.circles())
                .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Nothing where the same came under this key meanwhile. */
    int insert(Entered inside, Row row, NewMessage message) {
        return jdbc.sql("""
                INSERT INTO messaging.message (practice_id, message_id, circle_id, author_id, author_name, staff, place, moved, key, reply_to, body, with_files, written_at, after_hours)
                SELECT :practice, :id, :circle, :viewer, :name, :staff, :place, :place, :key, :reply, :body, :files, :at, :after WHERE :circle = ANY (:writable)
                ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", row.id().value())
                .param("circle", row.circle().value())
                .param("viewer", inside.person())
                .param("name", row.authorName())
                .param("staff", inside.isStaff())
                .param("place", row.place())
                .param("key", message.key())
                .param("reply", message.replyTo().map(MessageId::value).orElse(null), Types.OTHER)
                .param("body", sealed(inside, row.circle(), body(row.id()), message.text()))
                .param("at", utc(row.at()))
                .param("files", !message.files().isEmpty())
                .param("after", row.afterHours())
                .param("writable", inside.writable())
                .update();
    }

    /** The newest messages of these circles, oldest circle first, before a place in the last of them; oldest message first. */
    List<Message> newest(Entered inside, List<CircleId> circles, long before, int limit) {
        var last = circles.getLast();
        return jdbc.sql(WHOLE + """
                  FROM unnest(:asked) WITH ORDINALITY AS c (id, at)
                 CROSS JOIN LATERAL (SELECT * FROM messaging.message x
                                      WHERE x.practice_id = :practice AND x.circle_id = c.id AND (c.id <> :last OR x.place < :before)
                                      ORDER BY x.place DESC LIMIT :limit) m
                """ + JOINED + """
                 WHERE m.circle_id = ANY (:circles) ORDER BY c.at DESC, m.place DESC LIMIT :limit""")
                .param("asked", values(circles))
                .param("last", last.value())
                .param("before", before)
                .param("limit", limit)
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .query((row, n) -> message(inside, row))
                .list()
                .reversed();
    }

    /** The messages of a circle after a place, as far as the circle had come when it was looked at; in order. */
    List<Message> after(Entered inside, Circle circle, long place, int limit) {
        return jdbc.sql(WHOLE + " FROM messaging.message m " + JOINED + """
                 WHERE m.practice_id = :practice AND m.circle_id = :circle AND m.circle_id = ANY (:circles)
                   AND m.place > :place AND m.place <= :last
                 ORDER BY m.place LIMIT :limit""")
                .param("practice", inside.practice())
                .param("circle", circle.id().value())
                .param("circles", inside.circles())
                .param("place", place)
                .param("last", circle.position())
                .param("limit", limit)
                .query((row, n) -> message(inside, row))
                .list();
    }

    /** What was written or changed in these circles since they stood at these positions, in order. */
    List<Message> since(Entered inside, Map<CircleId, Long> positions) {
        return jdbc.sql(WHOLE + """
                  FROM unnest(:asked, :positions) WITH ORDINALITY AS c (id, position, at)
                 CROSS JOIN LATERAL (SELECT * FROM messaging.message x
                                      WHERE x.practice_id = :practice AND x.circle_id = c.id AND x.moved > c.position ORDER BY x.moved LIMIT :most) m
                """ + JOINED + """
                 WHERE m.circle_id = ANY (:circles) ORDER BY c.at, m.place""")
                .param("asked", values(positions.keySet()))
                .param("most", MOST_SINCE)
                .param("positions", positions.values().toArray(Long[]::new))
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .query((row, n) -> message(inside, row))
                .list();
    }

    Optional<Message> find(Entered inside, MessageId id) {
        return jdbc.sql(WHOLE + " FROM messaging.message m " + JOINED + """
                 WHERE m.practice_id = :practice AND m.message_id = :id AND m.circle_id = ANY (:circles)""")
                .param("practice", inside.practice())
                .param("id", id.value())
                .param("circles", inside.circles())
                .query((row, n) -> message(inside, row))
                .optional();
    }

    boolean hasStaffWritten(Entered inside, List<CircleId> circles) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM messaging.message
                                WHERE practice_id = :practice AND circle_id = ANY (:asked) AND circle_id = ANY (:circles) AND staff)""")
                .param("practice", inside.practice())
                .param("asked", values(circles))
                .param("circles", inside.circles())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    void amend(Entered inside, Message message, String text, Instant at) {
        var id = Ids.next();
        NotFound.unlessOne(mine(jdbc.sql("""
                INSERT INTO messaging.amendment (practice_id, amendment_id, circle_id, author_id, message_id, number, body, written_at)
                SELECT :practice, :id, :circle, :viewer, :message, coalesce((SELECT max(number) FROM messaging.amendment WHERE practice_id = :practice AND message_id = :message), 0) + 1,
                       :body, :at WHERE :circle = ANY (:writable)"""), inside, message)
                .param("id", id)
                .param("body", sealed(inside, message.circle(), amended(id), text))
                .param("at", utc(at))
                .update());
    }

    void withdraw(Entered inside, Message message, Instant at) {
        NotFound.unlessOne(
                mine(jdbc.sql("""
                INSERT INTO messaging.withdrawal (practice_id, message_id, circle_id, author_id, withdrawn_at)
                SELECT :practice, :message, :circle, :viewer, :at WHERE :circle = ANY (:writable)"""), inside, message).param("at", utc(at)).update());
    }

    /** Whoever has seen it looks again; nothing else of it ever changes. */
    void touch(Entered inside, Message message, long position) {
        NotFound.unlessOne(jdbc.sql("""
                UPDATE messaging.message SET moved = :moved
                 WHERE practice_id = :practice AND message_id = :message AND circle_id = :circle AND circle_id = ANY (:writable)""")
                .param("moved", position)
                .param("practice", inside.practice())
                .param("message", message.id().value())
                .param("circle", message.circle().value())
                .param("writable", inside.writable())
                .update());
    }

    private static StatementSpec mine(StatementSpec statement, Entered inside, Message message) {
        return statement
                .param("practice", inside.practice())
                .param("message", message.id().value())
                .param("circle", message.circle().value())
                .param("viewer", inside.person())
                .param("writable", inside.writable());
    }

    private Message message(Entered inside, ResultSet row) throws SQLException {
        var id = new MessageId(row.getObject("message_id", UUID.class));
        var circle = new CircleId(row.getObject("circle_id", UUID.class));
        var author = new PersonId(row.getObject("author_id", UUID.class));
        var hand = new Hand(circle, author);
        var withdrawn = instant(row, "withdrawn_at");
        var first = vault.open(inside, hand, body(id), row.getBytes("body"));
        var amendment = row.getObject("amendment_id", UUID.class);
        var written = row.getObject("written_at", OffsetDateTime.class).toInstant();
        var text = amendment == null ? first : vault.open(inside, hand, amended(amendment), row.getBytes("amended"));
        return new Message(
                id,
                circle,
                new Message.Author(author, row.getString("author_name"), row.getBoolean("staff")),
                row.getLong("place"),
                withdrawn.isPresent() ? Optional.empty() : Optional.of(text),
                withdrawn.isPresent() || amendment == null ? Optional.empty() : Optional.of(first),
                original(inside, circle, row),
                new Message.Times(written, instant(row, "amended_at"), withdrawn, row.getBoolean("after_hours")),
                row.getBoolean("begins"),
                row.getBoolean("with_files"));
    }

    private Optional<Message.Original> original(Entered inside, CircleId circle, ResultSet row) throws SQLException {
        var author = row.getObject("original_author", UUID.class);
        if (author == null) {
            return Optional.empty();
        }
        var id = new MessageId(row.getObject("reply_to", UUID.class));
        Optional<String> text = row.getObject("original_withdrawn") != null
                ? Optional.empty()
                : Optional.of(
                        vault.open(inside, new Hand(circle, new PersonId(author)), body(id), row.getBytes("original")));
        return Optional.of(new Message.Original(id, row.getString("original_name"), text));
    }

    private byte[] sealed(Entered inside, CircleId circle, Place place, String text) {
        return vault.seal(inside, new Hand(circle, inside.viewer().person()), place, text);
    }

    private static Place body(MessageId id) {
        return new Place("messaging.message", id.value(), "body");
    }

    private static Place amended(UUID id) {
        return new Place("messaging.amendment", id, "body");
    }

    private static UUID[] values(Collection<CircleId> circles) {
        return circles.stream().map(CircleId::value).toArray(UUID[]::new);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
