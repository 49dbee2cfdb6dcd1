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
import java.util.function.Supplier;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Score;
import org.relata.platform.Entered;
import org.relata.relationship.Circles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members' consents to show each other their totals, and the copies that all of them see. */
@Repository
class SharingStore {
    private final JdbcClient jdbc;

    SharingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A consent that holds now. */
    record Consent(UUID id, CircleId circle, PersonId author, String instrument) {}

    /** All that hold in this circle, the oldest first. */
    List<Consent> consents(Entered inside, Circle whole) {
        return jdbc.sql("""
                SELECT consent_id, circle_id, author_id, instrument FROM measure.consent
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND circle_id = :whole AND withdrawn_at IS NULL
                 ORDER BY given_at, consent_id""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("whole", whole.id().value())
                .query(SharingStore::consent)
                .list();
    }

    /** The viewer's own, while everybody in the open whole circle agrees; circles are asked for only where somebody does. */
    Optional<Consent> inForce(Entered inside, Supplier<Circles> circles, String instrument) {
        var consents = jdbc.sql("""
                SELECT consent_id, circle_id, author_id, instrument FROM measure.consent
                 WHERE practice_id = :practice AND circle_id = ANY (:writable) AND instrument = :instrument AND withdrawn_at IS NULL""")
                .param("practice", inside.practice())
                .param("writable", inside.writable())
                .param("instrument", instrument)
                .query(SharingStore::consent)
                .list();
        return consents.isEmpty()
                ? Optional.empty()
                : circles.get().whole().flatMap(whole -> own(inside, whole, consents));
    }

    private static Optional<Consent> own(Entered inside, Circle whole, List<Consent> consents) {
        var here = consents.stream()
                .filter(consent -> consent.circle().equals(whole.id()))
                .toList();
        var everybody = here.stream().map(Consent::author).toList().containsAll(whole.clients());
        return here.stream()
                .filter(consent ->
                        everybody && consent.author().equals(inside.viewer().person()))
                .findFirst();
    }

    /** 0 rows where the circle cannot be written, or where the viewer agrees already. */
    int agree(Entered inside, Circle whole, String instrument, Optional<Integer> policyVersion, Instant at) {
        return jdbc.sql("""
                INSERT INTO measure.consent (practice_id, consent_id, circle_id, author_id, instrument, policy_version, given_at)
                SELECT :practice, :id, :circle, :viewer, :instrument, :policy, :at
                 WHERE :circle = ANY (:writable) AND NOT :staff
                ON CONFLICT DO NOTHING""")
                .param("practice", inside.practice())
                .param("id", Ids.next())
                .param("circle", whole.id().value())
                .param("viewer", inside.person())
                .param("instrument", instrument)
                .param("policy", policyVersion.orElse(null), Types.INTEGER)
                .param("at", at(at))
                .param("writable", inside.writable())
                .param("staff", inside.isStaff())
                .update();
    }

    /** Ends the viewer's own consent and takes their copies out of the circle. */
    int withdraw(Entered inside, Consent consent, Instant at) {
        jdbc.sql("""
                DELETE FROM measure.shared_score
                 WHERE practice_id = :practice AND circle_id = :circle AND circle_id = ANY (:writable) AND author_id = :viewer
                   AND instrument = :instrument""")
                .param("practice", inside.practice())
                .param("circle", consent.circle().value())
                .param("writable", inside.writable())
                .param("viewer", inside.person())
                .param("instrument", consent.instrument())
                .update();
        return jdbc.sql("""
                UPDATE measure.consent SET withdrawn_at = :at
                 WHERE practice_id = :practice AND consent_id = :id AND circle_id = ANY (:writable) AND author_id = :viewer
                   AND withdrawn_at IS NULL""")
                .param("at", at(at))
                .param("practice", inside.practice())
                .param("id", consent.id())
                .param("writable", inside.writable())
                .param("viewer", inside.person())
                .update();
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

    /** Takes the copy of the viewer's own response away; 0 rows where there is none any more. */
    int remove(Entered inside, ResponseId copied) {
        return jdbc.sql("""
                DELETE FROM measure.shared_score s USING measure.share f
                 WHERE f.practice_id = :practice AND f.response_id = :response AND f.circle_id = ANY (:circles) AND f.author_id = :viewer
                   AND s.practice_id = f.practice_id AND s.shared_id = f.shared_id AND s.circle_id = ANY (:writable) AND s.author_id = :viewer""")
                .param("practice", inside.practice())
                .param("response", copied.value())
                .param("circles", inside.circles())
                .param("writable", inside.writable())
                .param("viewer", inside.person())
                .update();
    }

    /** Whether members see the total of the viewer's own response now. */
    boolean isShown(Entered inside, ResponseId response) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM measure.share f JOIN measure.shared_score s USING (practice_id, shared_id)
                                WHERE f.practice_id = :practice AND f.response_id = :response AND f.circle_id = ANY (:circles)
                                  AND f.author_id = :viewer AND s.circle_id = ANY (:circles))""")
                .param("practice", inside.practice())
                .param("response", response.value())
                .param("circles", inside.circles())
                .param("viewer", inside.person())
                .query(Boolean.class)
                .single();
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
                row.getString("instrument"));
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
