package org.relata.notice;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.relata.identity.Accounts;
import org.relata.identity.Address;
import org.relata.kernel.Ids;
import org.relata.kernel.Notice;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Viewer;
import org.relata.platform.Keeper;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Purpose;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Who is told when: a minute after the first thing that awaits them, of all that came until then; never in their quiet hours; and who was told and has
 * not come, a day later at the earliest. A turn, its job and all that it does change in single transactions, so a crash neither loses nor repeats one.
 */
@Component
class Turns {
    static final String TASK = "notice";

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofHours(24);

    private final Keeper keeper;
    private final WaitingStore waiting;
    private final TurnStore turns;
    private final PreferenceStore preferences;
    private final Accounts accounts;
    private final Messengers messengers;
    private final SchedulerClient jobs;

    Turns(
            Keeper keeper,
            WaitingStore waiting,
            TurnStore turns,
            PreferenceStore preferences,
            Accounts accounts,
            Messengers messengers,
            @Qualifier("keeperJobs") SchedulerClient jobs) {
        this.keeper = keeper;
        this.waiting = waiting;
        this.turns = turns;
        this.preferences = preferences;
        this.accounts = accounts;
        this.messengers = messengers;
        this.jobs = jobs;
    }

    /** Keeps that something awaits each of those it concerns, and gives them a turn. */
    void give(Notice notice) {
        keeper.call(Purpose.NOTICING, notice.practice(), notice.relationship(), kept -> {
            waiting.awaited(kept, notice).forEach(whom -> give(kept, notice, whom));
            return true;
        });
    }

    private void give(Kept kept, Notice notice, Viewer whom) {
        turns.lock(kept, whom);
        waiting.add(kept, notice, whom, AGAIN);
        if (waiting.isAnything(kept, whom)) {
            accounts.address(kept, whom)
                    .ifPresent(address -> schedule(
                            kept, whom, due(kept, whom, address, now(kept).plus(FIRST))));
        }
    }

    /** The job's instance names the practice and the turn, and nothing else. */
    void come(String instance) {
        int slash = instance.indexOf('/');
        PracticeId practice = PracticeId.of(instance.substring(0, slash));
        UUID turn = UUID.fromString(instance.substring(slash + 1));
        keeper.call(Purpose.NOTICING, practice, kept -> {
            turns.end(kept, practice, turn).ifPresent(whom -> tell(kept, whom));
            return true;
        });
    }

    private void tell(Kept kept, Viewer whom) {
        waiting.dropLost(kept, whom);
        if (waiting.isAnything(kept, whom)) {
            accounts.address(kept, whom).ifPresent(address -> tell(kept, whom, address));
        }
    }

    private void tell(Kept kept, Viewer whom, Address address) {
        Instant due = due(kept, whom, address, now(kept));
        if (due.isAfter(now(kept))) {
            schedule(kept, whom, due);
        } else if (messengers.send(kept, whom, address, preferences.of(kept, whom))) {
            waiting.markTold(kept, whom);
        }
    }

    private Instant due(Kept kept, Viewer whom, Address address, Instant earliest) {
        Instant due = waiting.lastTold(kept, whom)
                .map(told -> told.plus(AGAIN))
                .filter(earliest::isBefore)
                .orElse(earliest);
        return preferences
                .of(kept, whom)
                .quiet()
                .map(quiet -> quiet.after(due, address.zone()))
                .orElse(due);
    }

    private void schedule(Kept kept, Viewer whom, Instant due) {
        UUID turn = Ids.next();
        if (turns.take(kept, whom, turn, due)) {
            jobs.schedule(new TaskInstance<>(TASK, whom.practice() + "/" + turn), due);
        }
    }

    private static Instant now(Kept kept) {
        return kept.at().toInstant();
    }
}
