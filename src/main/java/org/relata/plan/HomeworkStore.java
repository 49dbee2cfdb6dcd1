package org.relata.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.plan.Homework.Done;
import org.relata.plan.Homework.Rhythm;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.relata.relationship.Circles;
import org.relata.technique.RunId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class HomeworkStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Vault vault;

    HomeworkStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What the viewer may read, the newest first, with who has reported and what of it can be read: four statements, however many there are. */
    List<Homework> all(Entered inside, Circles circles, int most) {
        var rows = in(inside, jdbc.sql("""
                SELECT h.*, w.withdrawn_at FROM plan.homework h
                  LEFT JOIN plan.homework_withdrawal w ON w.practice_id = h.practice_id AND w.circle_id = h.circle_id AND w.homework_id = h.homework_id
                 WHERE h.practice_id = :practice AND h.circle_id = ANY (:circles) ORDER BY h.given_at DESC LIMIT :most"""))
                .param("most", most)
                .query((row, n) -> homework(inside, circles, row))
                .list();
        var asked = rows.stream().map(one -> one.id().value()).toArray(UUID[]::new);
        var done = done(inside, asked);
        var reports = Stream.of("report", "waiting")
                .flatMap(table -> reports(inside, table, asked))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return rows.stream()
                .map(one -> new Homework(
                        one.id(),
                        one.circle(),
                        one.title(),
                        one.words(),
                        one.run(),
                        one.goal(),
                        one.rhythm(),
                        one.minutes(),
                        one.given(),
                        one.withdrawn(),
                        done.getOrDefault(one.id().value(), Set.of()),
                        reports.getOrDefault(one.id().value(), List.of())))
                .toList();
    }

    private Homework homework(Entered inside, Circles circles, ResultSet row) throws SQLException {
        var id = row.getObject("homework_id", UUID.class);
        var circle = circles.circle(new CircleId(row.getObject("circle_id", UUID.class)));
        var hand = new Hand(circle.id(), new PersonId(row.getObject("author_id", UUID.class)));
        int minutes = row.getInt("minutes");
        return new Homework(
                new HomeworkId(id),
                circle,
                vault.open(inside, hand, new Place("plan.homework", id, "title"), row.getBytes("title")),
                vault.open(inside, hand, new Place("plan.homework", id, "words"), row.getBytes("words")),
                Optional.ofNullable(row.getObject("run_id", UUID.class)).map(RunId::new),
                Optional.ofNullable(row.getString("goal_id")),
                new Rhythm(row.getObject("first_due", LocalDate.class), row.getInt("every_days"), row.getInt("times")),
                minutes == 0 ? Optional.empty() : Optional.of(minutes),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("withdrawn_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Set.of(),
                List.of());
    }

    private Map<UUID, Set<Done>> done(Entered inside, UUID[] asked) {
        return in(inside, jdbc.sql("""
                SELECT homework_id, turn, author_id FROM plan.reported
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND homework_id = ANY (:asked)"""))
                .param("asked", asked)
                .query((row, n) -> Map.entry(
                        row.getObject("homework_id", UUID.class),
                        new Done(row.getInt("turn"), new PersonId(row.getObject("author_id", UUID.class)))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    private Stream<Map.Entry<UUID, Report>> reports(Entered inside, String table, UUID[] asked) {
        return in(inside, jdbc.sql("""
                SELECT * FROM plan.%s WHERE practice_id = :practice AND circle_id = ANY (:circles) AND homework_id = ANY (:asked)""".formatted(table)))
                .param("asked", asked)
                .query((row, n) -> Map.entry(
                        row.getObject("homework_id", UUID.class), report(inside, row, table.equals("waiting"))))
                .list()
                .stream();
    }

    private Report report(Entered inside, ResultSet row, boolean waiting) throws SQLException {
        var id = row.getObject("report_id", UUID.class);
        var by = new PersonId(row.getObject("author_id", UUID.class));
        var hand = new Hand(new CircleId(row.getObject("homework_circle_id", UUID.class)), by);
        var body = JSON.readValue(vault.open(inside, hand, place(id), row.getBytes("body")), Report.Body.class);
        return new Report(
                by, row.getInt("turn"), body.outcome(), body.minutes(), body.rating(), body.obstacle(), waiting);
    }

    /** How much each circle has that is not withdrawn and has begun: what the first page says without opening a word. */
    List<Waiting> waiting(Entered inside) {
        return in(inside, jdbc.sql("""
                SELECT h.circle_id, h.first_due, h.every_days, h.times,
                       ARRAY(SELECT r.turn FROM plan.reported r WHERE r.practice_id = h.practice_id AND r.circle_id = h.circle_id
                                AND r.homework_id = h.homework_id AND r.author_id = :viewer) AS done
                  FROM plan.homework h
                 WHERE h.practice_id = :practice AND h.circle_id = ANY (:circles) AND h.circle_id = ANY (:writable)
                   AND h.first_due + (h.times - 1) * h.every_days > current_date - 60
                   AND NOT EXISTS (SELECT 1 FROM plan.homework_withdrawal w WHERE w.practice_id = h.practice_id AND w.circle_id = h.circle_id
                                      AND w.homework_id = h.homework_id)
                 ORDER BY h.given_at DESC LIMIT 100"""))
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .query((row, n) -> new Waiting(
                        new CircleId(row.getObject("circle_id", UUID.class)),
                        new Rhythm(
                                row.getObject("first_due", LocalDate.class),
                                row.getInt("every_days"),
                                row.getInt("times")),
                        Set.of((Integer[]) row.getArray("done").getArray())))
                .list();
    }

    /** A homework of a circle, and the turns that the viewer has reported. */
    record Waiting(CircleId circle, Rhythm rhythm, Set<Integer> done) {}

    void give(Entered inside, HomeworkId id, CircleId circle, Homework.New wanted, Optional<RunId> run, Instant at) {
        var hand = new Hand(circle, inside.viewer().person());
        NotFound.unlessOne(in(inside, jdbc.sql("""
                INSERT INTO plan.homework (practice_id, homework_id, circle_id, author_id, title, words, run_id, goal_id, first_due, every_days, times,
                       minutes, given_at)
                SELECT :practice, :id, :circle, :viewer, :title, :words, :run, CAST(:goal AS uuid), :first, :every, :times, :minutes, :at
                 WHERE :circle = ANY (:writable)"""))
                .param("id", id.value())
                .param("circle", circle.value())
                .param("viewer", inside.person())
                .param(
                        "title",
                        vault.seal(inside, hand, new Place("plan.homework", id.value(), "title"), wanted.title()))
                .param(
                        "words",
                        vault.seal(inside, hand, new Place("plan.homework", id.value(), "words"), wanted.words()))
                .param("run", run.map(RunId::value).orElse(null), java.sql.Types.OTHER)
                .param("goal", wanted.goal().orElse(null), java.sql.Types.VARCHAR)
                .param("first", wanted.rhythm().first())
                .param("every", wanted.rhythm().every())
                .param("times", wanted.rhythm().times())
                .param("minutes", wanted.minutes().orElse(null), java.sql.Types.INTEGER)
                .param("at", VersionStore.utc(at))
                .param("writable", inside.writable())
                .update());
    }

    void withdraw(Entered inside, Homework homework, Instant at) {
        in(inside, jdbc.sql("""
                INSERT INTO plan.homework_withdrawal (practice_id, homework_id, circle_id, author_id, withdrawn_at)
                SELECT :practice, :id, :circle, :viewer, :at WHERE :circle = ANY (:writable) ON CONFLICT DO NOTHING"""))
                .param("id", homework.id().value())
                .param("circle", homework.circle().id().value())
                .param("viewer", inside.person())
                .param("at", VersionStore.utc(at))
                .param("writable", inside.writable())
                .update();
    }

    /** False where the viewer has reported this turn before. */
    boolean finish(Entered inside, Homework homework, int turn, Instant at) {
        return in(inside, jdbc.sql("""
                INSERT INTO plan.reported (practice_id, homework_id, turn, circle_id, author_id, reported_at)
                SELECT :practice, :id, :turn, :circle, :viewer, :at WHERE :circle = ANY (:writable) ON CONFLICT DO NOTHING"""))
                        .param("id", homework.id().value())
                        .param("turn", turn)
                        .param("circle", homework.circle().id().value())
                        .param("viewer", inside.person())
                        .param("at", VersionStore.utc(at))
                        .param("writable", inside.writable())
                        .update()
                == 1;
    }

    /** Kept in this circle, sealed for that of the homework: at once where they are the same. Its id tells nothing of when it was written. */
    void report(Entered inside, Homework homework, CircleId circle, int turn, Report.Body body) {
        var id = UUID.randomUUID();
        var hand = new Hand(homework.circle().id(), inside.viewer().person());
        NotFound.unlessOne(in(inside, jdbc.sql("""
                INSERT INTO plan.%s (practice_id, report_id, circle_id, author_id, homework_circle_id, homework_id, turn, body)
                SELECT :practice, :report, :circle, :viewer, :within, :id, :turn, :body WHERE :circle = ANY (:writable)""".formatted(
                                circle.equals(homework.circle().id()) ? "report" : "waiting")))
                .param("report", id)
                .param("circle", circle.value())
                .param("viewer", inside.person())
                .param("within", homework.circle().id().value())
                .param("id", homework.id().value())
                .param("turn", turn)
                .param("body", vault.seal(inside, hand, place(id), JSON.writeValueAsString(body)))
                .param("writable", inside.writable())
                .update());
    }

    private static StatementSpec in(Entered inside, StatementSpec statement) {
        return statement.param("practice", inside.practice()).param("circles", inside.circles());
    }

    /** The same wherever it stands: revealing moves it and seals nothing anew. */
    private static Place place(UUID report) {
        return new Place("plan.report", report, "body");
    }
}
