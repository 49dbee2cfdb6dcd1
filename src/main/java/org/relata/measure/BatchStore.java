package org.relata.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.measure.figure.Spread;
import org.relata.measure.file.OutcomeRow;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came in by file: the file, its norms, what it called people, and its scores in bulk. */
@Repository
class BatchStore {
    private final JdbcClient jdbc;

    BatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a file called a relationship or one of its members.
     *
     * @param founded whether the relationship came into being with the file
     */
    record Label(
            RelationshipId relationship,
            String label,
            @Nullable PersonId member,
            @Nullable String memberLabel,
            boolean founded) {}

    int insert(Entered inside, Batch batch, String mapping) {
        int rows = jdbc.sql("""
                INSERT INTO measure.batch (practice_id, batch_id, file_name, mapping, responses, imported_by, imported_at)
                SELECT :practice, :id, :file, :mapping::jsonb, :responses, :viewer, :at WHERE :treats""")
                .param("practice", inside.practice())
                .param("id", batch.id().value())
                .param("file", batch.fileName())
                .param("mapping", mapping)
                .param("responses", batch.responses())
                .param("viewer", inside.person())
                .param("at", OffsetDateTime.ofInstant(batch.at(), ZoneOffset.UTC))
                .param("treats", treats(inside))
                .update();
        batch.norms().forEach(norm -> insert(inside, batch.id(), norm));
        return rows;
    }

    private void insert(Entered inside, BatchId batch, Batch.BatchNorm norm) {
        var spread = norm.spread();
        jdbc.sql("""
                INSERT INTO measure.batch_norm (practice_id, batch_id, instrument, mean, sd, n)
                VALUES (:practice, :batch, :instrument, :mean, :sd, :n)""")
                .param("practice", inside.practice())
                .param("batch", batch.value())
                .param("instrument", norm.instrument())
                .param("mean", spread.mean())
                .param("sd", Double.isNaN(spread.sd()) ? null : spread.sd(), Types.DOUBLE)
                .param("n", spread.n())
                .update();
    }

