package org.relata.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PreferenceStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    PreferenceStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Preferences own(Entered inside) {
        return find(jdbc, inside.practice(), inside.person());
    }

    Preferences of(Kept kept, Viewer whom) {
        return find(kept.jdbc(), whom.practice().value(), whom.person().value());
    }

    private static Preferences find(JdbcClient with, UUID practice, UUID person) {
        return with.sql("SELECT * FROM notice.preference WHERE practice_id = :practice AND person_id = :person")
                .param("practice", practice)
                .param("person", person)
                .query(PreferenceStore::preferences)
                .optional()
                .orElse(Preferences.FIRST);
    }

    void prefer(Entered inside, Preferences wish) {
        jdbc.sql("""
                INSERT INTO notice.preference (practice_id, person_id, mail, push, quiet_from, quiet_to, changed_at)
                VALUES (:practice, :viewer, :mail, :push, :from, :to, :at)
                ON CONFLICT (practice_id, person_id) DO UPDATE
                   SET mail = :mail, push = :push, quiet_from = :from, quiet_to = :to, changed_at = :at""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("mail", wish.mail())
                .param("push", wish.push())
                .param("from", wish.quiet().map(QuietHours::from).orElse(null), Types.TIME)
                .param("to", wish.quiet().map(QuietHours::to).orElse(null), Types.TIME)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private static Preferences preferences(ResultSet row, int number) throws SQLException {
        @Nullable LocalTime from = row.getObject("quiet_from", LocalTime.class);
        @Nullable LocalTime to = row.getObject("quiet_to", LocalTime.class);
        return new Preferences(
                row.getBoolean("mail"),
                row.getBoolean("push"),
                from == null || to == null ? Optional.empty() : Optional.of(new QuietHours(from, to)));
    }
}
