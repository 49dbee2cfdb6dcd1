package org.relata.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AssignmentStore {
    /** The newest open requests of each circle; nobody has hundreds of them open. */
    private static final int MOST = 100;

    private final JdbcClient jdbc;

    AssignmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int insert(Entered inside, Assignment assignment) {
        return jdbc.sql("""
                INSERT INTO measure.assignment (practice_id, assignment_id, circle_id, author_id, subject_id, instrument, due_on, assigned_at)
                SELECT :practice, :id, :circle, :viewer, :subject, :instrument, :due, :at
                 WHERE :circle = ANY (:writable) AND :staff""")
                .param("practice", inside.practice())
                .param("id", assignment.id().value())
                .param("circle", assignment.circle().value())
                .param("viewer", inside.person())
                .param("subject", assignment.subject().map(PersonId::value).orElse(null), Types.OTHER)
                .param("instrument", assignment.instrument())
                .param("due", assignment.dueOn())
                .param("at", at(assignment.assignedAt()))
                .param("writable", inside.writable())
                .param("staff", inside.isStaff())
                .update();
    }

    /** Open requests in these circles, each with the responses to it that the viewer may read. */
    List<Asked> open(Entered inside) {
        return jdbc.sql("""
                SELECT a.*, r.subjects, r.responses
                  FROM unnest(:circles) AS c (id)
                 CROSS JOIN LATERAL (SELECT * FROM measure.assignment
                                      WHERE practice_id = :practice AND circle_id = c.id AND cancelled_at IS NULL
                                      ORDER BY due_on DESC, assignment_id DESC LIMIT :most) a
                 CROSS JOIN LATERAL (SELECT array_agg(subject_id) AS subjects, array_agg(response_id) AS responses
                                       FROM measure.response
                                      WHERE practice_id = :practice AND assignment_id = a.assignment_id AND supersedes IS NULL
                                        AND circle_id = ANY (:circles)) r
                 ORDER BY a.due_on, a.assignment_id""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("most", MOST)
                .query(AssignmentStore::asked)
                .list();
    }

    /** One request, open or taken back, in a circle that the viewer may read. */
    Optional<Asked> find(Entered inside, AssignmentId id) {
        return jdbc.sql("""
                SELECT a.*, r.subjects, r.responses FROM measure.assignment a
                 CROSS JOIN LATERAL (SELECT array_agg(subject_id) AS subjects, array_agg(response_id) AS responses
                                       FROM measure.response
                                      WHERE practice_id = :practice AND assignment_id = a.assignment_id AND supersedes IS NULL
                                        AND circle_id = ANY (:circles)) r
                 WHERE a.practice_id = :practice AND a.assignment_id = :id AND a.circle_id = ANY (:circles)""")
                .param("practice", inside.practice())
                .param("id", id.value())
                .param("circles", inside.circles())
                .query(AssignmentStore::asked)
                .optional();
    }

    int move(Entered inside, AssignmentId id, LocalDate dueOn) {
        return written(inside, id, "due_on = :due", "AND cancelled_at IS NULL")
                .param("due", dueOn)
                .update();
    }

    int cancel(Entered inside, AssignmentId id, Instant at) {
        return written(inside, id, "cancelled_by = :viewer, cancelled_at = :at", "AND cancelled_at IS NULL")
                .param("viewer", inside.person())
                .param("at", at(at))
                .update();
    }

    int restore(Entered inside, AssignmentId id) {
        return written(inside, id, "cancelled_by = NULL, cancelled_at = NULL", "AND cancelled_at IS NOT NULL")
                .update();
    }

    /** A request and who has answered it, as far as the viewer may know. */
    record Asked(Assignment assignment, List<PersonId> answeredBy, List<ResponseId> responses) {
        Optional<ResponseId> answerOf(PersonId person) {
            int at = answeredBy.indexOf(person);
            return at < 0 ? Optional.empty() : Optional.of(responses.get(at));
        }
    }

    private JdbcClient.StatementSpec written(Entered inside, AssignmentId id, String change, String condition) {
        return jdbc.sql("UPDATE measure.assignment SET " + change
                        + " WHERE practice_id = :practice AND assignment_id = :id AND circle_id = ANY (:writable) AND :staff "
                        + condition)
                .param("practice", inside.practice())
                .param("id", id.value())
                .param("writable", inside.writable())
                .param("staff", inside.isStaff());
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        var assignment = new Assignment(
                new AssignmentId(row.getObject("assignment_id", UUID.class)),
                new CircleId(row.getObject("circle_id", UUID.class)),
                Optional.ofNullable(row.getObject("subject_id", UUID.class)).map(PersonId::new),
                row.getString("instrument"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("assigned_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("cancelled_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
        return new Asked(
                assignment,
                ids(row, "subjects").stream().map(PersonId::new).toList(),
                ids(row, "responses").stream().map(ResponseId::new).toList());
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((UUID[]) array.getArray());
    }

    private static OffsetDateTime at(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
