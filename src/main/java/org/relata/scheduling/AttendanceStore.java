package org.relata.scheduling;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.scheduling.Attendance.How;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AttendanceStore {
    private final JdbcClient jdbc;

    AttendanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was noted last of each member, by session. */
    Map<SessionId, Map<PersonId, Attendance>> of(Entered inside, Collection<SessionId> sessions) {
        var noted = new HashMap<SessionId, Map<PersonId, Attendance>>();
        jdbc.sql("""
                SELECT DISTINCT ON (session_id, person_id) session_id, person_id, how, minutes_late FROM scheduling.attendance
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND session_id = ANY (:ids)
                 ORDER BY session_id, person_id, noted_at DESC, attendance_id DESC""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("ids", sessions.stream().map(SessionId::value).toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> noted.computeIfAbsent(
                                new SessionId(row.getObject("session_id", UUID.class)), id -> new HashMap<>())
                        .put(
                                new PersonId(row.getObject("person_id", UUID.class)),
                                new Attendance(
                                        How.of(row.getString("how")),
                                        Optional.ofNullable(row.getObject("minutes_late", Integer.class)))));
        return noted;
    }

    void note(Entered inside, Session session, PersonId member, Attendance attendance, Instant at) {
        NotFound.unlessOne(jdbc.sql("""
                INSERT INTO scheduling.attendance (practice_id, attendance_id, session_id, circle_id, author_id, person_id, how, minutes_late, noted_at)
                SELECT :practice, :new, :id, :circle, :viewer, :member, :how, :late, :at WHERE :circle = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .param("new", Ids.next())
                .param("id", session.id().value())
                .param("circle", session.circle().value())
                .param("member", member.value())
                .param("how", attendance.how().word())
                .param("late", attendance.late().orElse(null), Types.INTEGER)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update());
    }
}
