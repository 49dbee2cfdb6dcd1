package org.relata.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TaskStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    TaskStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The keeper raises it, once for each response, and leaves a row in the trail. */
    void raise(Kept kept, ResponseSubmitted event) {
        var team = kept.circle(CircleKind.TEAM);
        var subject = event.subject() == null ? null : event.subject().value();
        int raised = kept.jdbc()
                .sql("""
                INSERT INTO measure.task (practice_id, task_id, circle_id, subject_id, response_id, instrument, raised_at)
                VALUES (:practice, :id, :circle, :subject, :response, :instrument, :at) ON CONFLICT DO NOTHING""")
                .param("practice", event.practice().value())
                .param("id", Ids.next())
                .param("circle", team.value())
                .param("subject", subject, Types.OTHER)
                .param("response", event.response().value())
                .param("instrument", event.instrument())
                .param("at", kept.at())
                .update();
        if (raised == 1) {
            kept.jdbc()
                    .sql("""
                    INSERT INTO audit.entry (practice_id, entry_id, at, capacity, purpose, action, what, circle_id, circle_kind, relationship_id, subject_id)
                    VALUES (:practice, :id, :at, 'keeper', 'alerting', 'write', 'task', :circle, 'team', :relationship, :subject)""")
                    .param("practice", event.practice().value())
                    .param("id", Ids.next())
                    .param("at", kept.at())
                    .param("circle", team.value())
                    .param("relationship", event.relationship().value())
                    .param("subject", subject, Types.OTHER)
                    .update();
        }
    }

    /** Open ones first, then the newest done ones: however many are done, none that is open is left out. */
    List<Task> tasks(Entered inside, boolean openOnly) {
        return jdbc.sql("""
                SELECT t.* FROM unnest(:circles) AS c (id)
                 CROSS JOIN LATERAL ((SELECT * FROM measure.task
                                       WHERE practice_id = :practice AND circle_id = c.id AND :staff AND done_at IS NULL
                                       ORDER BY raised_at DESC)
                                     UNION ALL
                                     (SELECT * FROM measure.task
                                       WHERE practice_id = :practice AND circle_id = c.id AND :staff AND done_at IS NOT NULL AND NOT :open
                                       ORDER BY raised_at DESC LIMIT 50)) t
                 ORDER BY t.done_at IS NOT NULL, t.raised_at DESC""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("staff", inside.isStaff())
                .param("open", openOnly)
                .query(TaskStore::task)
                .list();
    }

    Optional<Task> find(Entered inside, TaskId id) {
        return jdbc.sql("""
                SELECT * FROM measure.task WHERE practice_id = :practice AND task_id = :id AND circle_id = ANY (:circles) AND :staff""")
                .param("practice", inside.practice())
                .param("id", id.value())
                .param("circles", inside.circles())
                .param("staff", inside.isStaff())
                .query(TaskStore::task)
                .optional();
    }

    int settle(Entered inside, Task task, String action, Instant at) {
        return jdbc.sql("""
                UPDATE measure.task SET action = :action, done_by = :viewer, done_at = :at
                 WHERE practice_id = :practice AND task_id = :id AND circle_id = ANY (:writable) AND :staff AND done_at IS NULL""")
                .param("action", vault.seal(inside, hand(task, inside.viewer().person()), place(task), action))
                .param("viewer", inside.person())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("practice", inside.practice())
                .param("id", task.id().value())
                .param("writable", inside.writable())
                .param("staff", inside.isStaff())
                .update();
    }

    /** What was done, in the words of who did it; empty while it is open. */
    Optional<String> action(Entered inside, Task task) {
        return task.done()
                .flatMap(done -> jdbc.sql("""
                SELECT action FROM measure.task WHERE practice_id = :practice AND task_id = :id AND circle_id = ANY (:circles) AND :staff""")
                        .param("practice", inside.practice())
                        .param("id", task.id().value())
                        .param("circles", inside.circles())
                        .param("staff", inside.isStaff())
                        .query((row, n) -> row.getBytes(1))
                        .optional()
                        .map(bytes -> vault.open(inside, hand(task, done.by()), place(task), bytes)));
    }

    private static Hand hand(Task task, PersonId by) {
        return new Hand(task.circle(), by);
    }

    private static Place place(Task task) {
        return new Place("measure.task", task.id().value(), "action");
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        var doneBy = row.getObject("done_by", UUID.class);
        return new Task(
                new TaskId(row.getObject("task_id", UUID.class)),
                new CircleId(row.getObject("circle_id", UUID.class)),
                Optional.ofNullable(row.getObject("subject_id", UUID.class)).map(PersonId::new),
                new ResponseId(row.getObject("response_id", UUID.class)),
                row.getString("instrument"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                doneBy == null
                        ? Optional.empty()
                        : Optional.of(new Task.Done(
                                new PersonId(doneBy),
                                row.getObject("done_at", OffsetDateTime.class).toInstant())));
    }
}
