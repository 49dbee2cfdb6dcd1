package org.relata.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.plan.document.Item;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Drafts, each as the row of its editions in the team's circle. Of one's own, no more are kept than anybody goes back. */
@Repository("planEditions")
class EditionStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int KEPT = 200;

    private final JdbcClient jdbc;
    private final Vault vault;

    EditionStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Whoever else writes the same draft waits until this transaction ends. */
    void oneAtATime(CircleId plan) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:plan, 0))")
                .param("plan", plan.toString())
                .query((row, n) -> true)
                .single();
    }

    /** How a draft stands, and before that. */
    List<Edition> newest(Entered inside, CircleId plan) {
        return of(inside, plan, jdbc.sql("""
                SELECT * FROM plan.edition
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND plan_circle_id = :plan AND deed <> 'told'
                 ORDER BY edition DESC LIMIT 2"""))
                .query((row, n) -> edition(inside, row))
                .list();
    }

    /** Circles of which there is a draft now. */
    List<CircleId> open(Entered inside) {
        return jdbc.sql("""
                SELECT plan_circle_id FROM (
                    SELECT DISTINCT ON (plan_circle_id) plan_circle_id, deed FROM plan.edition
                     WHERE practice_id = :practice AND circle_id = ANY (:circles) AND deed <> 'told'
                     ORDER BY plan_circle_id, edition DESC) newest
                 WHERE deed = 'write' LIMIT 200""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .query((row, n) -> new CircleId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether another window has written here since this one last knew, or was last told. */
    boolean isOvertaken(Entered inside, CircleId plan, Typed typed) {
        return of(inside, plan, jdbc.sql("""
                SELECT EXISTS (SELECT FROM plan.edition
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND plan_circle_id = :plan
                   AND deed = 'write' AND tab <> :tab AND place IN (:place, '*') AND edition > greatest(:known, (
                       SELECT max(edition) FROM plan.edition
                        WHERE practice_id = :practice AND circle_id = ANY (:circles) AND plan_circle_id = :plan
                          AND deed = 'told' AND tab = :tab AND place = :place)))"""))
                .param("tab", typed.tab())
                .param("place", typed.place())
                .param("known", typed.known())
                .query(Boolean.class)
                .single();
    }

    void tell(Entered inside, CircleId team, CircleId plan, Typed typed, Instant at) {
        insert(inside, team, plan, "told", typed.place(), typed.tab(), Optional.empty(), at);
    }

    void end(Entered inside, CircleId team, CircleId plan, Instant at) {
        insert(inside, team, plan, "end", Edition.ALL, "", Optional.empty(), at);
    }

    /** The next edition; the same window that goes on in the same place goes on in its own. */
    void write(Entered inside, CircleId team, CircleId plan, String place, String tab, Item body, Instant at) {
        var last = newest(inside, plan).stream().findFirst();
        if (last.isPresent() && isSame(inside, last.get(), place, tab)) {
            go(inside, last.get(), body, at);
        } else {
            insert(inside, team, plan, "write", place, tab, Optional.of(body), at);
        }
    }

    private static boolean isSame(Entered inside, Edition last, String place, String tab) {
        return last.body().isPresent()
                && last.author().equals(inside.viewer().person())
                && last.place().equals(place)
                && last.tab().equals(tab)
                && !place.equals(Edition.ALL);
    }

    private void go(Entered inside, Edition last, Item body, Instant at) {
        NotFound.unlessOne(of(inside, last.plan(), jdbc.sql("""
                UPDATE plan.edition SET body = :body, saved_at = :at, edition = (
                       SELECT max(edition) + 1 FROM plan.edition
                        WHERE practice_id = :practice AND circle_id = ANY (:circles) AND plan_circle_id = :plan)
                 WHERE practice_id = :practice AND circle_id = ANY (:writable) AND plan_circle_id = :plan AND edition_id = :id AND author_id = :viewer"""))
                .param("body", sealed(inside, last.team(), last.id(), body))
                .param("at", VersionStore.utc(at))
                .param("id", last.id())
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .update());
    }

    private void insert(
            Entered inside,
            CircleId team,
            CircleId plan,
            String deed,
            String place,
            String tab,
            Optional<Item> body,
            Instant at) {
        var id = Ids.next();
        NotFound.unlessOne(of(inside, plan, jdbc.sql("""
                INSERT INTO plan.edition (practice_id, edition_id, circle_id, author_id, plan_circle_id, edition, deed, place, tab, body, saved_at)
                SELECT :practice, :id, :team, :viewer, :plan, coalesce(max(edition), 0) + 1, :deed, :place, :tab, :body, :at FROM plan.edition
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND plan_circle_id = :plan
                HAVING :team = ANY (:writable)"""))
                .param("id", id)
                .param("team", team.value())
                .param("viewer", inside.person())
                .param("deed", deed)
                .param("place", place)
                .param("tab", tab)
                .param(
                        "body",
                        body.map(plain -> sealed(inside, team, id, plain)).orElse(null),
                        Types.BINARY)
                .param("at", VersionStore.utc(at))
                .param("writable", inside.writable())
                .update());
        forget(inside, plan);
    }

    private void forget(Entered inside, CircleId plan) {
        of(inside, plan, jdbc.sql("""
                DELETE FROM plan.edition
                 WHERE practice_id = :practice AND circle_id = ANY (:writable) AND plan_circle_id = :plan AND author_id = :viewer
                   AND edition < (SELECT max(edition) FROM plan.edition
                                   WHERE practice_id = :practice AND circle_id = ANY (:circles) AND plan_circle_id = :plan) - :kept"""))
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .param("kept", KEPT)
                .update();
    }

    private static StatementSpec of(Entered inside, CircleId plan, StatementSpec statement) {
        return statement
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("plan", plan.value());
    }

    private byte[] sealed(Entered inside, CircleId team, UUID id, Item body) {
        var hand = new Vault.Hand(team, inside.viewer().person());
        return vault.seal(inside, hand, place(id), JSON.writeValueAsString(body));
    }

    private Edition edition(Entered inside, ResultSet row) throws SQLException {
        var id = row.getObject("edition_id", UUID.class);
        var hand = VersionStore.hand(row);
        return new Edition(
                id,
                hand.circle(),
                hand.author(),
                new CircleId(row.getObject("plan_circle_id", UUID.class)),
                row.getInt("edition"),
                row.getString("place"),
                row.getString("tab"),
                Optional.ofNullable(row.getBytes("body"))
                        .map(bytes -> JSON.readValue(vault.open(inside, hand, place(id), bytes), Item.class)),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }

    private static Place place(UUID id) {
        return new Place("plan.edition", id, "body");
    }
}
