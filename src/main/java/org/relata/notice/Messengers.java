package org.relata.notice;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.List;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.platform.Installation;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Mail;
import org.relata.ui.Words;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The ways in which somebody is told, as they wish. What leaves the house is one sentence and an address that opens nothing by itself. */
@Component
class Messengers {
    static final String PUSH = "push";

    private final Mail mail;
    private final PushStore devices;
    private final SchedulerClient jobs;
    private final Installation installation;

    Messengers(Mail mail, PushStore devices, @Qualifier("keeperJobs") SchedulerClient jobs, Installation installation) {
        this.mail = mail;
        this.devices = devices;
        this.jobs = jobs;
        this.installation = installation;
    }

    /** Tells in the keeper's transaction, or not at all; false where the person wishes to be told in no way that there is. */
    boolean send(Kept kept, Recipient one) {
        boolean mail = one.wish().mail();
        if (mail) {
            write(kept, one);
        }
        List<UUID> showing = one.wish().push() ? devices.of(kept, one.viewer()) : List.of();
        showing.forEach(device -> push(kept, one, device));
        return mail || !showing.isEmpty();
    }

    private void write(Kept kept, Recipient one) {
        Words words = new Words(one.address().language());
        String text = words.say("notice.mail.text", installation.publicUrl());
        mail.send(kept, one.viewer().practice(), one.address().email(), words.say("notice.mail.subject"), text);
    }

    private void push(Kept kept, Recipient one, UUID device) {
        var errand = new PushDelivery.Errand(
                one.viewer().practice(), device, one.address().language(), Ids.next());
        jobs.schedule(new TaskInstance<>(PUSH, errand.instance()), kept.at().toInstant());
    }
}
