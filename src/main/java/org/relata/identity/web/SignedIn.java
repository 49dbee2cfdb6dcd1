package org.relata.identity.web;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.relata.identity.Holder;
import org.relata.kernel.Capacity;
import org.relata.kernel.Viewer;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in, as the session carries it: who and as what, and no more.
 *
 * @param epoch the epoch of the account when the factors were given; a later one ends the session
 * @param since when the session began, from which its longest life counts
 * @param shared whether others use this device, so that nothing may be kept on it
 */
record SignedIn(Holder holder, Capacity capacity, int epoch, Instant since, boolean shared)
        implements AuthenticatedPrincipal, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** What sessions are found by. */
    @Override
    public String getName() {
        return holder.person().toString();
    }

    Viewer viewer() {
        return holder.as(capacity);
    }

    SignedIn as(Capacity other) {
        return new SignedIn(holder, other, epoch, since, shared);
    }

    SignedIn in(int later) {
        return new SignedIn(holder, capacity, later, since, shared);
    }

    SignedIn on(boolean sharedDevice) {
        return new SignedIn(holder, capacity, epoch, since, sharedDevice);
    }

    /** How long it may rest before it locks. */
    Duration idle() {
        return Duration.ofMinutes(capacity == Capacity.STAFF ? 15 : 30);
    }

    /** How long it lasts at most, whatever happens. */
    Duration longest() {
        return Duration.ofHours(capacity == Capacity.STAFF ? 12 : 24);
    }
}
