package org.relata.plan;

import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.PracticeId;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Moves what members have reported into the circle of all, once all have: for the keeper, who cannot read it. */
final class UnveilStore {
    private static final String LOCK = """
            SELECT (SELECT count(*) FROM plan.waiting w WHERE w.practice_id = h.practice_id AND w.homework_id = h.homework_id AND w.turn = :turn
                       AND w.circle_id = ANY (:circles))
              FROM plan.homework h WHERE h.practice_id = :practice AND h.homework_id = :id AND h.circle_id = ANY (:circles) FOR UPDATE""";

    private static final String MOVE = """
            INSERT INTO plan.report (practice_id, report_id, circle_id, author_id, homework_circle_id, homework_id, turn, body)
            SELECT practice_id, report_id, homework_circle_id, author_id, homework_circle_id, homework_id, turn, body FROM plan.waiting
             WHERE practice_id = :practice AND homework_id = :id AND turn = :turn AND circle_id = ANY (:circles)""";

    private static final String CLEAR =
            "DELETE FROM plan.waiting WHERE practice_id = :practice AND homework_id = :id AND turn = :turn AND circle_id = ANY (:circles)";

    private static final String TRAIL = """
            INSERT INTO audit.entry (practice_id, entry_id, at, capacity, purpose, action, what, circle_id, circle_kind, relationship_id)
            VALUES (:practice, :entry, :at, 'keeper', 'reveal', 'write', 'homework', :circle, 'joint', :relationship)""";

    private UnveilStore() {}

    /** Everything or nothing: false where it has been done, or somebody is missing. */
    static boolean unveil(Kept kept, PracticeId practice, Homework homework, int turn) {
        int all = homework.members().size();
        int waiting = of(kept, practice, homework, turn, LOCK)
                .query(Integer.class)
                .optional()
                .orElse(0);
        if (all < 2 || waiting != all) {
            return false;
        }
        int moved = of(kept, practice, homework, turn, MOVE).update();
        int cleared = of(kept, practice, homework, turn, CLEAR).update();
        if (moved != all || cleared != all) {
            throw new IllegalStateException("unveiled " + moved + " and " + cleared + " of " + all);
        }
        of(kept, practice, homework, turn, TRAIL)
                .param("entry", Ids.next())
                .param("at", kept.at())
                .param("circle", homework.circle().id().value())
                .param(
                        "relationship",
                        homework.circle().relationship().orElseThrow().value())
                .update();
        return true;
    }

    private static StatementSpec of(Kept kept, PracticeId practice, Homework homework, int turn, String sql) {
        return kept.jdbc()
                .sql(sql)
                .param("practice", practice.value())
                .param("id", homework.id().value())
                .param("turn", turn)
                .param(
                        "circles",
                        kept.circles().stream()
                                .map(circle -> circle.id().value())
                                .toArray(UUID[]::new));
    }
}
