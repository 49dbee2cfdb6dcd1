package org.relata.relationship;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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

@Repository
class ClearanceStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    ClearanceStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The last decision first. */
    List<Clearance> newest(Entered inside, CircleId team, int most) {
        return jdbc.sql("""
                SELECT * FROM relationship.clearance
                 WHERE practice_id = :practice AND circle_id = :circle AND circle_id = ANY (:circles)
                 ORDER BY decided_at DESC, clearance_id DESC LIMIT :most""")
                .param("practice", inside.practice())
                .param("circle", team.value())
                .param("circles", inside.circles())
                .param("most", most)
                .query((row, n) -> clearance(inside, row))
                .list();
    }

    void insert(Entered inside, CircleId team, Clearance clearance) {
        var id = Ids.next();
        var hand = new Hand(team, clearance.by());
        var concerns = clearance.concerns().stream().sorted().map(Concern::word).collect(Collectors.joining(" "));
        NotFound.unlessOne(jdbc.sql("""
                INSERT INTO relationship.clearance (practice_id, clearance_id, circle_id, author_id, state, concerns, reason, decided_at)
                SELECT :practice, :id, :circle, :viewer, :state, :concerns, :reason, :at WHERE :circle = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .param("id", id)
                .param("circle", team.value())
                .param("state", clearance.state().word())
                .param("concerns", vault.seal(inside, hand, place(id, "concerns"), concerns))
                .param("reason", vault.seal(inside, hand, place(id, "reason"), clearance.reason()))
                .param("at", OffsetDateTime.ofInstant(clearance.at(), ZoneOffset.UTC))
                .update());
    }

    private Clearance clearance(Entered inside, ResultSet row) throws SQLException {
        var id = row.getObject("clearance_id", UUID.class);
        var author = new PersonId(row.getObject("author_id", UUID.class));
        var hand = new Hand(new CircleId(row.getObject("circle_id", UUID.class)), author);
        var concerns = vault.open(inside, hand, place(id, "concerns"), row.getBytes("concerns"));
        Instant at = row.getObject("decided_at", OffsetDateTime.class).toInstant();
        return new Clearance(
                Clearance.State.of(row.getString("state")),
                Arrays.stream(concerns.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(Concern::of)
                        .collect(Collectors.toUnmodifiableSet()),
                vault.open(inside, hand, place(id, "reason"), row.getBytes("reason")),
                author,
                at);
    }

    private static Place place(UUID id, String column) {
        return new Place("relationship.clearance", id, column);
    }
}
