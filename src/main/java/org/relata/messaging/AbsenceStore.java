package org.relata.messaging;

import java.sql.Types;
import java.time.Instant;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AbsenceStore {
    private final JdbcClient jdbc;

    AbsenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(Entered inside, Absence absence, Instant now) {
        end(inside, now);
        jdbc.sql("""
                INSERT INTO messaging.absence (practice_id, absence_id, person_id, covered_by, since, back_at)
                SELECT :practice, :id, :viewer, :cover, :since, :back WHERE :staff""")
                .param("practice", inside.practice())
                .param("id", Ids.next())
                .param("viewer", inside.person())
                .param("cover", absence.coveredBy().map(PersonId::value).orElse(null), Types.OTHER)
                .param("since", MessageStore.utc(now))
                .param("back", MessageStore.utc(absence.back()))
                .param("staff", inside.isStaff())
                .update();
    }

    void end(Entered inside, Instant at) {
        jdbc.sql("""
                UPDATE messaging.absence SET ended_at = :at
                 WHERE practice_id = :practice AND person_id = :viewer AND ended_at IS NULL AND :staff""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("at", MessageStore.utc(at))
                .param("staff", inside.isStaff())
                .update();
    }
}
