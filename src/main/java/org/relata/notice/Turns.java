package org.relata.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.relata.kernel.Notice;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Viewer;
import org.relata.platform.Keeper;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Purpose;
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
    private final Recipients recipients;
    private final Messengers messengers;

    Turns(Keeper keeper, WaitingStore waiting, TurnStore turns, Recipients recipients, Messengers messengers) {
        this.keeper = keeper;
        this.waiting = waiting;
        this.turns = turns;
        this.recipients = recipients;
        this.messengers = messengers;
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
            recipients
                    .find(kept, whom)
                    .ifPresent(one ->
                            turns.give(kept, whom, due(kept, one, now(kept).plus(FIRST))));
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

    /** Seats, choices and the hour are looked at anew: all of them may have changed since the turn was given. */
    private void tell(Kept kept, Viewer whom) {
        waiting.dropLost(kept, whom);
        if (waiting.isAnything(kept, whom)) {
            recipients.find(kept, whom).ifPresent(one -> tell(kept, one));
        }
    }

    private void tell(Kept kept, Recipient one) {
        Instant due = due(kept, one, now(kept));
        if (due.isAfter(now(kept))) {
            turns.give(kept, one.viewer(), due);
        } else if (messengers.send(kept, one)) {
            waiting.markTold(kept, one.viewer());
        }
    }

    private Instant due(Kept kept, Recipient one, Instant earliest) {
        return one.reachable(waiting.lastTold(kept, one.viewer())
                .map(told -> told.plus(AGAIN))
                .filter(earliest::isBefore)
                .orElse(earliest));
    }

    private static Instant now(Kept kept) {
        return kept.at().toInstant();
    }
}
