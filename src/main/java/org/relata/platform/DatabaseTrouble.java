package org.relata.platform;

import org.jspecify.annotations.Nullable;

/** The database cannot be served from; the message is one plain sentence for whoever runs the installation. */
public class DatabaseTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseTrouble(@Nullable String message) {
        super(message);
    }
}
