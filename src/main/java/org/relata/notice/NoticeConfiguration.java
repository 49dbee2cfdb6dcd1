package org.relata.notice;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {
    /** Asked for at each turn, since what tells needs the scheduler that needs this job. */
    @Bean
    OneTimeTask<Void> noticeJob(ObjectProvider<Turns> turns) {
        return Tasks.oneTime(Turns.TASK)
                .execute((instance, context) -> turns.getObject().come(instance.getId()));
    }
}
