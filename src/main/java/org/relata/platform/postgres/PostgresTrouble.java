package org.relata.platform.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Something keeps the database from working. The message is one plain sentence for the person at the keyboard: what
 * happened, what is safe, what to do. It never holds what people wrote.
 */
public final class PostgresTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PostgresTrouble(String message) {
        super(message);
    }

    PostgresTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
