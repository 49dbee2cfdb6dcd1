package org.relata.messaging;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.Role;
import org.relata.messaging.Rules.Span;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RulesStore {
    private final JdbcClient jdbc;

    RulesStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of it in one statement: every conversation shows it. */
    Promise promise(Entered inside, Instant now) {
        return jdbc.sql("""
                SELECT p.country, p.time_zone, r.clients_start, r.group_messages, r.shows_writing, r.shows_reading, r.reply_within,
                       ARRAY(SELECT h.weekday || ' ' || h.opens || ' ' || h.closes FROM messaging.hours h WHERE h.practice_id = :practice) AS hours,
                       ARRAY(SELECT ARRAY[l.line_id::text, l.name, l.number, l.note] FROM messaging.crisis_line l
                              WHERE l.practice_id = :practice AND l.ended_at IS NULL ORDER BY l.confirmed_at, l.line_id) AS lines,
                       ARRAY(SELECT ARRAY[a.person_id::text, a.covered_by::text, (extract(epoch FROM a.back_at) * 1000000)::bigint::text]
                               FROM messaging.absence a WHERE a.practice_id = :practice AND a.ended_at IS NULL AND a.back_at > :now) AS away
                  FROM practice.practice p LEFT JOIN messaging.rules r ON r.practice_id = p.practice_id
                 WHERE p.practice_id = :practice""")
                .param("practice", inside.practice())
                .param("now", MessageStore.utc(now))
                .query((row, n) -> {
                    var rules = rules(row);
                    var zone = ZoneId.of(row.getString("time_zone"));
                    return new Promise(
                            rules,
                            lines(row.getArray("lines")),
                            CrisisLine.knownIn(row.getString("country")),
                            away(row.getArray("away")),
                            zone,
                            rules.isAfterHours(ZonedDateTime.ofInstant(now, zone)));
                })
                .single();
    }

    private static Rules rules(ResultSet row) throws SQLException {
        return row.getString("reply_within") == null
                ? Rules.UNSET
                : new Rules(
                        row.getBoolean("clients_start"),
                        row.getBoolean("group_messages"),
                        row.getBoolean("shows_writing"),
                        row.getBoolean("shows_reading"),
                        row.getString("reply_within"),
                        hours((String[]) row.getArray("hours").getArray()));
    }

    private static List<CrisisLine> lines(Array found) throws SQLException {
        return Arrays.stream((Object[]) found.getArray())
                .map(String[].class::cast)
                .map(line -> new CrisisLine(UUID.fromString(line[0]), line[1], line[2], line[3]))
                .toList();
    }

    private static List<Absence> away(Array found) throws SQLException {
        return Arrays.stream((Object[]) found.getArray())
                .map(String[].class::cast)
                .map(one -> new Absence(
                        PersonId.of(one[0]),
                        Optional.ofNullable(one[1]).map(PersonId::of),
                        Instant.EPOCH.plus(Long.parseLong(one[2]), ChronoUnit.MICROS)))
                .toList();
    }

    private static Map<DayOfWeek, Span> hours(String[] days) {
        var hours = new EnumMap<DayOfWeek, Span>(DayOfWeek.class);
        for (var day : days) {
            var parts = day.split(" ", 3);
            hours.put(
                    DayOfWeek.of(Integer.parseInt(parts[0])),
                    new Span(LocalTime.parse(parts[1]), LocalTime.parse(parts[2])));
        }
        return hours;
    }

    void set(Entered inside, Rules rules, Instant at) {
        jdbc.sql("""
                INSERT INTO messaging.rules AS r (practice_id, clients_start, group_messages, shows_writing, shows_reading, reply_within, changed_by, changed_at)
                SELECT :practice, :start, :group, :writing, :reading, :reply, :viewer, :at WHERE :owner
                ON CONFLICT (practice_id) DO UPDATE SET clients_start = EXCLUDED.clients_start, group_messages = EXCLUDED.group_messages,
                   shows_writing = EXCLUDED.shows_writing, shows_reading = EXCLUDED.shows_reading, reply_within = EXCLUDED.reply_within, changed_by = EXCLUDED.changed_by, changed_at = EXCLUDED.changed_at""")
                .param("practice", inside.practice())
                .param("start", rules.clientsStart())
                .param("group", rules.groupMessages())
                .param("writing", rules.showsWriting())
                .param("reading", rules.showsReading())
                .param("reply", rules.replyWithin())
                .param("viewer", inside.person())
                .param("at", MessageStore.utc(at))
                .param("owner", inside.is(Role.OWNER))
                .update();
        jdbc.sql("DELETE FROM messaging.hours WHERE practice_id = :practice AND :owner")
                .param("practice", inside.practice())
                .param("owner", inside.is(Role.OWNER))
                .update();
        rules.hours().forEach((day, span) -> add(inside, day, span));
    }

    private void add(Entered inside, DayOfWeek day, Span span) {
        jdbc.sql("""
                INSERT INTO messaging.hours (practice_id, weekday, opens, closes) SELECT :practice, :day, :opens, :closes WHERE :owner""")
                .param("practice", inside.practice())
                .param("day", day.getValue())
                .param("opens", span.opens())
                .param("closes", span.closes())
                .param("owner", inside.is(Role.OWNER))
                .update();
    }

    UUID confirm(Entered inside, String name, String number, String note, Instant at) {
        var id = Ids.next();
        jdbc.sql("""
                INSERT INTO messaging.crisis_line (practice_id, line_id, name, number, note, confirmed_by, confirmed_at)
                SELECT :practice, :id, :name, :number, :note, :viewer, :at WHERE :owner""")
                .param("practice", inside.practice())
                .param("id", id)
                .param("name", name)
                .param("number", number)
                .param("note", note)
                .param("viewer", inside.person())
                .param("at", MessageStore.utc(at))
                .param("owner", inside.is(Role.OWNER))
                .update();
        return id;
    }

    /** Ends a line, or gives it back. */
    int end(Entered inside, UUID line, Optional<Instant> at) {
        return jdbc.sql("""
                UPDATE messaging.crisis_line SET ended_at = :at::timestamptz WHERE practice_id = :practice AND line_id = :line AND :owner""")
                .param("practice", inside.practice())
                .param("line", line)
                .param("at", at.map(MessageStore::utc).orElse(null))
                .param("owner", inside.is(Role.OWNER))
                .update();
    }
}
