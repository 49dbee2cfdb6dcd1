package org.relata.identity.web;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.relata.identity.Holder;

/**
 * Between the password and the code: nobody is signed in yet.
 *
 * @param candidates everybody behind the address whose password it was
 */
record Pending(List<Holder> candidates, String to, Instant since, int wrong) implements Serializable {
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final int TRIES = 5;

    Pending wrongOnce() {
        return new Pending(candidates, to, since, wrong + 1);
    }

    boolean isOver(Instant now) {
        return wrong >= TRIES || since.plus(LASTS).isBefore(now);
    }
}
