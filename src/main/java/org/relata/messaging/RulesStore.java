package org.relata.messaging;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Ids;
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

    Rules rules(Entered inside) {
        return jdbc.sql("""
                SELECT r.*, ARRAY(SELECT h.weekday || ' ' || h.opens || ' ' || h.closes FROM messaging.hours h
                                   WHERE h.practice_id = :practice) AS hours
                  FROM messaging.rules r WHERE r.practice_id = :practice""")
                .param("practice", inside.practice())
                .query((row, n) -> new Rules(
                        row.getBoolean("clients_start"),
                        row.getBoolean("group_messages"),
                        row.getBoolean("read_marks"),
                        row.getString("reply_within"),
                        hours((String[]) row.getArray("hours").getArray())))
                .optional()
                .orElse(Rules.UNSET);
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
                INSERT INTO messaging.rules AS r (practice_id, clients_start, group_messages, read_marks, reply_within, changed_by, changed_at)
                SELECT :practice, :start, :group, :marks, :reply, :viewer, :at WHERE :owner
                ON CONFLICT (practice_id) DO UPDATE SET clients_start = EXCLUDED.clients_start, group_messages = EXCLUDED.group_messages,
                   read_marks = EXCLUDED.read_marks, reply_within = EXCLUDED.reply_within, changed_by = EXCLUDED.changed_by, changed_at = EXCLUDED.changed_at""")
                .param("practice", inside.practice())
                .param("start", rules.clientsStart())
                .param("group", rules.groupMessages())
                .param("marks", rules.readMarks())
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

    List<CrisisLine> crisisLines(Entered inside) {
        return jdbc.sql("""
                SELECT line_id, name, number, note FROM messaging.crisis_line
                 WHERE practice_id = :practice AND ended_at IS NULL ORDER BY confirmed_at, line_id""")
                .param("practice", inside.practice())
                .query((row, n) -> new CrisisLine(
                        row.getObject("line_id", UUID.class),
                        row.getString("name"),
                        row.getString("number"),
                        row.getString("note")))
                .list();
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
