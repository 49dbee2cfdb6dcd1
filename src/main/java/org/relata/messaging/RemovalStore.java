package org.relata.messaging;

import java.util.List;
import java.util.UUID;
import org.relata.attachment.Attachments;
import org.relata.kernel.Ids;
import org.relata.kernel.PracticeId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Removes for good, on the keeper's connection. */
final class RemovalStore {
    private static final int PIECE = 500;

    private static final String DUE = """
              FROM relationship.closure c
             WHERE c.reopened_at IS NULL
               AND NOT EXISTS (SELECT FROM messaging.removal x
                                WHERE x.practice_id = c.practice_id AND x.closure_id = c.closure_id AND x.finished_at IS NOT NULL)
               AND NOT EXISTS (SELECT FROM messaging.hold h
                                WHERE h.practice_id = c.practice_id AND h.relationship_id = c.relationship_id AND h.lifted_at IS NULL)
               AND messaging.kept_until(c.practice_id, c.relationship_id) <= :at
            """;

    private static final String HERE = " WHERE practice_id = :practice AND circle_id = ANY (:circles)";

    private static final String NEWEST = """
            SELECT message_id FROM messaging.message
             WHERE practice_id = :practice AND circle_id = ANY (:circles) ORDER BY circle_id, place DESC LIMIT :limit""";

    private static final String COUNT = """
            INSERT INTO messaging.removal AS r (practice_id, closure_id, relationship_id, messages, files)
            VALUES (:practice, :closure, :relationship, :messages, :files)
            ON CONFLICT (practice_id, closure_id) DO UPDATE SET messages = r.messages + EXCLUDED.messages, files = r.files + EXCLUDED.files""";

    private static final String TRAIL = """
            INSERT INTO audit.entry (practice_id, entry_id, at, capacity, purpose, action, what, relationship_id)
            VALUES (:practice, :id, :at, 'keeper', 'retention', 'remove', 'message', :relationship)""";

    private static final String DRAFTS =
            "DELETE FROM messaging.draft WHERE practice_id = :practice AND relationship_id = :relationship";

    private static final String FINISH =
            "UPDATE messaging.removal SET finished_at = :at WHERE practice_id = :practice AND closure_id = :closure";

    private RemovalStore() {}

    /** An end of care after which the time has passed. */
    record Due(PracticeId practice, UUID closure, RelationshipId relationship) {}

    static List<Due> due(Kept kept, int limit) {
        return kept.jdbc()
                .sql("SELECT c.practice_id, c.closure_id, c.relationship_id" + DUE
                        + " ORDER BY c.closed_at LIMIT :limit")
                .param("at", kept.at())
                .param("limit", limit)
                .query((row, n) -> new Due(
                        new PracticeId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        new RelationshipId(row.getObject(3, UUID.class))))
                .list();
    }

    /** Whether it still is: somebody may hold it, or go on with the care, at any moment. */
    static boolean isDue(Kept kept, Due due) {
        return kept.jdbc()
                .sql("SELECT EXISTS (SELECT" + DUE + " AND c.practice_id = :practice AND c.closure_id = :closure)")
                .param("at", kept.at())
                .param("practice", due.practice().value())
                .param("closure", due.closure())
                .query(Boolean.class)
                .single();
    }

    /** The newest go first: what replies to another came after it. */
    static List<UUID> newest(Kept kept, Due due) {
        return in(kept, due, NEWEST)
                .param("limit", PIECE)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    static void remove(Kept kept, Due due, List<UUID> messages) {
        var ids = messages.toArray(UUID[]::new);
        for (var beside : List.of("disclosure_answer", "disclosure", "withdrawal", "amendment")) {
            delete(kept, due, beside, ids);
        }
        int files = Attachments.remove(kept, due.practice(), messages);
        count(kept, due, delete(kept, due, "message", ids), files);
    }

    private static int delete(Kept kept, Due due, String table, UUID[] messages) {
        return in(kept, due, "DELETE FROM messaging." + table + HERE + " AND message_id = ANY (:messages)")
                .param("messages", messages)
                .update();
    }

    private static void count(Kept kept, Due due, int messages, int files) {
        in(kept, due, COUNT)
                .param("closure", due.closure())
                .param("relationship", due.relationship().value())
                .param("messages", messages)
                .param("files", files)
                .update();
    }

    /** What hangs on no message, and the row in the trail. */
    static void finish(Kept kept, Due due) {
        in(kept, due, "DELETE FROM messaging.follow_up" + HERE).update();
        in(kept, due, "DELETE FROM messaging.seen" + HERE).update();
        in(kept, due, DRAFTS).param("relationship", due.relationship().value()).update();
        count(kept, due, 0, 0);
        in(kept, due, FINISH)
                .param("closure", due.closure())
                .param("at", kept.at())
                .update();
        in(kept, due, TRAIL)
                .param("id", Ids.next())
                .param("at", kept.at())
                .param("relationship", due.relationship().value())
                .update();
    }

    private static StatementSpec in(Kept kept, Due due, String sql) {
        return kept.jdbc()
                .sql(sql)
                .param("practice", due.practice().value())
                .param(
                        "circles",
                        kept.circles().stream()
                                .map(circle -> circle.id().value())
                                .toArray(UUID[]::new));
    }
}
