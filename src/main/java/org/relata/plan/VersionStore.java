package org.relata.plan;

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
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.plan.document.Item;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was published, and what members say to it. */
@Repository("planVersions")
class VersionStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Vault vault;

    VersionStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The newest of each circle. */
    List<Version> newest(Entered inside) {
        return jdbc.sql("""
                SELECT v.* FROM unnest(CAST(:circles AS uuid[])) c (id) CROSS JOIN LATERAL
                       (SELECT * FROM plan.version v WHERE v.practice_id = :practice AND v.circle_id = c.id AND v.circle_id = ANY (:circles)
                         ORDER BY v.number DESC LIMIT 1) v""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .query((row, n) -> version(inside, row))
                .list();
    }

    Optional<Version> find(Entered inside, CircleId circle, int number) {
        return jdbc.sql("""
                SELECT * FROM plan.version
                 WHERE practice_id = :practice AND circle_id = :circle AND circle_id = ANY (:circles) AND number = :number""")
                .param("practice", inside.practice())
                .param("circle", circle.value())
                .param("circles", inside.circles())
                .param("number", number)
                .query((row, n) -> version(inside, row))
                .optional();
    }

    Version publish(Entered inside, CircleId circle, int number, Item plan, Instant at) {
        var version = new Version(Ids.next(), circle, inside.viewer().person(), number, plan, at);
        NotFound.unlessOne(jdbc.sql("""
                INSERT INTO plan.version (practice_id, version_id, circle_id, author_id, number, body, published_at)
                SELECT :practice, :id, :circle, :viewer, :number, :body, :at WHERE :circle = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("id", version.id())
                .param("circle", circle.value())
                .param("viewer", inside.person())
                .param("number", number)
                .param(
                        "body",
                        vault.seal(
                                inside,
                                new Hand(circle, version.author()),
                                body(version.id()),
                                JSON.writeValueAsString(plan)))
                .param("at", utc(at))
                .param("writable", inside.writable())
                .update());
        return version;
    }

    /** All that was said to these versions, in order. */
    List<Signature> signatures(Entered inside, Collection<Version> versions) {
        return jdbc.sql("""
                SELECT * FROM plan.signature
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND version_id = ANY (:versions) ORDER BY signature_id LIMIT :most""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("versions", versions.stream().map(Version::id).toArray(UUID[]::new))
                .param("most", MOST)
                .query((row, n) -> signature(inside, row))
                .list();
    }

    void sign(Entered inside, Version version, boolean agrees, Optional<String> words, Instant at) {
        var id = Ids.next();
        var hand = new Hand(version.circle(), inside.viewer().person());
        NotFound.unlessOne(jdbc.sql("""
                INSERT INTO plan.signature (practice_id, signature_id, circle_id, author_id, version_id, agrees, words, signed_at)
                SELECT :practice, :id, :circle, :viewer, :version, :agrees, :words, :at WHERE :circle = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("id", id)
                .param("circle", version.circle().value())
                .param("viewer", inside.person())
                .param("version", version.id())
                .param("agrees", agrees)
                .param(
                        "words",
                        words.map(said -> vault.seal(inside, hand, words(id), said))
                                .orElse(null),
                        Types.BINARY)
                .param("at", utc(at))
                .param("writable", inside.writable())
                .update());
    }

    private Version version(Entered inside, ResultSet row) throws SQLException {
        var id = row.getObject("version_id", UUID.class);
        var hand = hand(row);
        return new Version(
                id,
                hand.circle(),
                hand.author(),
                row.getInt("number"),
                JSON.readValue(vault.open(inside, hand, body(id), row.getBytes("body")), Item.class),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }

    private Signature signature(Entered inside, ResultSet row) throws SQLException {
        var hand = hand(row);
        var place = words(row.getObject("signature_id", UUID.class));
        return new Signature(
                row.getObject("version_id", UUID.class),
                hand.author(),
                row.getBoolean("agrees"),
                Optional.ofNullable(row.getBytes("words"))
                        .map(bytes -> vault.open(inside, hand, place, bytes))
                        .orElse(""),
                row.getObject("signed_at", OffsetDateTime.class).toInstant());
    }

    static Hand hand(ResultSet row) throws SQLException {
        return new Hand(
                new CircleId(row.getObject("circle_id", UUID.class)),
                new PersonId(row.getObject("author_id", UUID.class)));
    }

    private static Place body(UUID id) {
        return new Place("plan.version", id, "body");
    }

    private static Place words(UUID id) {
        return new Place("plan.signature", id, "words");
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
