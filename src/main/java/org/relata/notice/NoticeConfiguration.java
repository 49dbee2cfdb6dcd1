package org.relata.notice;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Set;
import org.relata.platform.Installation;
import org.relata.platform.Keeper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int TRIES = 10;

    /** Asked for at each turn, since what tells needs the scheduler that needs this job. */
    @Bean
    OneTimeTask<Void> noticeJob(ObjectProvider<Turns> turns) {
        return Tasks.oneTime(Turns.TASK)
                .execute((instance, context) -> turns.getObject().come(instance.getId()));
    }

    @Bean
    PushServices pushServices(@Value("${relata.push-hosts:}") Set<String> origins) {
        return new PushServices(origins);
    }

    @Bean
    PushKeys pushKeys(Installation installation) {
        return PushKeys.in(installation.data().resolve("keys"));
    }

    @Bean
    OneTimeTask<Void> pushJob(
            Keeper keeper, PushStore devices, PushServices services, PushKeys keys, Installation installation) {
        PushDelivery delivery = new PushDelivery(keeper, devices, services, keys, installation);
        return Tasks.oneTime(Messengers.PUSH)
                .onFailure(NoticeConfiguration::later)
                .execute((instance, context) -> delivery.deliver(instance.getId()));
    }

    /** Twice as long after each failure, for about a day: after that the service would not keep it either. */
    private static void later(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        int failures = failed.getExecution().consecutiveFailures;
        if (failures >= TRIES) {
            operations.stop();
        } else {
            operations.reschedule(failed, failed.getTimeDone().plus(PAUSE.multipliedBy(1L << failures)));
        }
    }
}
