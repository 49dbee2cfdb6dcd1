package org.relata.attachment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.relata.platform.Keeper;
import org.relata.platform.Purpose;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What somebody began to attach and never gave is gone after a day. */
@Configuration(proxyBeanMethods = false)
class Tidying {
    private static final Duration KEPT = Duration.ofDays(1);

    @Bean
    RecurringTask<Void> attachmentTidying(Keeper keeper) {
        return Tasks.recurring("attachment-tidying", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((instance, context) -> tidy(keeper));
    }

    static int tidy(Keeper keeper) {
        return keeper.call(
                Purpose.TIDYING, kept -> GivenStore.tidy(kept.jdbc(), kept.at().minus(KEPT)));
    }
}
