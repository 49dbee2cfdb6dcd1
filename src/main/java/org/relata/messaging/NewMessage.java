package org.relata.messaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.attachment.FileId;
import org.relata.kernel.Refused;

/**
 * What somebody sends.
 *
 * @param key made when the page was; the same words under the same key are the same message, however often it is sent
 * @param replyTo a message of the same circle
 * @param files what goes with it; with files, words may be missing
 * @param confirmed whether the writer has been told who reads this, and has said yes
 */
public record NewMessage(UUID key, String text, Optional<MessageId> replyTo, List<FileId> files, boolean confirmed) {
    private static final int LONGEST = 10_000;

    public NewMessage {
        text = files.isEmpty() ? checked(text) : bounded(text.strip());
    }

    /** Without the space around it; throws {@link Refused} where there is nothing, or too much. */
    static String checked(String text) {
        var words = text.strip();
        if (words.isEmpty()) {
            throw new Refused("There is nothing to send yet.");
        }
        return bounded(words);
    }

    private static String bounded(String words) {
        if (words.length() > LONGEST) {
            throw new Refused("This is longer than 10,000 characters. Send it in two messages.");
        }
        return words;
    }

    /**
     * The same under a key of its own, which follows from what it says: for who has changed what they could not know was sent already.
     *
     * @param sent what came under the key before; its files went with it
     */
    NewMessage besides(Message sent) {
        var own = UUID.nameUUIDFromBytes((key + text + files).getBytes(StandardCharsets.UTF_8));
        return new NewMessage(own, text, replyTo, sent.hasFiles() ? List.of() : files, confirmed);
    }

    /** Whether nothing of this is missing in what was sent. */
    boolean isIn(Message sent) {
        return sent.isWithdrawn()
                || (sent.first().or(sent::text).filter(text::equals).isPresent()
                        && (files.isEmpty() || sent.hasFiles()));
    }

    /** Words alone. */
    public static NewMessage of(UUID key, String text) {
        return new NewMessage(key, text, Optional.empty(), List.of(), false);
    }
}
