package org.relata.notice;

import java.time.Instant;
import org.relata.identity.Address;
import org.relata.kernel.Viewer;

/** Somebody who can be told: where, and how they wish it. */
record Recipient(Viewer viewer, Address address, Preferences wish) {
    /** This very moment, or the next at which they are not to be left in peace. */
    Instant reachable(Instant moment) {
        return wish.quiet().map(quiet -> quiet.after(moment, address.zone())).orElse(moment);
    }
}
