package org.relata.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.relata.kernel.PersonId;
import org.relata.kernel.Role;
import org.relata.measure.instrument.InstrumentFile;
import org.relata.measure.instrument.Wording;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WordingStore {
    private final JdbcClient jdbc;

    WordingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next version, if the one that this was based on is still the newest. */
    int insert(Entered inside, String instrument, PracticeWording wording, PracticeWording.Acceptance accepted) {
        return jdbc.sql("""
                INSERT INTO measure.wording (practice_id, wording_id, instrument, version, item_order, content, licence, accepted_by, accepted_at)
                SELECT :practice, :id, :instrument, coalesce(max(version), 0) + 1, :order, :content::jsonb, :licence, :by, :at
                  FROM measure.wording WHERE practice_id = :practice AND instrument = :instrument
                HAVING :treats
                ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", wording.id().map(WordingId::value).orElse(null), Types.OTHER)
                .param("instrument", instrument)
                .param("order", wording.order(), Types.VARCHAR)
                .param("content", InstrumentFile.STRICT.writeValueAsString(wording.wording()))
                .param("licence", accepted.licence())
                .param("by", accepted.by().value())
                .param("at", OffsetDateTime.ofInstant(accepted.at(), ZoneOffset.UTC))
                .param("treats", inside.is(Role.CLINICIAN) || inside.is(Role.OWNER))
                .update();
    }

    Optional<PracticeWording> newest(Entered inside, String instrument) {
        return jdbc.sql("""
                SELECT * FROM measure.wording WHERE practice_id = :practice AND instrument = :instrument ORDER BY version DESC LIMIT 1""")
                .param("practice", inside.practice())
                .param("instrument", instrument)
                .query(WordingStore::wording)
                .optional();
    }

    Map<String, PracticeWording> newest(Entered inside, Set<String> instruments) {
        var newest = new HashMap<String, PracticeWording>();
        jdbc.sql("""
                SELECT DISTINCT ON (instrument) * FROM measure.wording
                 WHERE practice_id = :practice AND instrument = ANY (:instruments) ORDER BY instrument, version DESC""")
                .param("practice", inside.practice())
                .param("instruments", instruments.toArray(String[]::new))
                .query((row, n) -> newest.put(row.getString("instrument"), wording(row, n)))
                .list();
        return newest;
    }

    Optional<PracticeWording> find(Entered inside, WordingId id) {
        return jdbc.sql("SELECT * FROM measure.wording WHERE practice_id = :practice AND wording_id = :id")
                .param("practice", inside.practice())
                .param("id", id.value())
                .query(WordingStore::wording)
                .optional();
    }

    List<PracticeWording> versions(Entered inside, String instrument) {
        return jdbc.sql("""
                SELECT * FROM measure.wording WHERE practice_id = :practice AND instrument = :instrument ORDER BY version DESC LIMIT 50""")
                .param("practice", inside.practice())
                .param("instrument", instrument)
                .query(WordingStore::wording)
                .list();
    }

    /** Instruments that this practice has words for. */
    Set<String> worded(Entered inside) {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT instrument FROM measure.wording WHERE practice_id = :practice")
                .param("practice", inside.practice())
                .query((row, n) -> row.getString(1))
                .list());
    }

    private static PracticeWording wording(ResultSet row, int number) throws SQLException {
        return new PracticeWording(
                Optional.of(new WordingId(row.getObject("wording_id", UUID.class))),
                row.getInt("version"),
                row.getString("item_order"),
                InstrumentFile.STRICT.readValue(row.getString("content"), Wording.class),
                new PracticeWording.Acceptance(
                        new PersonId(row.getObject("accepted_by", UUID.class)),
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                        row.getString("licence")));
    }
}
