package org.relata.measure;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Score;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ResponseStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, BigDecimal>> PARTS = new TypeReference<>() {};
    private static final TypeReference<Map<Integer, Integer>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;

    ResponseStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** 0 rows where the circle cannot be written, or where this was answered already. */
    int insert(Entered inside, NewResponse response, Optional<ResponseId> supersedes) {
        var origin = response.origin();
        var score = response.score();
        return jdbc.sql("""
                INSERT INTO measure.response
                       (practice_id, response_id, circle_id, author_id, subject_id, instrument, definition, wording_id, assignment_id, batch_id,
                        source, occasion, taken_on, score, low, high, answered, asked, subscores, side, answers, submitted_at, supersedes)
                SELECT :practice, :id, :circle, :viewer, :subject, :instrument, :definition, :wording, :assignment, :batch,
                       :source, :occasion, :day, :score, :low, :high, :answered, :asked, :parts::jsonb, :side, :answers, :at, :supersedes
                 WHERE :circle = ANY (:writable) AND (:staff OR :subject = :viewer)
                ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", response.id().value())
                .param("circle", response.circle().value())
                .param("viewer", inside.person())
                .param("subject", response.subject().map(PersonId::value).orElse(null), Types.OTHER)
                .param("instrument", origin.instrument())
                .param("definition", origin.definition())
                .param("wording", origin.wording().map(WordingId::value).orElse(null), Types.OTHER)
                .param(
                        "assignment",
                        origin.assignment().map(AssignmentId::value).orElse(null),
                        Types.OTHER)
                .param("batch", origin.batch().map(BatchId::value).orElse(null), Types.OTHER)
                .param("source", origin.source().word())
                .param("occasion", occasion(response.when()), Types.VARCHAR)
                .param("day", day(response.when()), Types.DATE)
                .param("score", score.total(), Types.NUMERIC)
                .param("low", score.bounds().low())
                .param("high", score.bounds().high())
                .param("answered", score.answered())
                .param("asked", score.of())
                .param("parts", JSON.writeValueAsString(score.subscales()))
                .param("side", side(score), Types.VARCHAR)
                .param("answers", sealed(inside, response), Types.BINARY)
                .param("at", OffsetDateTime.ofInstant(response.at(), ZoneOffset.UTC))
                .param("supersedes", supersedes.map(ResponseId::value).orElse(null), Types.OTHER)
                .param("writable", inside.writable())
                .param("staff", inside.isStaff())
                .update();
    }

    /** Only the author's own, and only once. */
    int supersede(Entered inside, ResponseId old, ResponseId by) {
        return jdbc.sql("""
                UPDATE measure.response SET superseded_by = :by
                 WHERE practice_id = :practice AND response_id = :old AND circle_id = ANY (:writable) AND author_id = :viewer
                   AND superseded_by IS NULL""")
                .param("by", by.value())
                .param("practice", inside.practice())
                .param("old", old.value())
                .param("writable", inside.writable())
                .param("viewer", inside.person())
                .update();
    }

    Optional<Response> find(Entered inside, ResponseId id) {
        return jdbc.sql("""
                SELECT * FROM measure.response WHERE practice_id = :practice AND response_id = :id AND circle_id = ANY (:circles)""")
                .param("practice", inside.practice())
                .param("id", id.value())
                .param("circles", inside.circles())
                .query(ResponseStore::response)
                .optional();
    }

    /** What was given for an instrument, oldest first, in every circle that the viewer may read; corrected ones are left out. */
    List<Response> series(Entered inside, String instrument, int most) {
        return jdbc.sql("""
                SELECT r.* FROM unnest(:circles) AS c (id)
                 CROSS JOIN LATERAL (SELECT * FROM measure.response
                                      WHERE practice_id = :practice AND circle_id = c.id AND instrument = :instrument AND superseded_by IS NULL
                                      ORDER BY place DESC, response_id DESC LIMIT :most) r
                 ORDER BY r.place, r.response_id""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("instrument", instrument)
                .param("most", most)
                .query(ResponseStore::response)
                .list();
    }

    /** The newest responses of each circle, whatever the instrument, oldest first; corrected ones are left out. */
    List<Response> recent(Entered inside, int most) {
        return jdbc.sql("""
                SELECT r.* FROM unnest(:circles) AS c (id)
                 CROSS JOIN LATERAL (SELECT * FROM measure.response
                                      WHERE practice_id = :practice AND circle_id = c.id AND superseded_by IS NULL
                                      ORDER BY submitted_at DESC LIMIT :most) r
                 ORDER BY r.place, r.response_id""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("most", most)
                .query(ResponseStore::response)
                .list();
    }

    /**
     * The totals of everybody's first and last occasion in every circle that the viewer may read, oldest first: of several on one day the last, as
     * {@link Series} counts them. Undated ones and corrected ones are left out.
     */
    List<Response> ends(Entered inside, Optional<String> instrument, Optional<BatchId> batch) {
        var chosen = """
                SELECT DISTINCT ON (instrument, subject_id) * FROM measure.response
                 WHERE practice_id = :practice AND circle_id = c.id AND superseded_by IS NULL AND score IS NOT NULL
                   AND occasion IS DISTINCT FROM 'undated'"""
                + (instrument.isPresent() ? " AND instrument = :instrument" : "")
                + (batch.isPresent() ? " AND batch_id = :batch" : "")
                + " ORDER BY instrument, subject_id, ";
        return jdbc.sql(
                        "SELECT DISTINCT ON (e.place, e.response_id) e.* FROM unnest(:circles) AS c (id) CROSS JOIN LATERAL (("
                                + chosen + "place, response_id DESC) UNION ALL (" + chosen
                                + "place DESC, response_id DESC)) e ORDER BY e.place, e.response_id")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("instrument", instrument.orElse(""))
                .param("batch", batch.map(BatchId::value).orElse(null), Types.OTHER)
                .query(ResponseStore::response)
                .list();
    }

    /** Instruments that occur in the circles that the viewer may read. */
    List<String> instruments(Entered inside) {
        return jdbc.sql("""
                SELECT DISTINCT r.instrument FROM unnest(:circles) AS c (id)
                 CROSS JOIN LATERAL (SELECT DISTINCT instrument FROM measure.response
                                      WHERE practice_id = :practice AND circle_id = c.id AND superseded_by IS NULL) r
                 ORDER BY r.instrument""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The single answers, opened; empty for totals. */
    Map<Integer, Integer> answers(Entered inside, Response response) {
        return jdbc.sql("""
                SELECT answers FROM measure.response WHERE practice_id = :practice AND response_id = :id AND circle_id = ANY (:circles)
                   AND answers IS NOT NULL""")
                .param("practice", inside.practice())
                .param("id", response.id().value())
                .param("circles", inside.circles())
                .query((row, n) -> row.getBytes(1))
                .optional()
                .map(bytes -> JSON.readValue(
                        vault.open(inside, new Hand(response.circle(), response.author()), place(response.id()), bytes),
                        ANSWERS))
                .orElse(Map.of());
    }

    private byte @Nullable [] sealed(Entered inside, NewResponse response) {
        return response.answers().isEmpty() || !inside.writes(response.circle())
                ? null
                : vault.seal(
                        inside,
                        new Hand(response.circle(), inside.viewer().person()),
                        place(response.id()),
                        JSON.writeValueAsString(response.answers()));
    }

    private static Place place(ResponseId response) {
        return new Place("measure.response", response.value(), "answers");
    }

    static Response response(ResultSet row, int number) throws SQLException {
        return new Response(
                new ResponseId(row.getObject("response_id", UUID.class)),
                new CircleId(row.getObject("circle_id", UUID.class)),
                new PersonId(row.getObject("author_id", UUID.class)),
                id(row, "subject_id").map(PersonId::new),
                origin(row),
                when(row),
                score(row),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                new Response.Succession(
                        id(row, "supersedes").map(ResponseId::new),
                        id(row, "superseded_by").map(ResponseId::new)));
    }

    private static Response.Origin origin(ResultSet row) throws SQLException {
        return new Response.Origin(
                Response.Source.of(row.getString("source")),
                row.getString("instrument"),
                row.getString("definition"),
                id(row, "wording_id").map(WordingId::new),
                id(row, "assignment_id").map(AssignmentId::new),
                id(row, "batch_id").map(BatchId::new));
    }

    private static Score score(ResultSet row) throws SQLException {
        var low = row.getBigDecimal("low");
        var high = row.getBigDecimal("high");
        var side = row.getString("side");
        var parts = JSON.readValue(row.getString("subscores"), PARTS);
        return new Score(
                plain(row.getBigDecimal("score")),
                new Instrument.Range(low == null ? BigDecimal.ZERO : low, high == null ? BigDecimal.ZERO : high),
                row.getInt("answered"),
                row.getInt("asked"),
                parts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                null,
                side == null ? null : Score.Side.valueOf(side.toUpperCase(Locale.ROOT)),
                List.of());
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal score) {
        var bare = score == null ? null : score.stripTrailingZeros();
        return bare != null && bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    static OutcomeRow.When when(ResultSet row) throws SQLException {
        var word = row.getString("occasion");
        return word == null
                ? new OutcomeRow.On(row.getObject("taken_on", LocalDate.class))
                : OutcomeRow.Phase.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static @Nullable String occasion(OutcomeRow.When when) {
        return when instanceof OutcomeRow.Phase phase ? phase.name().toLowerCase(Locale.ROOT) : null;
    }

    static @Nullable String side(Score score) {
        var side = score.side();
        return side == null ? null : side.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable LocalDate day(OutcomeRow.When when) {
        return when instanceof OutcomeRow.On(var date) ? date : null;
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }
}
