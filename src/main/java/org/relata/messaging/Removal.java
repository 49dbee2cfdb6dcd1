package org.relata.messaging;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.relata.messaging.RemovalStore.Due;
import org.relata.platform.Keeper;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was written goes at night, once the time for which it is kept has passed and nothing holds it. */
@Configuration(proxyBeanMethods = false)
class Removal {
    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

    /** Relationships in one night. */
    private static final int MOST = 200;

    private static final int PIECES = 10_000;

    @Bean
    RecurringTask<Void> messageRemoval(Keeper keeper) {
        return Tasks.recurring("message-removal", Schedules.daily(LocalTime.of(3, 30)))
                .execute((instance, context) -> remove(keeper));
    }

    static void remove(Keeper keeper) {
        for (var due : keeper.call(Purpose.RETENTION, kept -> RemovalStore.due(kept, MOST))) {
            try {
                remove(keeper, due);
            } catch (RuntimeException e) {
                LOG.error(
                        "What was written in {} could not be removed, trying again tomorrow: {}",
                        due.relationship(),
                        e.getClass().getSimpleName());
            }
        }
    }

    /** A piece in each transaction, as long as there is more; each asks anew whether it may. */
    private static void remove(Keeper keeper, Due due) {
        boolean more = true;
        for (int piece = 0; more && piece < PIECES; piece++) {
            more = keeper.call(Purpose.RETENTION, due.practice(), due.relationship(), kept -> removePiece(kept, due));
        }
    }

    /** Whether there is more. */
    private static boolean removePiece(Kept kept, Due due) {
        RetentionStore.oneAtATime(kept.jdbc(), due.relationship());
        if (!RemovalStore.isDue(kept, due)) {
            return false;
        }
        var messages = RemovalStore.newest(kept, due);
        if (messages.isEmpty()) {
            RemovalStore.finish(kept, due);
        } else {
            RemovalStore.remove(kept, due, messages);
        }
        return !messages.isEmpty();
    }
}
