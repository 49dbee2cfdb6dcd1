package org.relata.messaging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FollowUpStore {
    private final JdbcClient jdbc;

    FollowUpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open ones about these circles. */
    List<FollowUp> open(Entered inside, Collection<CircleId> circles) {
        return jdbc.sql("""
                SELECT * FROM messaging.follow_up
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND about_id = ANY (:asked) AND done_at IS NULL
                 ORDER BY asked_at""")
                .param("practice", inside.practice())
                .param("asked", circles.stream().map(CircleId::value).toArray(UUID[]::new))
                .param("circles", inside.circles())
                .query((row, n) -> new FollowUp(
                        row.getObject("follow_up_id", UUID.class),
                        new CircleId(row.getObject("about_id", UUID.class)),
                        new PersonId(row.getObject("author_id", UUID.class)),
                        row.getString("author_name"),
                        new PersonId(row.getObject("for_id", UUID.class)),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** How many a colleague has handed to the viewer. */
    long handed(Entered inside) {
        return jdbc.sql("""
                SELECT count(*) FROM messaging.follow_up
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND for_id = :viewer AND author_id <> :viewer AND done_at IS NULL""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("viewer", inside.person())
                .query(Long.class)
                .single();
    }

    /** Once for each person; nothing where it is open already. */
    int ask(Entered inside, FollowUp wanted, CircleId team) {
        return jdbc.sql("""
                INSERT INTO messaging.follow_up (practice_id, follow_up_id, circle_id, author_id, author_name, about_id, for_id, asked_at)
                SELECT :practice, :id, :circle, :viewer, :name, :about, :whom, :at WHERE :circle = ANY (:writable)
                ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", wanted.id())
                .param("circle", team.value())
                .param("viewer", inside.person())
                .param("name", wanted.authorName())
                .param("about", wanted.about().value())
                .param("whom", wanted.whom().value())
                .param("at", MessageStore.utc(wanted.askedAt()))
                .param("writable", inside.writable())
                .update();
    }

    int settle(Entered inside, UUID id, Collection<CircleId> circles, Instant at) {
        return jdbc.sql("""
                UPDATE messaging.follow_up SET done_by = :viewer, done_at = :at
                 WHERE practice_id = :practice AND follow_up_id = :id AND about_id = ANY (:asked) AND circle_id = ANY (:writable)
                   AND done_at IS NULL""")
                .param("viewer", inside.person())
                .param("at", MessageStore.utc(at))
                .param("practice", inside.practice())
                .param("id", id)
                .param("asked", circles.stream().map(CircleId::value).toArray(UUID[]::new))
                .param("writable", inside.writable())
                .update();
    }
}
