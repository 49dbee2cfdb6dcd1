package org.relata.messaging;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.messaging.Inbox.Last;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InboxStore {
    private final JdbcClient jdbc;

    InboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<CircleId, Last> last(Entered inside, List<Circle> circles) {
        var last = new HashMap<CircleId, Last>();
        jdbc.sql("""
                SELECT m.circle_id, m.author_name, m.written_at FROM unnest(:asked) AS c (id)
                 CROSS JOIN LATERAL (SELECT * FROM messaging.message x
                                      WHERE x.practice_id = :practice AND x.circle_id = c.id ORDER BY x.place DESC LIMIT 1) m
                 WHERE m.circle_id = ANY (:circles)""")
                .param(
                        "asked",
                        circles.stream().map(circle -> circle.id().value()).toArray(UUID[]::new))
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .query((RowCallbackHandler) row -> last.put(
                        new CircleId(row.getObject("circle_id", UUID.class)),
                        new Last(
                                row.getString("author_name"),
                                row.getObject("written_at", OffsetDateTime.class)
                                        .toInstant())));
        return last;
    }
}
