package org.relata.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.platform.Entered;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appends what happened at the door, in the transaction in which it happened. Nothing here is ever altered. */
@Repository
class EventStore {
    private static final String ADD = """
            INSERT INTO identity.event (practice_id, event_id, person_id, kind, at, by_id)
            SELECT e.practice, e.id, e.person, :kind, :at, :by::uuid FROM unnest(:practices, :ids, :people) AS e (practice, id, person)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    EventStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Kept kept, Event event, List<Holder> holders) {
        add(kept.jdbc(), event, holders, null, kept.at());
    }

    void add(Kept kept, Event event, Holder holder) {
        add(kept, event, List.of(holder));
    }

    /** What the viewer did to themselves, or to another. */
    void add(Entered inside, Event event, UUID person) {
        add(
                jdbc,
                event,
                List.of(new Holder(inside.practice(), person)),
                person.equals(inside.person()) ? null : inside.person(),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static void add(
            JdbcClient jdbc,
            Event event,
            List<Holder> holders,
            @org.jspecify.annotations.Nullable UUID by,
            OffsetDateTime at) {
        jdbc.sql(ADD)
                .param("kind", event.word())
                .param("at", at)
                .param("by", by)
                .param("practices", holders.stream().map(Holder::practice).toArray(UUID[]::new))
                .param("ids", holders.stream().map(holder -> Ids.next()).toArray(UUID[]::new))
                .param("people", holders.stream().map(Holder::person).toArray(UUID[]::new))
                .update();
    }
}
