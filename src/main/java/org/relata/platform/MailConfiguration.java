package org.relata.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int TRIES = 24 * 7;

    @Bean
    Mail mail(
            Scheduler scheduler,
            @Qualifier("keeperJobs") SchedulerClient keeperJobs,
            Vault vault,
            JdbcClient jdbc,
            Clock clock,
            Installation installation,
            @Value("${spring.mail.host:}") String server) {
        return new Mail(scheduler, keeperJobs, vault, jdbc, clock, !server.isBlank() && !installation.demo());
    }

    @Bean
    OneTimeTask<Void> mailJob(
            Optional<JavaMailSender> server,
            Keeper keeper,
            Vault vault,
            Installation installation,
            @Value("${relata.mail-from:}") String from) {
        String sender = from.isBlank()
                ? "no-reply@" + URI.create(installation.publicUrl()).getHost()
                : from;
        Optional<MailDelivery> delivery = server.map(known -> new MailDelivery(keeper, vault, known, sender));
        return Tasks.oneTime(Mail.TASK)
                .onFailure(MailConfiguration::later)
                .execute((instance, context) -> delivery.orElseThrow(
                                () -> new IllegalStateException("no mail server is set any more"))
                        .deliver(instance.getId()));
    }

    @Bean
    RecurringTask<Void> mailTidying(Keeper keeper) {
        return Tasks.recurring("mail-tidying", Schedules.daily(LocalTime.of(3, 40)))
                .execute((instance, context) -> MailDelivery.tidy(keeper));
    }

    /** Twice as long after each failure, at most an hour, for about a week. */
    private static void later(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        int failures = failed.getExecution().consecutiveFailures;
        if (failures >= TRIES) {
            operations.stop();
        } else {
            Duration pause = FIRST.multipliedBy(1L << Math.min(failures, 10));
            operations.reschedule(failed, failed.getTimeDone().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
        }
    }
}
