package org.relata.technique;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was entered, sealed: at once for the circle that reads it, or in its member's own circle until all have. */
@Repository("exerciseEntries")
class EntryStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;

    EntryStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Entries of a run in these circles as far as the viewer may read them, in order; one that waits is in its member's own. */
    List<Entry> of(Entered inside, Run run, Set<CircleId> within) {
        return Stream.of("entry", "waiting")
                .flatMap(table -> list(inside, run, table, within).stream())
                .toList();
    }

    private List<Entry> list(Entered inside, Run run, String table, Set<CircleId> within) {
        return jdbc.sql("""
                SELECT * FROM technique.%s
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND circle_id = ANY (:within) AND run_id = :run AND visit <= :last
                 ORDER BY visit, subject_id""".formatted(table))
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("within", within.stream().map(CircleId::value).toArray(UUID[]::new))
                .param("run", run.id().value())
                .param("last", run.place().visit())
                .query((row, n) -> entry(inside, row, table.equals("waiting")))
                .list();
    }

    /** Written for all who read this circle. */
    void write(
            Entered inside,
            Run run,
            CircleId circle,
            Optional<PersonId> subject,
            Map<String, List<String>> values,
            Instant at) {
        var id = Ids.next();
        insert(inside, run, "entry", id, circle, circle, subject, values, at);
    }

    /** Kept in its member's circle, sealed for the run's: its id tells nothing of when it was written. */
    void keep(Entered inside, Run run, CircleId own, PersonId subject, Map<String, List<String>> values, Instant at) {
        insert(inside, run, "waiting", UUID.randomUUID(), own, run.circle(), Optional.of(subject), values, at);
    }

    private void insert(
            Entered inside,
            Run run,
            String table,
            UUID id,
            CircleId circle,
            CircleId sealedFor,
            Optional<PersonId> subject,
            Map<String, List<String>> values,
            Instant at) {
        var hand = new Hand(sealedFor, inside.viewer().person());
        NotFound.unlessOne(jdbc.sql("""
                INSERT INTO technique.%s (practice_id, entry_id, circle_id, author_id, subject_id, run_circle_id, run_id, visit, step, round, body, written_at)
                SELECT :practice, :id, :circle, :viewer, :subject, :within, :run, :visit, :step, :round, :body, :at WHERE :circle = ANY (:writable)""".formatted(table))
                .param("practice", inside.practice())
                .param("id", id)
                .param("circle", circle.value())
                .param("viewer", inside.person())
                .param("subject", subject.map(PersonId::value).orElse(null), java.sql.Types.OTHER)
                .param("within", run.circle().value())
                .param("run", run.id().value())
                .param("visit", run.place().visit())
                .param("step", run.place().step())
                .param("round", run.place().round())
                .param("body", vault.seal(inside, hand, place(id), JSON.writeValueAsString(values)))
                .param("at", RunStore.utc(at))
                .param("writable", inside.writable())
                .update());
    }

    private Entry entry(Entered inside, ResultSet row, boolean waiting) throws SQLException {
        var id = row.getObject("entry_id", UUID.class);
        var circle = new CircleId(row.getObject("circle_id", UUID.class));
        var author = new PersonId(row.getObject("author_id", UUID.class));
        var sealedFor = waiting ? new CircleId(row.getObject("run_circle_id", UUID.class)) : circle;
        var text = vault.open(inside, new Hand(sealedFor, author), place(id), row.getBytes("body"));
        return new Entry(
                circle,
                author,
                Optional.ofNullable(row.getObject("subject_id", UUID.class)).map(PersonId::new),
                row.getString("step"),
                row.getInt("round"),
                row.getInt("visit"),
                JSON.readValue(text, VALUES),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                waiting);
    }

    /** The same wherever it stands: revealing moves it and seals nothing anew. */
    private static Place place(UUID id) {
        return new Place("technique.entry", id, "body");
    }
}
