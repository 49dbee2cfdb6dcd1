package org.relata.live;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.relata.kernel.Capacity;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Viewer;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LiveStore {
    private final JdbcClient jdbc;

    LiveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who may read a circle at this moment. */
    record Reader(CircleId circle, Viewer who) {}

    List<Reader> readers(Kept kept, PracticeId practice, Collection<CircleId> circles) {
        return kept.jdbc()
                .sql("SELECT circle_id, person_id, capacity FROM relationship.readers(:circles)")
                .param("circles", circles.stream().map(CircleId::value).toArray(UUID[]::new))
                .query((row, n) -> new Reader(
                        new CircleId(row.getObject("circle_id", UUID.class)),
                        new Viewer(
                                practice,
                                new PersonId(row.getObject("person_id", UUID.class)),
                                Capacity.of(row.getString("capacity")))))
                .list();
    }

    /** Those of these sessions that stand no more. */
    List<String> ended(Collection<String> sessions) {
        return jdbc.sql("""
                SELECT s FROM unnest(CAST(:sessions AS char(36)[])) AS s
                 WHERE NOT EXISTS (SELECT FROM platform.spring_session
                                    WHERE session_id = s AND expiry_time > extract(epoch FROM clock_timestamp()) * 1000)""")
                .param("sessions", sessions.toArray(String[]::new))
                .query((row, n) -> row.getString(1))
                .list();
    }
}
