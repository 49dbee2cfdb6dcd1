package org.relata.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PushStore {
    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    PushStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    List<PushDevice> own(Entered inside) {
        return jdbc.sql("""
                SELECT device_id, added_at FROM notice.device
                 WHERE practice_id = :practice AND person_id = :viewer ORDER BY added_at DESC, device_id DESC""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .query((row, n) -> new PushDevice(
                        row.getObject("device_id", UUID.class),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A browser that was here before stands anew, since its keys may be others now. */
    void add(Entered inside, Subscription subscription) {
        UUID id = Ids.next();
        jdbc.sql("DELETE FROM notice.device WHERE practice_id = :practice AND person_id = :viewer AND mark = :mark")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("mark", mark(subscription))
                .update();
        jdbc.sql("""
                INSERT INTO notice.device (practice_id, device_id, person_id, mark, address, added_at)
                VALUES (:practice, :id, :viewer, :mark, :address, :at) ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", id)
                .param("viewer", inside.person())
                .param("mark", mark(subscription))
                .param(
                        "address",
                        vault.sealForPractice(jdbc, inside.viewer().practice(), place(id), subscription.sealable()))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        own(inside).stream().skip(MOST).forEach(oldest -> remove(inside, oldest.id()));
    }

    int remove(Entered inside, UUID device) {
        return jdbc.sql(
                        "DELETE FROM notice.device WHERE practice_id = :practice AND person_id = :viewer AND device_id = :device")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("device", device)
                .update();
    }

    List<UUID> of(Kept kept, Viewer whom) {
        return kept.jdbc()
                .sql("SELECT device_id FROM notice.device WHERE practice_id = :practice AND person_id = :person")
                .param("practice", whom.practice().value())
                .param("person", whom.person().value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    Optional<Subscription> subscription(Kept kept, PracticeId practice, UUID device) {
        return kept.jdbc()
                .sql("SELECT address FROM notice.device WHERE practice_id = :practice AND device_id = :device")
                .param("practice", practice.value())
                .param("device", device)
                .query((row, n) -> Subscription.unsealed(
                        vault.openForPractice(kept.jdbc(), practice, place(device), row.getBytes(1))))
                .optional();
    }

    void drop(Kept kept, PracticeId practice, UUID device) {
        kept.jdbc()
                .sql("DELETE FROM notice.device WHERE practice_id = :practice AND device_id = :device")
                .param("practice", practice.value())
                .param("device", device)
                .update();
    }

    private static Place place(UUID device) {
        return new Place("notice.device", device, "address");
    }

    private static byte[] mark(Subscription subscription) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(subscription.endpoint().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
