package org.relata.platform;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Role;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox. A letter is written in the transaction of what it tells of, and sent after the commit: again and again until a mail server has taken it.
 * Without a mail server, and in a demo, letters stay where the owner of the practice can read them.
 */
public final class Mail {
    static final String TASK = "mail";

    /** Due already, whatever the clock of the process that sends. */
    private static final Instant AT_ONCE = Instant.EPOCH;

    private final SchedulerClient scheduler;
    private final SchedulerClient keeperJobs;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean sends;

    Mail(
            SchedulerClient scheduler,
            SchedulerClient keeperJobs,
            Vault vault,
            JdbcClient jdbc,
            Clock clock,
            boolean sends) {
        this.scheduler = scheduler;
        this.keeperJobs = keeperJobs;
        this.vault = vault;
        this.jdbc = jdbc;
        this.clock = clock;
        this.sends = sends;
    }

    /** Whether letters leave the house. */
    public boolean sends() {
        return sends;
    }

    /** Puts a letter in the outbox, with the viewer's transaction or not at all; returns whether it will be sent. */
    public boolean send(Entered inside, String to, String subject, String text) {
        return put(jdbc, scheduler, inside.viewer().practice(), new Letter(to, subject, text, clock.instant()));
    }

    /** The same with the keeper's transaction, for a purpose that may. */
    public boolean send(Kept kept, PracticeId practice, String to, String subject, String text) {
        return put(kept.jdbc(), keeperJobs, practice, new Letter(to, subject, text, clock.instant()));
    }

    private boolean put(JdbcClient with, SchedulerClient jobs, PracticeId practice, Letter letter) {
        UUID id = Ids.next();
        with.sql("""
                INSERT INTO mail.message (practice_id, message_id, letter, written_at, held) VALUES (:practice, :id, :letter, :at, :held)""")
                .param("practice", practice.value())
                .param("id", id)
                .param("letter", vault.sealForPractice(with, practice, place(id), letter.sealable()))
                .param("at", OffsetDateTime.ofInstant(letter.writtenAt(), ZoneOffset.UTC))
                .param("held", !sends)
                .update();
        if (sends) {
            jobs.schedule(new TaskInstance<>(TASK, practice + "/" + id), AT_ONCE);
        }
        return sends;
    }

    /** What could not be sent, newest first: for the owner of the practice. */
    public List<Letter> held(Entered inside, int limit) {
        return jdbc.sql("""
                SELECT message_id, letter, written_at FROM mail.message
                 WHERE practice_id = :practice AND held AND :owner ORDER BY written_at DESC LIMIT :limit""")
                .param("practice", inside.practice())
                .param("owner", inside.is(Role.OWNER))
                .param("limit", limit)
                .query((row, n) -> Letter.unsealed(
                        vault.openForPractice(
                                jdbc,
                                inside.viewer().practice(),
                                place(row.getObject("message_id", UUID.class)),
                                row.getBytes("letter")),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }

    static Place place(UUID message) {
        return new Place("mail.message", message, "letter");
    }
}
