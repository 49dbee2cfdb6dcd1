package org.relata.measure;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Score;
import org.relata.platform.Entered;
import org.relata.relationship.PolicyChoice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members' consents to show each other their totals, and the copies that all of them see. */
@Repository
class SharingStore {
    private final JdbcClient jdbc;

    SharingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A consent that was not withdrawn. */
    record Consent(UUID id, CircleId circle, PersonId author, String instrument, Instant givenAt) {}

    List<Consent> consents(Entered inside, Circle whole) {
        return jdbc.sql("""
                SELECT * FROM measure.consent
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND circle_id = :whole AND withdrawn_at IS NULL""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("whole", whole.id().value())
                .query(SharingStore::consent)
                .list();
    }

    /** In every circle that can be written. */
    List<Consent> consents(Entered inside, String instrument) {
        return jdbc.sql("""
                SELECT * FROM measure.consent
                 WHERE practice_id = :practice AND circle_id = ANY (:writable) AND instrument = :instrument AND withdrawn_at IS NULL""")
                .param("practice", inside.practice())
                .param("writable", inside.writable())
                .param("instrument", instrument)
                .query(SharingStore::consent)
                .list();
    }

    /** 0 rows where the circle cannot be written, or where the viewer agrees already. */
    int agree(Entered inside, Circle whole, String instrument, Optional<PolicyChoice> policy, Instant at) {
        return jdbc.sql("""
                INSERT INTO measure.consent (practice_id, consent_id, circle_id, author_id, instrument, policy, policy_version, given_at)
                SELECT :practice, :id, :circle, :viewer, :instrument, :policy, :version, :at
                 WHERE :circle = ANY (:writable) AND NOT :staff
                ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", Ids.next())
                .param("circle", whole.id().value())
                .param("viewer", inside.person())
                .param("instrument", instrument)
                .param("policy", policy.map(choice -> choice.policy().word()).orElse(null), Types.VARCHAR)
                .param("version", policy.map(PolicyChoice::version).orElse(null), Types.INTEGER)
                .param("at", at(at))
                .param("writable", inside.writable())
                .param("staff", inside.isStaff())
                .update();
    }

    /** Ends the viewer's own consent, and then takes their copies out of the circle: how many rows that changed. */
    int withdraw(Entered inside, Circle whole, String instrument, Instant at) {
        int ended = jdbc.sql("""
                UPDATE measure.consent SET withdrawn_at = :at
                 WHERE practice_id = :practice AND circle_id = :whole AND circle_id = ANY (:writable) AND author_id = :viewer
                   AND instrument = :instrument AND withdrawn_at IS NULL""")
                .param("at", at(at))
                .param("practice", inside.practice())
                .param("whole", whole.id().value())
                .param("writable", inside.writable())
                .param("viewer", inside.person())
                .param("instrument", instrument)
                .update();
        return ended
                + jdbc.sql("""
                DELETE FROM measure.shared_score
                 WHERE practice_id = :practice AND circle_id = :whole AND circle_id = ANY (:writable) AND author_id = :viewer
                   AND instrument = :instrument""")
                        .param("practice", inside.practice())
                        .param("whole", whole.id().value())
                        .param("writable", inside.writable())
                        .param("viewer", inside.person())
                        .param("instrument", instrument)
                        .update();
    }

    /** Whether the viewer's own consent still holds; it cannot be withdrawn until this transaction ends. */
    boolean hold(Entered inside, Consent consent) {
        return jdbc.sql("""
                SELECT consent_id FROM measure.consent
                 WHERE practice_id = :practice AND consent_id = :id AND circle_id = ANY (:writable) AND author_id = :viewer
                   AND withdrawn_at IS NULL FOR NO KEY UPDATE""")
                .param("practice", inside.practice())
                .param("id", consent.id())
                .param("writable", inside.writable())
                .param("viewer", inside.person())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Copies a total under the viewer's own consent, and notes beside the response that it was copied. */
    int copy(Entered inside, NewResponse response, BigDecimal total, LocalDate day, Consent consent) {
        return jdbc.sql("""
                WITH copy AS (
                    INSERT INTO measure.shared_score (practice_id, shared_id, circle_id, author_id, consent_id, instrument, definition, taken_on,
                                                      score, answered, asked, shared_at)
                    SELECT :practice, :id, :whole, :viewer, :consent, :instrument, :definition, :day, :score, :answered, :asked, :at
                     WHERE :whole = ANY (:writable) AND NOT :staff
                    RETURNING shared_id)
                INSERT INTO measure.share (practice_id, shared_id, circle_id, author_id, response_id, consent_id, shared_at)
                SELECT :practice, shared_id, :circle, :viewer, :response, :consent, :at FROM copy
                 WHERE :circle = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("id", Ids.next())
                .param("whole", consent.circle().value())
                .param("viewer", inside.person())
                .param("consent", consent.id())
                .param("instrument", response.origin().instrument())
                .param("definition", response.origin().definition())
                .param("day", day)
                .param("score", total)
                .param("answered", response.score().answered())
                .param("asked", response.score().of())
                .param("at", at(response.at()))
                .param("writable", inside.writable())
                .param("staff", inside.isStaff())
                .param("circle", response.circle().value())
                .param("response", response.id().value())
                .update();
    }

    /** The copy that was made of the viewer's own response, if it is still there and can be changed. */
    Optional<Response> copyOf(Entered inside, ResponseId response) {
        return jdbc.sql("""
                SELECT s.* FROM measure.share f JOIN measure.shared_score s USING (practice_id, shared_id)
                 WHERE f.practice_id = :practice AND f.response_id = :response AND f.circle_id = ANY (:circles) AND f.author_id = :viewer
                   AND s.circle_id = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("response", response.value())
                .param("circles", inside.circles())
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .query(SharingStore::response)
                .optional();
    }

    int remove(Entered inside, Response copy) {
        return jdbc.sql("""
                DELETE FROM measure.shared_score
                 WHERE practice_id = :practice AND shared_id = :id AND circle_id = ANY (:writable) AND author_id = :viewer""")
                .param("practice", inside.practice())
                .param("id", copy.id().value())
                .param("writable", inside.writable())
                .param("viewer", inside.person())
                .update();
    }

    /** The newest copies in this circle; each reads as a response without answers. */
    List<Response> copies(Entered inside, Circle whole, int most) {
        return jdbc.sql("""
                SELECT * FROM measure.shared_score
                 WHERE practice_id = :practice AND circle_id = :circle AND circle_id = ANY (:circles)
                 ORDER BY taken_on DESC, shared_id DESC LIMIT :most""")
                .param("practice", inside.practice())
                .param("circle", whole.id().value())
                .param("circles", inside.circles())
                .param("most", most)
                .query(SharingStore::response)
                .list();
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(
                row.getObject("consent_id", UUID.class),
                new CircleId(row.getObject("circle_id", UUID.class)),
                new PersonId(row.getObject("author_id", UUID.class)),
                row.getString("instrument"),
                row.getObject("given_at", OffsetDateTime.class).toInstant());
    }

    private static Response response(ResultSet row, int number) throws SQLException {
        var author = new PersonId(row.getObject("author_id", UUID.class));
        var total = row.getBigDecimal("score");
        return new Response(
                new ResponseId(row.getObject("shared_id", UUID.class)),
                new CircleId(row.getObject("circle_id", UUID.class)),
                author,
                Optional.of(author),
                new Response.Origin(
                        Response.Source.SCREEN,
                        row.getString("instrument"),
                        row.getString("definition"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new OutcomeRow.On(row.getObject("taken_on", LocalDate.class)),
                new Score(
                        total,
                        new Instrument.Range(total, total),
                        row.getInt("answered"),
                        row.getInt("asked"),
                        Map.of(),
                        null,
                        null,
                        List.of()),
                row.getObject("shared_at", OffsetDateTime.class).toInstant(),
                new Response.Succession(Optional.empty(), Optional.empty()));
    }

    private static OffsetDateTime at(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
