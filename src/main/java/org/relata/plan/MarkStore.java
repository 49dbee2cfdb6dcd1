package org.relata.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far goals have come: as all find together, and as each member does. */
@Repository("planMarks")
class MarkStore {
    private static final int MOST = 2_000;

    private final JdbcClient jdbc;

    MarkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest day first, and of one day what was found last. */
    List<Attainment> attained(Entered inside) {
        return jdbc.sql("""
                SELECT circle_id, goal_id, level, found_on FROM plan.attainment WHERE practice_id = :practice AND circle_id = ANY (:circles)
                 ORDER BY found_on DESC, attainment_id DESC LIMIT :most""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("most", MOST)
                .query((row, n) -> new Attainment(
                        new CircleId(row.getObject("circle_id", UUID.class)),
                        row.getString("goal_id"),
                        row.getInt("level"),
                        row.getObject("found_on", LocalDate.class)))
                .list();
    }

    void attain(Entered inside, Attainment found, Instant at) {
        NotFound.unlessOne(jdbc.sql("""
                INSERT INTO plan.attainment (practice_id, attainment_id, circle_id, author_id, goal_id, level, found_on, recorded_at)
                SELECT :practice, :id, :circle, :viewer, CAST(:goal AS uuid), :level, :on, :at WHERE :circle = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("id", Ids.next())
                .param("circle", found.circle().value())
                .param("viewer", inside.person())
                .param("goal", found.goal())
                .param("level", found.level())
                .param("on", found.on())
                .param("at", VersionStore.utc(at))
                .param("writable", inside.writable())
                .update());
    }

    /** Those in circles that were entered, oldest first: a member finds their own, the care team everybody's. */
    List<Rating> ratings(Entered inside) {
        return jdbc.sql("""
                SELECT author_id, goal_id, value, rated_at FROM plan.rating WHERE practice_id = :practice AND circle_id = ANY (:circles)
                 ORDER BY rating_id DESC LIMIT :most""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("most", MOST)
                .query((row, n) -> new Rating(
                        new PersonId(row.getObject("author_id", UUID.class)),
                        row.getString("goal_id"),
                        row.getInt("value"),
                        row.getObject("rated_at", OffsetDateTime.class).toInstant()))
                .list()
                .reversed();
    }

    void rate(Entered inside, CircleId own, String goal, int value, Instant at) {
        NotFound.unlessOne(jdbc.sql("""
                INSERT INTO plan.rating (practice_id, rating_id, circle_id, author_id, goal_id, value, rated_at)
                SELECT :practice, :id, :circle, :viewer, CAST(:goal AS uuid), :value, :at WHERE :circle = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("id", Ids.next())
                .param("circle", own.value())
                .param("viewer", inside.person())
                .param("goal", goal)
                .param("value", value)
                .param("at", VersionStore.utc(at))
                .param("writable", inside.writable())
                .update());
    }
}
