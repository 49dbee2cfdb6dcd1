package org.relata.technique;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What somebody has begun to enter at a step, field by field, sealed in a circle of theirs alone. */
@Repository
class BegunStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<String>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;

    BegunStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Map<String, List<String>> of(Entered inside, Run run) {
        var begun = new LinkedHashMap<String, List<String>>();
        mine(jdbc.sql("""
                SELECT draft_id, circle_id, field, body FROM technique.draft
                 WHERE practice_id = :practice AND author_id = :viewer AND run_id = :run AND visit = :visit AND circle_id = ANY (:circles)"""), inside, run).param("circles", inside.circles()).query(row -> {
            var hand = new Hand(
                    new CircleId(row.getObject("circle_id", UUID.class)),
                    inside.viewer().person());
            var text = vault.open(inside, hand, place(row.getObject("draft_id", UUID.class)), row.getBytes("body"));
            begun.put(row.getString("field"), JSON.readValue(text, VALUES));
        });
        return begun;
    }

    /** The newest wins, field by field. */
    void keep(Entered inside, CircleId own, Run run, String field, List<String> values, Instant at) {
        mine(jdbc.sql("""
                DELETE FROM technique.draft
                 WHERE practice_id = :practice AND author_id = :viewer AND run_id = :run AND visit = :visit AND field = :field
                   AND circle_id = ANY (:writable)"""), inside, run)
                .param("field", field)
                .param("writable", inside.writable())
                .update();
        var id = Ids.next();
        var hand = new Hand(own, inside.viewer().person());
        mine(jdbc.sql("""
                INSERT INTO technique.draft (practice_id, draft_id, circle_id, author_id, run_id, visit, field, body, saved_at)
                SELECT :practice, :id, :circle, :viewer, :run, :visit, :field, :body, :at WHERE :circle = ANY (:writable)
                ON CONFLICT DO NOTHING"""), inside, run)
                .param("id", id)
                .param("circle", own.value())
                .param("field", field)
                .param("body", vault.seal(inside, hand, place(id), JSON.writeValueAsString(values)))
                .param("at", RunStore.utc(at))
                .param("writable", inside.writable())
                .update();
    }

    /** What was entered is no longer begun. */
    void clear(Entered inside, Run run) {
        mine(jdbc.sql("""
                DELETE FROM technique.draft
                 WHERE practice_id = :practice AND author_id = :viewer AND run_id = :run AND visit <= :visit AND circle_id = ANY (:writable)"""), inside, run).param("writable", inside.writable()).update();
    }

    private static StatementSpec mine(StatementSpec statement, Entered inside, Run run) {
        return statement
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("run", run.id().value())
                .param("visit", run.place().visit());
    }

    private static Place place(UUID draft) {
        return new Place("technique.draft", draft, "body");
    }
}
