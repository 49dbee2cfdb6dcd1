package org.relata.messaging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Keeps what somebody has begun to write, sealed in a circle of the writer alone. */
@Repository("messageDrafts")
class DraftStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    DraftStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<String> find(Entered inside, RelationshipId in, String conversation) {
        return mine(jdbc.sql("""
                SELECT draft_id, circle_id, body FROM messaging.draft
                 WHERE practice_id = :practice AND author_id = :viewer AND relationship_id = :in AND conversation = :conversation AND circle_id = ANY (:circles)"""), inside, in, conversation)
                .param("circles", inside.circles())
                .query((row, n) -> vault.open(
                        inside,
                        new Hand(
                                new CircleId(row.getObject("circle_id", UUID.class)),
                                inside.viewer().person()),
                        place(row.getObject("draft_id", UUID.class)),
                        row.getBytes("body")))
                .optional();
    }

    void save(Entered inside, CircleId own, RelationshipId in, String conversation, String text, Instant at) {
        delete(inside, in, conversation);
        var id = Ids.next();
        mine(jdbc.sql("""
                INSERT INTO messaging.draft (practice_id, draft_id, circle_id, author_id, relationship_id, conversation, body, saved_at)
                SELECT :practice, :id, :circle, :viewer, :in, :conversation, :body, :at WHERE :circle = ANY (:writable)
                ON CONFLICT DO NOTHING"""), inside, in, conversation)
                .param("id", id)
                .param("circle", own.value())
                .param("body", vault.seal(inside, new Hand(own, inside.viewer().person()), place(id), text))
                .param("at", MessageStore.utc(at))
                .param("writable", inside.writable())
                .update();
    }

    void delete(Entered inside, RelationshipId in, String conversation) {
        mine(jdbc.sql("""
                DELETE FROM messaging.draft
                 WHERE practice_id = :practice AND author_id = :viewer AND relationship_id = :in AND conversation = :conversation AND circle_id = ANY (:writable)"""), inside, in, conversation)
                .param("writable", inside.writable())
                .update();
    }

    private static StatementSpec mine(StatementSpec statement, Entered inside, RelationshipId in, String conversation) {
        return statement
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("in", in.value())
                .param("conversation", conversation);
    }

    private static Place place(UUID draft) {
        return new Place("messaging.draft", draft, "body");
    }
}
