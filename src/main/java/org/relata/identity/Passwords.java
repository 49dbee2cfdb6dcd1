package org.relata.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id at 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet), two at a time: so much memory and time is the point of it, and must
 * not become a way to stop the server.
 */
@Component
class Passwords {
    /** A hash that no password has: comparing with it costs what any comparison costs. */
    private static final String NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 5;
    /** Partners who share an address are common; whether there are none, one or two must not show. */
    private static final int AT_LEAST = 2;

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    String hash(String password) {
        return inTurn(() -> argon.encode(normal(password)));
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> argon.matches(normal(password), hash));
    }

    /** Whether the password is the one behind each hash; none is skipped, and for fewer than two the same work is done. */
    List<Boolean> matches(String password, List<String> hashes) {
        return inTurn(() -> {
            List<Boolean> matches = new ArrayList<>();
            for (String hash : hashes) {
                matches.add(argon.matches(normal(password), hash));
            }
            for (int i = hashes.size(); i < AT_LEAST; i++) {
                argon.matches(normal(password), NOBODY);
            }
            return matches;
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** One form for what two keyboards type differently, and no more of it than is allowed: longer ones match nothing. */
    private static String normal(String password) {
        String one = Normalizer.normalize(password, Normalizer.Form.NFC);
        return one.length() > PasswordRules.LONGEST ? one.substring(0, PasswordRules.LONGEST) + "\0" : one;
    }
}
