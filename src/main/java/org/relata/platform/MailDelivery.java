package org.relata.platform;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.PracticeId;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Hands one waiting letter to the mail server. The row stays locked until the server has taken it, so two who try at once send once; only a crash in
 * that very instant repeats a letter, and then under the same Message-ID, by which a mailbox knows it.
 */
final class MailDelivery {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Keeper keeper;
    private final Vault vault;
    private final JavaMailSender server;
    private final String from;

    MailDelivery(Keeper keeper, Vault vault, JavaMailSender server, String from) {
        this.keeper = keeper;
        this.vault = vault;
        this.server = server;
        this.from = from;
    }

    /** The job's instance names the practice and the message, and nothing else. */
    void deliver(String instance) {
        int slash = instance.indexOf('/');
        PracticeId practice = PracticeId.of(instance.substring(0, slash));
        UUID id = UUID.fromString(instance.substring(slash + 1));
        keeper.call(
                Purpose.MAILING,
                practice,
                kept -> waiting(kept, practice, id)
                        .map(letter -> {
                            send(message(letter, id));
                            return kept.jdbc()
                                    .sql(
                                            "UPDATE mail.message SET letter = NULL, sent_at = :at WHERE practice_id = :practice AND message_id = :id")
                                    .param("at", kept.at())
                                    .param("practice", practice.value())
                                    .param("id", id)
                                    .update();
                        })
                        .orElse(0));
    }

    /** What a mail server says may quote the address, so none of it reaches the log. */
    private void send(MimeMessage message) {
        try {
            server.send(message);
        } catch (MailException e) {
            throw new IllegalStateException(
                    "the mail server did not take it: " + e.getClass().getSimpleName());
        }
    }

    private Optional<Letter> waiting(Kept kept, PracticeId practice, UUID id) {
        return kept.jdbc()
                .sql("""
                        SELECT letter, written_at FROM mail.message
                         WHERE practice_id = :practice AND message_id = :id AND sent_at IS NULL AND NOT held FOR UPDATE""")
                .param("practice", practice.value())
                .param("id", id)
                .query((row, n) -> Letter.unsealed(
                        vault.openForPractice(kept.jdbc(), practice, Mail.place(id), row.getBytes("letter")),
                        row.getTimestamp("written_at").toInstant()))
                .optional();
    }

    private MimeMessage message(Letter letter, UUID id) {
        try {
            MimeMessage message = server.createMimeMessage();
            MimeMessageHelper written = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            written.setFrom(from);
            written.setTo(letter.to());
            written.setSubject(letter.subject());
            written.setText(letter.text());
            message.setHeader("Message-ID", "<" + id + "@" + from.substring(from.indexOf('@') + 1) + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException e) {
            throw new IllegalStateException("a letter could not be written");
        }
    }

    /** Letters are no archive: after thirty days they are gone, sent or not. */
    static void tidy(Keeper keeper) {
        keeper.call(Purpose.MAILING, kept -> delete(kept.jdbc(), kept.at().minus(KEPT)));
    }

    private static int delete(JdbcClient jdbc, OffsetDateTime before) {
        return jdbc.sql("DELETE FROM mail.message WHERE written_at < :before")
                .param("before", before)
                .update();
    }
}
