package org.relata.messaging;

import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Refused;

/**
 * What somebody sends.
 *
 * @param key made when the page was; the same key is the same message, however often it is sent
 * @param replyTo a message of the same circle
 * @param confirmed whether the writer has been told who reads this, and has said yes
 */
public record NewMessage(UUID key, String text, Optional<MessageId> replyTo, boolean confirmed) {
    private static final int LONGEST = 10_000;

    public NewMessage {
        text = checked(text);
    }

    /** Without the space around it; throws {@link Refused} where there is nothing, or too much. */
    static String checked(String text) {
        var words = text.strip();
        if (words.isEmpty()) {
            throw new Refused("There is nothing to send yet.");
        }
        if (words.length() > LONGEST) {
            throw new Refused("This is longer than 10,000 characters. Send it in two messages.");
        }
        return words;
    }
}
