package org.relata.technique;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.technique.exercise.Course.Standing;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Setting;
import org.relata.technique.exercise.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class RunStore {
    private static final String ROW = """
            SELECT r.*, e.digest, e.body,
                   ARRAY(SELECT p.person_id FROM technique.participant p
                          WHERE p.practice_id = r.practice_id AND p.circle_id = r.circle_id AND p.run_id = r.run_id ORDER BY p.place) AS people
              FROM technique.run r JOIN technique.edition e ON e.practice_id = r.practice_id AND e.edition_id = r.edition_id
             WHERE r.practice_id = :practice AND r.circle_id = ANY (:circles)""";

    private final JdbcClient jdbc;
    private final Editions editions;

    RunStore(JdbcClient jdbc, Editions editions) {
        this.jdbc = jdbc;
        this.editions = editions;
    }

    /** Pins the text of an exercise, once. */
    UUID keep(Entered inside, String key, String text, Instant at) {
        var digest = Editions.digest(text);
        jdbc.sql("""
                INSERT INTO technique.edition (practice_id, edition_id, key, digest, body, kept_at)
                VALUES (:practice, :id, :key, :digest, :body, :at) ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", Ids.next())
                .param("key", key)
                .param("digest", digest)
                .param("body", text)
                .param("at", utc(at))
                .update();
        return jdbc.sql("SELECT edition_id FROM technique.edition WHERE practice_id = :practice AND digest = :digest")
                .param("practice", inside.practice())
                .param("digest", digest)
                .query(UUID.class)
                .single();
    }

    void start(Entered inside, Run run, UUID edition) {
        NotFound.unlessOne(of(inside, run, jdbc.sql("""
                INSERT INTO technique.run (practice_id, run_id, circle_id, author_id, edition_id, key, setting, started_at, step, came_at)
                SELECT :practice, :run, :circle, :viewer, :edition, :key, :setting, :at, :step, :at WHERE :circle = ANY (:writable)"""))
                .param("edition", edition)
                .param("key", run.exercise().key())
                .param("setting", run.setting().word())
                .param("at", utc(run.times().started()))
                .param("step", run.place().step())
                .update());
        of(inside, run, jdbc.sql("""
                INSERT INTO technique.participant (practice_id, run_id, circle_id, author_id, person_id, place)
                SELECT :practice, :run, :circle, :viewer, p.person, p.place FROM unnest(:people) WITH ORDINALITY AS p (person, place)
                 WHERE :circle = ANY (:writable)"""))
                .param(
                        "people",
                        run.participants().stream().map(PersonId::value).toArray(UUID[]::new))
                .update();
        visited(inside, run, run.place().step(), 0, 1, run.times().started());
    }

    Optional<Run> find(Entered inside, RunId id) {
        return inside(inside, jdbc.sql(ROW + " AND r.run_id = :run"))
                .param("run", id.value())
                .query((row, n) -> run(row))
                .optional();
    }

    /** The same, held until the transaction ends: whoever else means to go on from the same step comes after it, and finds another. */
    Optional<Run> take(Entered inside, RunId id) {
        return inside(inside, jdbc.sql(ROW + " AND r.run_id = :run AND r.circle_id = ANY (:writable) FOR UPDATE OF r"))
                .param("run", id.value())
                .param("writable", inside.writable())
                .query((row, n) -> run(row))
                .optional();
    }

    /** Open ones first, then the newest. */
    List<Run> list(Entered inside, int most) {
        return inside(inside, jdbc.sql(ROW + " ORDER BY (r.state = 'open') DESC, r.started_at DESC LIMIT :most"))
                .param("most", most)
                .query((row, n) -> run(row))
                .list();
    }

    /** Where the viewer may write, which nobody may in a circle that has closed. */
    List<Run> open(Entered inside, int most) {
        return inside(inside, jdbc.sql(ROW + """
                 AND r.circle_id = ANY (:writable) AND r.state = 'open' ORDER BY r.started_at DESC LIMIT :most"""))
                .param("writable", inside.writable())
                .param("most", most)
                .query((row, n) -> run(row))
                .list();
    }

    Set<PersonId> done(Entered inside, Run run) {
        return new HashSet<>(inside(inside, jdbc.sql("""
                SELECT person_id FROM technique.done
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND run_id = :run AND visit = :visit"""))
                .param("run", run.id().value())
                .param("visit", run.place().visit())
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
    }

    /** False where it has been said before. */
    boolean finish(Entered inside, Run run, PersonId person, Instant at) {
        return of(inside, run, jdbc.sql("""
                INSERT INTO technique.done (practice_id, run_id, visit, circle_id, author_id, person_id, done_at)
                SELECT :practice, :run, :visit, :circle, :viewer, :person, :at WHERE :circle = ANY (:writable) ON CONFLICT DO NOTHING"""))
                        .param("visit", run.place().visit())
                        .param("person", person.value())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /** The steps that were come to in this round, in order. */
    List<String> path(Entered inside, Run run) {
        return inside(inside, jdbc.sql("""
                SELECT step FROM technique.visit
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND run_id = :run AND round = :round ORDER BY visit"""))
                .param("run", run.id().value())
                .param("round", run.place().round())
                .query((row, n) -> row.getString(1))
                .list();
    }

    void move(Entered inside, Run run, Standing to, Instant at) {
        int visit = run.place().visit() + 1;
        var step = to.step().map(Step::id);
        NotFound.unlessOne(of(inside, run, jdbc.sql("""
                UPDATE technique.run SET step = coalesce(:step, step), round = :round, visit = :visit, came_at = :at, extra_seconds = 0, revealed_at = NULL,
                       held_at = NULL, return_at = NULL, state = CASE WHEN :step IS NULL THEN 'done' ELSE 'open' END,
                       ended_at = CASE WHEN :step IS NULL THEN :at::timestamptz END
                 WHERE practice_id = :practice AND run_id = :run AND circle_id = :circle AND circle_id = ANY (:writable) AND state = 'open'
                   AND visit = :visit - 1"""))
                .param("step", step.orElse(null), java.sql.Types.VARCHAR)
                .param("round", to.round())
                .param("visit", visit)
                .param("at", utc(at))
                .update());
        step.ifPresent(id -> visited(inside, run, id, to.round(), visit, at));
    }

    private void visited(Entered inside, Run run, String step, int round, int visit, Instant at) {
        NotFound.unlessOne(of(inside, run, jdbc.sql("""
                INSERT INTO technique.visit (practice_id, run_id, visit, circle_id, author_id, step, round, came_at)
                SELECT :practice, :run, :visit, :circle, :viewer, :step, :round, :at WHERE :circle = ANY (:writable)"""))
                .param("visit", visit)
                .param("step", step)
                .param("round", round)
                .param("at", utc(at))
                .update());
    }

    boolean extend(Entered inside, Run run, int seconds) {
        return change(inside, run, "extra_seconds = extra_seconds + :seconds")
                        .param("seconds", seconds)
                        .update()
                == 1;
    }

    boolean hold(Entered inside, Run run, Instant at, Instant back) {
        return change(inside, run, "held_at = :at, return_at = :back")
                        .param("at", utc(at))
                        .param("back", utc(back))
                        .update()
                == 1;
    }

    /** The time that it paused does not count. */
    boolean resume(Entered inside, Run run, Instant at) {
        return change(inside, run, "came_at = came_at + (:at - held_at), held_at = NULL, return_at = NULL")
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean stop(Entered inside, Run run, Instant at) {
        return change(inside, run, "state = 'stopped', ended_at = :at, held_at = NULL, return_at = NULL")
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private StatementSpec change(Entered inside, Run run, String set) {
        return of(
                inside,
                run,
                jdbc.sql("UPDATE technique.run SET " + set + " WHERE practice_id = :practice AND run_id = :run"
                        + " AND circle_id = :circle AND circle_id = ANY (:writable) AND state = 'open'"));
    }

    private static StatementSpec inside(Entered inside, StatementSpec statement) {
        return statement.param("practice", inside.practice()).param("circles", inside.circles());
    }

    private static StatementSpec of(Entered inside, Run run, StatementSpec statement) {
        return statement
                .param("practice", inside.practice())
                .param("run", run.id().value())
                .param("circle", run.circle().value())
                .param("viewer", inside.person())
                .param("writable", inside.writable());
    }

    private Run run(ResultSet row) throws SQLException {
        Exercise exercise = editions.of(row.getString("key"), row.getString("digest"), row.getString("body"));
        var held = instant(row, "held_at");
        var back = instant(row, "return_at");
        return new Run(
                new RunId(row.getObject("run_id", UUID.class)),
                new CircleId(row.getObject("circle_id", UUID.class)),
                exercise,
                Setting.of(row.getString("setting")),
                Arrays.stream((UUID[]) row.getArray("people").getArray())
                        .map(PersonId::new)
                        .toList(),
                Run.State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                new Run.Times(instant(row, "started_at").orElseThrow(), instant(row, "ended_at")),
                new Run.Place(
                        row.getString("step"),
                        row.getInt("round"),
                        row.getInt("visit"),
                        instant(row, "came_at").orElseThrow(),
                        row.getInt("extra_seconds"),
                        instant(row, "revealed_at"),
                        held.flatMap(since -> back.map(until -> new Run.Held(since, until)))));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
