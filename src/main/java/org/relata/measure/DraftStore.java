package org.relata.measure;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps answers on their way, sealed in the answering person's self circle. */
@Repository
class DraftStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Vault vault;

    DraftStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The viewer's own draft for an assignment. */
    Optional<AnswerSheet> find(Entered inside, AssignmentId assignment) {
        return row(inside, assignment, "").map(row -> open(inside, row));
    }

    /** The same, held until the transaction ends, so that two windows cannot write past each other. */
    AnswerSheet hold(Entered inside, CircleId self, AssignmentId assignment, Instant at) {
        return row(inside, assignment, "FOR UPDATE")
                .map(row -> open(inside, row))
                .orElseGet(() -> {
                    begin(inside, self, assignment, at);
                    return row(inside, assignment, "FOR UPDATE")
                            .map(row -> open(inside, row))
                            .orElse(AnswerSheet.EMPTY);
                });
    }

    int save(Entered inside, AssignmentId assignment, AnswerSheet sheet, Instant at) {
        return row(inside, assignment, "")
                .map(row -> jdbc.sql("""
                        UPDATE measure.draft SET answers = :answers, revision = :revision, saved_at = :at
                         WHERE practice_id = :practice AND draft_id = :draft AND circle_id = ANY (:writable)""")
                        .param("answers", sealed(inside, row.circle(), row.id(), sheet))
                        .param("revision", sheet.revision())
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .param("practice", inside.practice())
                        .param("draft", row.id())
                        .param("writable", inside.writable())
                        .update())
                .orElse(0);
    }

    void delete(Entered inside, AssignmentId assignment) {
        jdbc.sql("""
                DELETE FROM measure.draft
                 WHERE practice_id = :practice AND author_id = :viewer AND assignment_id = :assignment AND circle_id = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("assignment", assignment.value())
                .param("writable", inside.writable())
                .update();
    }

    /** Assignments that the viewer has begun to answer. */
    Set<AssignmentId> begun(Entered inside) {
        return Set.copyOf(jdbc.sql("""
                SELECT assignment_id FROM measure.draft
                 WHERE practice_id = :practice AND author_id = :viewer AND circle_id = ANY (:circles) AND revision > 0""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("circles", inside.circles())
                .query((row, n) -> new AssignmentId(row.getObject(1, UUID.class)))
                .list());
    }

    private record Row(UUID id, CircleId circle, byte[] answers) {}

    private Optional<Row> row(Entered inside, AssignmentId assignment, String lock) {
        return jdbc.sql("""
                SELECT draft_id, circle_id, answers FROM measure.draft
                 WHERE practice_id = :practice AND author_id = :viewer AND assignment_id = :assignment AND circle_id = ANY (:circles) """ + lock)
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("assignment", assignment.value())
                .param("circles", inside.circles())
                .query((row, n) -> new Row(
                        row.getObject("draft_id", UUID.class),
                        new CircleId(row.getObject("circle_id", UUID.class)),
                        row.getBytes("answers")))
                .optional();
    }

    private void begin(Entered inside, CircleId self, AssignmentId assignment, Instant at) {
        var draft = Ids.next();
        jdbc.sql("""
                INSERT INTO measure.draft (practice_id, draft_id, circle_id, author_id, assignment_id, answers, revision, saved_at)
                SELECT :practice, :draft, :circle, :viewer, :assignment, :answers, 0, :at WHERE :circle = ANY (:writable)
                ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("draft", draft)
                .param("circle", self.value())
                .param("viewer", inside.person())
                .param("assignment", assignment.value())
                .param("answers", sealed(inside, self, draft, AnswerSheet.EMPTY))
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("writable", inside.writable())
                .update();
    }

    private byte[] sealed(Entered inside, CircleId circle, UUID draft, AnswerSheet sheet) {
        return vault.seal(inside, hand(inside, circle), place(draft), JSON.writeValueAsString(sheet));
    }

    private AnswerSheet open(Entered inside, Row row) {
        return JSON.readValue(
                vault.open(inside, hand(inside, row.circle()), place(row.id()), row.answers()), AnswerSheet.class);
    }

    private static Hand hand(Entered inside, CircleId circle) {
        return new Hand(circle, new PersonId(inside.person()));
    }

    private static Place place(UUID draft) {
        return new Place("measure.draft", draft, "answers");
    }
}
