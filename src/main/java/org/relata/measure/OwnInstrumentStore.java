package org.relata.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Role;
import org.relata.measure.figure.Direction;
import org.relata.measure.figure.Interval;
import org.relata.measure.figure.Reliability;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OwnInstrumentStore {
    private final JdbcClient jdbc;

    OwnInstrumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the practice, by name; none for a client, since the names are the staff's words. */
    List<OwnInstrument> all(Entered inside) {
        return jdbc.sql("""
                SELECT instrument_id, name, higher_is_better, low, high, reliability, source FROM measure.own_instrument
                 WHERE practice_id = :practice AND :staff ORDER BY lower(name)""")
                .param("practice", inside.practice())
                .param("staff", inside.isStaff())
                .query(OwnInstrumentStore::own)
                .list();
    }

    int insert(Entered inside, OwnInstrument own, Instant at) {
        var range = Optional.ofNullable(own.range());
        var reliability = Optional.ofNullable(own.reliability());
        return jdbc.sql("""
                INSERT INTO measure.own_instrument
                       (practice_id, instrument_id, name, higher_is_better, low, high, reliability, source, created_by, created_at)
                SELECT :practice, :id, :name, :higher, :low, :high, :reliability, :source, :by, :at WHERE :treats
                ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", own.id())
                .param("name", own.name())
                .param("higher", own.direction() == Direction.HIGHER)
                .param("low", range.map(Interval::low).orElse(null), Types.NUMERIC)
                .param("high", range.map(Interval::high).orElse(null), Types.NUMERIC)
                .param("reliability", reliability.map(Reliability::value).orElse(null), Types.NUMERIC)
                .param("source", reliability.map(Reliability::source).orElse(null), Types.VARCHAR)
                .param("by", inside.person())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("treats", inside.is(Role.CLINICIAN) || inside.is(Role.OWNER))
                .update();
    }

    /** Takes back those that no response names any more. */
    void forget(Entered inside, Collection<UUID> ids) {
        jdbc.sql("""
                DELETE FROM measure.own_instrument o WHERE o.practice_id = :practice AND o.instrument_id = ANY (:ids) AND o.created_by = :viewer
                   AND NOT EXISTS (SELECT FROM measure.response r
                                    WHERE r.practice_id = o.practice_id AND r.circle_id = ANY (:circles) AND r.instrument = o.instrument_id::text)""")
                .param("practice", inside.practice())
                .param("ids", ids.toArray(UUID[]::new))
                .param("viewer", inside.person())
                .param("circles", inside.circles())
                .update();
    }

    private static OwnInstrument own(ResultSet row, int number) throws SQLException {
        var low = row.getBigDecimal("low");
        var high = row.getBigDecimal("high");
        return new OwnInstrument(
                row.getObject("instrument_id", UUID.class),
                row.getString("name"),
                row.getBoolean("higher_is_better") ? Direction.HIGHER : Direction.LOWER,
                low == null || high == null ? null : new Interval(low.doubleValue(), high.doubleValue()),
                reliability(row));
    }

    private static @Nullable Reliability reliability(ResultSet row) throws SQLException {
        var value = row.getBigDecimal("reliability");
        var source = row.getString("source");
        return value == null
                ? null
                : new Reliability(
                        value.doubleValue(), Reliability.Kind.ALPHA, source == null ? "given by the practice" : source);
    }
}
