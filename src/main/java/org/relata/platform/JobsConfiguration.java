package org.relata.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.modulith.events.IncompleteEventPublications;

/**
 * Durable jobs. Every bean of type {@code OneTimeTask} or {@code RecurringTask} is known; a module schedules an instance through the {@link Scheduler}, and does so with its
 * transaction or not at all. A job's row names its work by ids and holds no data; it acts as the keeper, for a listed purpose.
 */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
    @Bean(destroyMethod = "stop")
    Scheduler scheduler(DataSource dataSource, List<OneTimeTask<?>> once, List<RecurringTask<?>> repeated) {
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), new ArrayList<>(once))
                .startTasks(repeated)
                .tableName("platform.scheduled_tasks")
                .threads(2)
                .pollingInterval(Duration.ofSeconds(1))
                .shutdownMaxWait(Duration.ofSeconds(10))
                // the message of a failed job may quote what it worked on
                .failureLogging(LogLevel.WARN, false)
                .build();
    }

    /** The same jobs, scheduled with the keeper's transaction or not at all. */
    @Bean(defaultCandidate = false)
    SchedulerClient keeperJobs(@Qualifier("keeperSource") DataSource keeperSource) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(keeperSource))
                .tableName("platform.scheduled_tasks")
                .build();
    }

    @Bean
    RecurringTask<Void> keyRotationJob(KeyRotation rotation) {
        return Tasks.recurring("key-rotation", Schedules.cron("0 0 3 1 * *"))
                .execute((instance, context) -> rotation.rotate());
    }

    /** An event whose listener failed is told again soon, not only at the next start. */
    @Bean
    RecurringTask<Void> untoldEventsJob(IncompleteEventPublications events) {
        return Tasks.recurring("untold-events", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) -> events.resubmitIncompletePublicationsOlderThan(Duration.ofMinutes(1)));
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        ready.getApplicationContext().getBean(Scheduler.class).start();
    }
}
