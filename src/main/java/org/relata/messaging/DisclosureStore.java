package org.relata.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.messaging.Disclosure.Answer;
import org.relata.messaging.Disclosure.Answered;
import org.relata.platform.Entered;
import org.relata.relationship.PolicyChoice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DisclosureStore {
    private final JdbcClient jdbc;

    DisclosureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Disclosure> of(Entered inside, Collection<MessageId> messages) {
        return jdbc.sql("""
                SELECT d.*, a.answer, a.answered_at FROM messaging.disclosure d
                  LEFT JOIN LATERAL (SELECT * FROM messaging.disclosure_answer x
                                      WHERE x.practice_id = :practice AND x.circle_id = d.circle_id AND x.disclosure_id = d.disclosure_id
                                      ORDER BY x.answer_id DESC LIMIT 1) a ON true
                 WHERE d.practice_id = :practice AND d.circle_id = ANY (:circles) AND d.message_id = ANY (:messages)""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .query(DisclosureStore::disclosure)
                .list();
    }

    /** Once for each message: 0 where it was proposed before. */
    int propose(Entered inside, Message message, String name, PolicyChoice under, Instant at) {
        return jdbc.sql("""
                INSERT INTO messaging.disclosure (practice_id, disclosure_id, circle_id, author_id, author_name, message_id, policy, policy_version, proposed_at)
                SELECT :practice, :id, :circle, :viewer, :name, :message, :policy, :version, :at WHERE :circle = ANY (:writable)
                ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", Ids.next())
                .param("circle", message.circle().value())
                .param("viewer", inside.person())
                .param("name", name)
                .param("message", message.id().value())
                .param("policy", under.policy().word())
                .param("version", under.version())
                .param("at", MessageStore.utc(at))
                .param("writable", inside.writable())
                .update();
    }

    int answer(Entered inside, Message message, Answer answer, Instant at) {
        return jdbc.sql("""
                INSERT INTO messaging.disclosure_answer (practice_id, answer_id, circle_id, author_id, message_id, disclosure_id, answer, answered_at)
                SELECT :practice, :id, d.circle_id, :viewer, d.message_id, d.disclosure_id, :answer, :at FROM messaging.disclosure d
                 WHERE d.practice_id = :practice AND d.message_id = :message AND d.circle_id = :circle AND d.circle_id = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("id", Ids.next())
                .param("viewer", inside.person())
                .param("answer", answer.word())
                .param("at", MessageStore.utc(at))
                .param("message", message.id().value())
                .param("circle", message.circle().value())
                .param("writable", inside.writable())
                .update();
    }

    private static Disclosure disclosure(ResultSet row, int number) throws SQLException {
        var answer = row.getString("answer");
        return new Disclosure(
                new MessageId(row.getObject("message_id", UUID.class)),
                row.getString("author_name"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                answer == null
                        ? Optional.empty()
                        : Optional.of(new Answered(
                                Answer.valueOf(answer.toUpperCase(Locale.ROOT)),
                                row.getObject("answered_at", OffsetDateTime.class)
                                        .toInstant())));
    }
}
