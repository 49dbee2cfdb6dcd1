package org.relata.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Touch;
import org.relata.kernel.Ids;
import org.relata.kernel.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the trail inside the transaction of the deed: if the row cannot be written, the deed does not happen. */
@Component
class Trail {
    private final JdbcClient jdbc;
    private final Clock clock;

    Trail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void write(Audited deed) {
        if (deed.touches().isEmpty()) {
            return;
        }
        Viewer viewer = Viewer.current();
        jdbc.sql("""
                INSERT INTO audit.entry (practice_id, entry_id, at, actor_id, actor_name, capacity, action, what, circle_id, circle_kind, relationship_id, subject_id, shown_from)
                SELECT :practice, t.entry, :at, :actor, (SELECT p.name FROM practice.person p WHERE p.practice_id = :practice AND p.person_id = :actor),
                       :capacity, :action, :what, t.circle, t.kind, t.relationship, t.subject,
                       (SELECT max(c.shown_from) FROM relationship.care_team c
                         WHERE :capacity = 'staff' AND c.practice_id = :practice AND c.relationship_id = t.relationship AND c.person_id = :actor
                           AND (c.until IS NULL OR c.until > :at))
                  FROM unnest(:entries, :circles, :kinds, :relationships, :subjects) AS t (entry, circle, kind, relationship, subject)""")
                .param("practice", viewer.practice().value())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", viewer.person().value())
                .param("capacity", viewer.capacity().word())
                .param("action", deed.action().name().toLowerCase(Locale.ROOT))
                .param("what", deed.what())
                .param("entries", each(deed, touch -> Ids.next()))
                .param("circles", each(deed, touch -> touch.circle().value()))
                .param(
                        "kinds",
                        deed.touches().stream()
                                .map(touch -> touch.kind().word())
                                .toArray(String[]::new))
                .param(
                        "relationships",
                        each(
                                deed,
                                touch ->
                                        touch.relationship().map(r -> r.value()).orElse(null)))
                .param(
                        "subjects",
                        each(deed, touch -> touch.subject().map(s -> s.value()).orElse(null)))
                .update();
    }

    private static @Nullable UUID[] each(Audited deed, Function<Touch, @Nullable UUID> id) {
        return deed.touches().stream().map(id).toArray(UUID[]::new);
    }
}
