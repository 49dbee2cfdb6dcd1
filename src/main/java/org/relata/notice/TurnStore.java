package org.relata.notice;

import static org.relata.notice.WaitingStore.owned;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Viewer;
import org.relata.platform.Keeper.Kept;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** When somebody is told next: at most one turn a person and capacity. */
@Repository
class TurnStore {
    private final SchedulerClient jobs;

    TurnStore(@Qualifier("keeperJobs") SchedulerClient jobs) {
        this.jobs = jobs;
    }

    /** Waits for whoever is at this person's turn. To be called before anything of theirs is touched, so that no two wait for each other. */
    void lock(Kept kept, Viewer whom) {
        owned(kept.jdbc(), """
                        SELECT turn_id FROM notice.turn
                         WHERE practice_id = :practice AND person_id = :person AND capacity = :capacity FOR UPDATE""", whom).query(UUID.class).optional();
    }

    /** Gives a turn with its job, unless there is one that is due as early. */
    void give(Kept kept, Viewer whom, Instant due) {
        UUID turn = Ids.next();
        int taken = owned(kept.jdbc(), """
                        INSERT INTO notice.turn (practice_id, person_id, capacity, turn_id, due_at)
                        VALUES (:practice, :person, :capacity, :turn, :due)
                        ON CONFLICT (practice_id, person_id, capacity) DO UPDATE SET turn_id = :turn, due_at = :due WHERE turn.due_at > :due""", whom)
                .param("turn", turn)
                .param("due", OffsetDateTime.ofInstant(due, ZoneOffset.UTC))
                .update();
        if (taken == 1) {
            jobs.schedule(new TaskInstance<>(Turns.TASK, whom.practice() + "/" + turn), due);
        }
    }

    /** Ends a turn and tells whose it was; of all who try at once one is told, the others when that one is done. */
    Optional<Viewer> end(Kept kept, PracticeId practice, UUID turn) {
        return kept.jdbc()
                .sql(
                        "DELETE FROM notice.turn WHERE practice_id = :practice AND turn_id = :turn RETURNING person_id, capacity")
                .param("practice", practice.value())
                .param("turn", turn)
                .query((row, n) -> WaitingStore.viewer(practice, row))
                .optional();
    }
}
