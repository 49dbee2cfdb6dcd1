package org.relata.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Viewer;
import org.relata.relationship.House;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@RelataTest
class MailDeliveryTest {
    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    House house;

    @Autowired
    Entrance entrance;

    @Autowired
    Keeper keeper;

    @Autowired
    Vault vault;

    @Autowired
    Scheduler scheduler;

    @Autowired
    @Qualifier("keeperJobs")
    SchedulerClient keeperJobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    MailDelivery delivery;
    String instance;

    @BeforeEach
    void write() {
        post.start();
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(post.getSmtp().getPort());
        delivery = new MailDelivery(keeper, vault, server, "no-reply@relata.example");
        Mail mail = new Mail(scheduler, scheduler, vault, jdbc, clock, true);
        Viewer owner = house.open();
        owner.run(() -> entrance.callAtDoor(inside -> mail.send(inside, "amara@example.org", "A link", "Text")));
        instance = jdbc.sql(
                        "SELECT task_instance FROM platform.scheduled_tasks WHERE task_name = 'mail' AND task_instance LIKE :practice")
                .param("practice", owner.practice() + "/%")
                .query(String.class)
                .single();
        scheduler.cancel(TaskInstanceId.of(Mail.TASK, instance));
    }

    @AfterEach
    void stop() {
        post.stop();
    }

    @Test
    void twentyWhoSendOneLetterAtOnceSendItOnce() {
        CountDownLatch gun = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(i -> pool.submit(() -> {
                        gun.await();
                        delivery.deliver(instance);
                        return true;
                    }));
            gun.countDown();
        }
        delivery.deliver(instance);
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whatFailsIsKeptAndTheLogLearnsNoAddress() {
        post.stop();
        assertThatThrownBy(() -> delivery.deliver(instance))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageNotContaining("amara");
        post.start();
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(post.getSmtp().getPort());
        new MailDelivery(keeper, vault, server, "no-reply@relata.example").deliver(instance);
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whatTheKeeperWritesIsSentWithItsTransactionOrNotAtAll() {
        Mail mail = new Mail(scheduler, keeperJobs, vault, jdbc, clock, true);
        PracticeId practice = PracticeId.of(instance.substring(0, instance.indexOf('/')));
        assertThatThrownBy(() -> keeper.call(Purpose.NOTICING, practice, kept -> {
                    mail.send(kept, practice, "amara@example.org", "You have a new message", "Text");
                    throw new IllegalStateException("stopped halfway");
                }))
                .hasMessage("stopped halfway");
        assertThat(jobs(practice)).isEmpty();
        keeper.call(
                Purpose.NOTICING,
                practice,
                kept -> mail.send(kept, practice, "amara@example.org", "You have a new message", "Text"));
        assertThat(jobs(practice)).singleElement().satisfies(job -> {
            scheduler.cancel(TaskInstanceId.of(Mail.TASK, job));
            delivery.deliver(job);
        });
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    private List<String> jobs(PracticeId practice) {
        return jdbc.sql(
                        "SELECT task_instance FROM platform.scheduled_tasks WHERE task_name = 'mail' AND task_instance LIKE :practice")
                .param("practice", practice + "/%")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void onceSentTheTextIsGone() {
        delivery.deliver(instance);
        Integer kept = keeper.call(
                Purpose.MAILING,
                inside -> inside.jdbc()
                        .sql("SELECT count(*) FROM mail.message WHERE sent_at IS NOT NULL AND letter IS NOT NULL")
                        .query(Integer.class)
                        .single());
        assertThat(kept).isZero();
    }
}
