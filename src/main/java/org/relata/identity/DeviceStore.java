package org.relata.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Ids;
import org.relata.platform.Entered;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeviceStore {
    private final JdbcClient jdbc;

    DeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isRemembered(Kept kept, Holder holder, byte[] browser) {
        return kept.jdbc()
                .sql("""
                        SELECT EXISTS (SELECT FROM identity.device d JOIN identity.account a USING (practice_id, person_id)
                         WHERE d.practice_id = :practice AND d.person_id = :person AND d.browser = :browser
                           AND NOT d.shared AND d.remembered_until > :at AND a.client AND NOT a.staff)""")
                .param("practice", holder.practice())
                .param("person", holder.person())
                .param("browser", browser)
                .param("at", kept.at())
                .query(Boolean.class)
                .single();
    }

    /** A browser on which two persons have signed in is shared, whatever either says of it. */
    boolean isUsedByOthers(Kept kept, Holder holder, byte[] browser) {
        return kept.jdbc()
                .sql("""
                        SELECT EXISTS (SELECT FROM identity.device
                         WHERE browser = :browser AND (practice_id, person_id) <> (:practice, :person))""")
                .param("browser", browser)
                .param("practice", holder.practice())
                .param("person", holder.person())
                .query(Boolean.class)
                .single();
    }

    void markShared(Kept kept, byte[] browser) {
        kept.jdbc()
                .sql(
                        "UPDATE identity.device SET shared = true, remembered_until = NULL WHERE browser = :browser AND NOT shared")
                .param("browser", browser)
                .update();
    }

    /** Notes the browser and says whether it counts as shared. Only a client's own is remembered. */
    boolean note(
            Kept kept,
            Holder holder,
            byte[] browser,
            String label,
            boolean shared,
            @Nullable OffsetDateTime remembered) {
        return kept.jdbc()
                .sql("""
                        INSERT INTO identity.device AS d (practice_id, device_id, person_id, browser, label, shared, remembered_until, first_seen, last_seen)
                        SELECT practice_id, :id, person_id, :browser, :label, :shared,
                               CASE WHEN NOT :shared AND client AND NOT staff THEN :remembered::timestamptz END, :at, :at
                          FROM identity.account WHERE practice_id = :practice AND person_id = :person
                        ON CONFLICT (practice_id, person_id, browser) DO UPDATE
                           SET label = excluded.label, last_seen = excluded.last_seen, shared = d.shared OR excluded.shared,
                               remembered_until = CASE WHEN NOT d.shared THEN excluded.remembered_until END
                        RETURNING d.shared""")
                .param("id", Ids.next())
                .param("practice", holder.practice())
                .param("person", holder.person())
                .param("browser", browser)
                .param("label", label)
                .param("shared", shared)
                .param("remembered", remembered)
                .param("at", kept.at())
                .query(Boolean.class)
                .single();
    }

    void seen(Kept kept, Holder holder, byte[] browser) {
        kept.jdbc()
                .sql("""
                        UPDATE identity.device SET last_seen = :at
                         WHERE practice_id = :practice AND person_id = :person AND browser = :browser""")
                .param("at", kept.at())
                .param("practice", holder.practice())
                .param("person", holder.person())
                .param("browser", browser)
                .update();
    }

    List<Device> list(Entered inside, Instant now) {
        return jdbc.sql("""
                SELECT device_id, label, shared, remembered_until, last_seen FROM identity.device
                 WHERE practice_id = :practice AND person_id = :viewer ORDER BY last_seen DESC""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .query((row, n) -> new Device(
                        row.getObject("device_id", UUID.class),
                        row.getString("label"),
                        row.getBoolean("shared"),
                        Optional.ofNullable(row.getObject("remembered_until", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .filter(now::isBefore),
                        row.getObject("last_seen", OffsetDateTime.class).toInstant()))
                .list();
    }

    int delete(Entered inside, UUID device) {
        return jdbc.sql(
                        "DELETE FROM identity.device WHERE practice_id = :practice AND person_id = :viewer AND device_id = :device")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("device", device)
                .update();
    }
}
