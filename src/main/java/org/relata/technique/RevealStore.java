package org.relata.technique;

import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.PracticeId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Moves what waits into the circle of all, for the keeper, who cannot read it. */
final class RevealStore {
    private static final String LOCK = """
            SELECT r.visit, r.revealed_at IS NULL AND r.state = 'open' AS due,
                   (SELECT count(*) FROM technique.participant p WHERE p.practice_id = r.practice_id AND p.circle_id = r.circle_id AND p.run_id = r.run_id) AS people,
                   (SELECT count(DISTINCT w.subject_id) FROM technique.waiting w
                     WHERE w.practice_id = r.practice_id AND w.run_id = r.run_id AND w.visit = r.visit AND w.circle_id = ANY (:circles)) AS waiting
              FROM technique.run r WHERE r.practice_id = :practice AND r.run_id = :run AND r.circle_id = ANY (:circles) FOR UPDATE""";

    private static final String MOVE = """
            INSERT INTO technique.entry (practice_id, entry_id, circle_id, author_id, subject_id, run_circle_id, run_id, visit, step, round, body, written_at)
            SELECT practice_id, entry_id, run_circle_id, author_id, subject_id, run_circle_id, run_id, visit, step, round, body, :at FROM technique.waiting
             WHERE practice_id = :practice AND run_id = :run AND visit = :visit AND circle_id = ANY (:circles)""";

    private static final String CLEAR =
            "DELETE FROM technique.waiting WHERE practice_id = :practice AND run_id = :run AND visit = :visit AND circle_id = ANY (:circles)";

    private static final String MARK = """
            UPDATE technique.run SET revealed_at = :at
             WHERE practice_id = :practice AND run_id = :run AND visit = :visit AND revealed_at IS NULL AND circle_id = ANY (:circles)""";

    private static final String TRAIL = """
            INSERT INTO audit.entry (practice_id, entry_id, at, capacity, purpose, action, what, circle_id, circle_kind, relationship_id)
            VALUES (:practice, :id, :at, 'keeper', 'reveal', 'write', 'exercise', :circle, 'joint', :relationship)""";

    private RevealStore() {}

    /** How far a step is. */
    record Due(int visit, boolean open, int people, int waiting) {
        boolean isComplete() {
            return open && people > 1 && waiting == people;
        }
    }

    /** Held until the transaction ends. */
    static Due lock(Kept kept, PracticeId practice, RunId run) {
        return of(kept, practice, run, LOCK)
                .query((row, n) -> new Due(
                        row.getInt("visit"), row.getBoolean("due"), row.getInt("people"), row.getInt("waiting")))
                .optional()
                .orElse(new Due(0, false, 0, 0));
    }

    /** Everything or nothing: as many rows come as go, one for each who takes part. */
    static void reveal(Kept kept, PracticeId practice, Run run, RelationshipId in, Due due) {
        int moved =
                at(kept, practice, run.id(), MOVE, due).param("at", kept.at()).update();
        int cleared = at(kept, practice, run.id(), CLEAR, due).update();
        int marked =
                at(kept, practice, run.id(), MARK, due).param("at", kept.at()).update();
        if (moved != due.people() || cleared != moved || marked != 1) {
            throw new IllegalStateException("revealed " + moved + " and " + cleared + " of " + due.people());
        }
        kept.jdbc()
                .sql(TRAIL)
                .param("practice", practice.value())
                .param("id", Ids.next())
                .param("at", kept.at())
                .param("circle", run.circle().value())
                .param("relationship", in.value())
                .update();
    }

    private static StatementSpec at(Kept kept, PracticeId practice, RunId run, String sql, Due due) {
        return of(kept, practice, run, sql).param("visit", due.visit());
    }

    private static StatementSpec of(Kept kept, PracticeId practice, RunId run, String sql) {
        return kept.jdbc()
                .sql(sql)
                .param("practice", practice.value())
                .param("run", run.value())
                .param(
                        "circles",
                        kept.circles().stream()
                                .map(circle -> circle.id().value())
                                .toArray(UUID[]::new));
    }
}
