package org.relata.messaging;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** Of these people, who is away at this moment. */
    List<Absence> of(Entered inside, Collection<PersonId> people, Instant now) {
        return jdbc.sql("""
                SELECT person_id, covered_by, since, back_at FROM messaging.absence
                 WHERE practice_id = :practice AND person_id = ANY (:people) AND ended_at IS NULL AND back_at > :now""")
                .param("practice", inside.practice())
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("now", MessageStore.utc(now))
                .query((row, n) -> new Absence(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Optional.ofNullable(row.getObject("covered_by", UUID.class))
                                .map(PersonId::new),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("back_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void begin(Entered inside, Absence absence) {
        end(inside, absence.since());
        jdbc.sql("""
                INSERT INTO messaging.absence (practice_id, absence_id, person_id, covered_by, since, back_at)
                SELECT :practice, :id, :viewer, :cover, :since, :back WHERE :staff""")
                .param("practice", inside.practice())
                .param("id", Ids.next())
                .param("viewer", inside.person())
                .param("cover", absence.coveredBy().map(PersonId::value).orElse(null), Types.OTHER)
                .param("since", MessageStore.utc(absence.since()))
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