    /** All scores of a file in one statement; how many were written tells whether every circle could be. */
    int insertResponses(Entered inside, BatchId batch, List<NewResponse> responses, Instant at) {
        return jdbc.sql("""
                INSERT INTO measure.response
                       (practice_id, response_id, circle_id, author_id, subject_id, instrument, definition, batch_id,
                        source, occasion, taken_on, score, low, high, side, submitted_at)
                SELECT :practice, r.id, r.circle, :viewer, r.subject, r.instrument, r.definition, :batch,
                       'import', r.occasion, r.day::date, r.score::numeric, r.score::numeric, r.score::numeric, r.side, :at
                  FROM unnest(:ids, :theirCircles, :subjects, :instruments, :definitions, :occasions, :days, :scores, :sides)
                       AS r (id, circle, subject, instrument, definition, occasion, day, score, side)
                 WHERE r.circle = ANY (:writable) AND :treats""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("batch", batch.value())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("ids", ids(responses, response -> response.id().value()))
                .param(
                        "theirCircles",
                        ids(responses, response -> response.circle().value()))
                .param(
                        "subjects",
                        ids(
                                responses,
                                response ->
                                        response.subject().map(PersonId::value).orElse(null)))
                .param(
                        "instruments",
                        texts(responses, response -> response.origin().instrument()))
                .param(
                        "definitions",
                        texts(responses, response -> response.origin().definition()))
                .param("occasions", texts(responses, response -> ResponseStore.occasion(response.when())))
                .param("days", texts(responses, response -> day(response.when())))
                .param(
                        "scores",
                        texts(
                                responses,
                                response -> String.valueOf(response.score().total())))
                .param("sides", texts(responses, response -> ResponseStore.side(response.score())))
                .param("writable", inside.writable())
                .param("treats", treats(inside))
                .update();
    }

    void insertLabels(Entered inside, BatchId batch, List<Label> labels) {
        jdbc.sql("""
                INSERT INTO measure.batch_label (practice_id, label_id, batch_id, relationship_id, label, member_id, member_label, founded)
                SELECT :practice, l.* FROM unnest(:ids, :batches, :theirs, :labels, :members, :memberLabels, :founded::boolean[]) AS l
                 WHERE :treats""")
                .param("practice", inside.practice())
                .param("ids", ids(labels, label -> Ids.next()))
                .param("batches", ids(labels, label -> batch.value()))
                .param("theirs", ids(labels, label -> label.relationship().value()))
                .param("labels", texts(labels, Label::label))
                .param(
                        "members",
                        ids(
                                labels,
                                label -> label.member() == null
                                        ? null
                                        : label.member().value()))
                .param("memberLabels", texts(labels, Label::memberLabel))
                .param("founded", texts(labels, label -> String.valueOf(label.founded())))
                .param("treats", treats(inside))
                .update();
    }

    /** What earlier files called the relationships that the viewer may enter. */
    List<Label> labels(Entered inside, Collection<String> named) {
        return jdbc.sql("""
                SELECT DISTINCT ON (label, relationship_id, member_label) * FROM measure.batch_label
                 WHERE practice_id = :practice AND label = ANY (:labels) AND relationship_id = ANY (:seated) AND :staff""")
                .param("practice", inside.practice())
                .param("labels", named.toArray(String[]::new))
                .param("seated", inside.relationships())
                .param("staff", inside.isStaff())
                .query(BatchStore::label)
                .list();
    }

    List<Label> labels(Entered inside, BatchId batch) {
        return jdbc.sql("""
                SELECT * FROM measure.batch_label
                 WHERE practice_id = :practice AND batch_id = :batch AND relationship_id = ANY (:seated) AND :staff""")
                .param("practice", inside.practice())
                .param("batch", batch.value())
                .param("seated", inside.relationships())
                .param("staff", inside.isStaff())
                .query(BatchStore::label)
                .list();
    }

    /** The practice's files, newest first, each with its norms. */
    List<Batch> all(Entered inside) {
        return jdbc.sql("""
                SELECT b.*, n.instruments, n.means, n.sds, n.ns FROM measure.batch b
                 CROSS JOIN LATERAL (SELECT array_agg(instrument ORDER BY instrument) AS instruments, array_agg(mean ORDER BY instrument) AS means,
                                            array_agg(sd ORDER BY instrument) AS sds, array_agg(n ORDER BY instrument) AS ns
                                       FROM measure.batch_norm WHERE practice_id = b.practice_id AND batch_id = b.batch_id) n
                 WHERE b.practice_id = :practice AND :treats ORDER BY b.imported_at DESC LIMIT 100""")
                .param("practice", inside.practice())
                .param("treats", treats(inside) || inside.is(Role.SUPERVISOR))
                .query(BatchStore::batch)
                .list();
    }

    Optional<Batch> find(Entered inside, BatchId id) {
        return all(inside).stream().filter(batch -> batch.id().equals(id)).findFirst();
    }

    /** The norms by instrument of the files that these scores came with; no statement where none came with one. */
    Map<String, Spread> norms(Entered inside, List<Response> responses) {
        return responses.stream().anyMatch(response -> response.origin().batch().isPresent())
                ? norms(all(inside), responses)
                : Map.of();
    }

    static Map<String, Spread> norms(List<Batch> known, List<Response> responses) {
        var batches = responses.stream()
                .flatMap(response -> response.origin().batch().stream())
                .collect(Collectors.toSet());
        return known.stream()
                .filter(batch -> batches.contains(batch.id()))
                .flatMap(batch -> batch.norms().stream())
                .collect(Collectors.toMap(
                        Batch.BatchNorm::instrument, Batch.BatchNorm::spread, (newer, older) -> newer));
    }

    /** The file's scores that the viewer has brought in and may still write over. */
    int deleteResponses(Entered inside, BatchId batch) {
        return jdbc.sql("""
                DELETE FROM measure.response
                 WHERE practice_id = :practice AND batch_id = :batch AND author_id = :viewer AND circle_id = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("batch", batch.value())
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .update();
    }

    int undo(Entered inside, BatchId batch, Instant at) {
        jdbc.sql("""
                DELETE FROM measure.batch_label
                 WHERE practice_id = :practice AND batch_id = :batch AND relationship_id = ANY (:seated) AND :staff""")
                .param("practice", inside.practice())
                .param("batch", batch.value())
                .param("seated", inside.relationships())
                .param("staff", inside.isStaff())
                .update();
        return jdbc.sql("""
                UPDATE measure.batch SET undone_by = :viewer, undone_at = :at
                 WHERE practice_id = :practice AND batch_id = :batch AND imported_by = :viewer AND undone_at IS NULL""")
                .param("viewer", inside.person())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("practice", inside.practice())
                .param("batch", batch.value())
                .update();
    }

    private static boolean treats(Entered inside) {
        return inside.is(Role.CLINICIAN) || inside.is(Role.OWNER);
    }

    private static Label label(ResultSet row, int number) throws SQLException {
        var member = row.getObject("member_id", UUID.class);
        return new Label(
                new RelationshipId(row.getObject("relationship_id", UUID.class)),
                row.getString("label"),
                member == null ? null : new PersonId(member),
                row.getString("member_label"),
                row.getBoolean("founded"));
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                new BatchId(row.getObject("batch_id", UUID.class)),
                row.getString("file_name"),
                row.getInt("responses"),
                new PersonId(row.getObject("imported_by", UUID.class)),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("undone_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                norms(row));
    }

    private static List<Batch.BatchNorm> norms(ResultSet row) throws SQLException {
        var instruments = row.getArray("instruments");
        if (instruments == null) {
            return List.of();
        }
        var names = (String[]) instruments.getArray();
        var means = (Double[]) row.getArray("means").getArray();
        @Nullable Double[] sds = (Double[]) row.getArray("sds").getArray();
        var ns = (Integer[]) row.getArray("ns").getArray();
        var file = row.getString("file_name");
        return IntStream.range(0, names.length)
                .mapToObj(i -> {
                    var sd = sds[i];
                    return new Batch.BatchNorm(
                            names[i], new Spread(means[i], sd == null ? Double.NaN : sd, ns[i], "before, " + file));
                })
                .toList();
    }

    private static @Nullable String day(OutcomeRow.When when) {
        LocalDate day = ResponseStore.day(when);
        return day == null ? null : day.toString();
    }

    private static <T> @Nullable UUID[] ids(List<T> all, Function<T, @Nullable UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
