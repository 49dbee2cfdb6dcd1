package org.relata.identity;

import java.time.Instant;

/** The app on somebody's phone that shows the code of the moment. */
public final class Authenticator {
    private Authenticator() {}

    public static String code(String seed) {
        return Totp.code(seed, Instant.now());
    }
}
