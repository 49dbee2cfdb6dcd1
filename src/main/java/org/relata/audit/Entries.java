package org.relata.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.NotFound;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.springframework.stereotype.Component;

/**
 * The trail as its two readers may see it: a client what staff did in the client's own circles, the owner who was in whose record and when, but not in
 * what. Every verb works inside a transaction that has entered everywhere.
 */
@Component
public class Entries {
    /** How many days of the trail a client sees at once. */
    public static final int DAYS = 31;

    private final EntryStore store;
    private final Clock clock;

    Entries(EntryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The day on which a client's view begins unless another is asked for. */
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /**
     * What staff did in the viewer's own circles in the {@link #DAYS} days up to and including this one, newest first. Nobody learns of a partner's
     * reading, and nothing here tells a member circle from a safety circle.
     */
    public List<Visit> visits(Entered inside, LocalDate last, ZoneId zone) {
        if (inside.isStaff()) {
            throw new NotFound();
        }
        Instant until = last.plusDays(1).atStartOfDay(zone).toInstant();
        Instant from = last.minusDays(DAYS - 1L).atStartOfDay(zone).toInstant();
        return store.visits(inside, new EntryStore.Span(from, until, zone, clock.instant()));
    }

    /** The last day before those {@link #DAYS} on which there is more to see. */
    public Optional<LocalDate> earlier(Entered inside, LocalDate last, ZoneId zone) {
        Instant from = last.minusDays(DAYS - 1L).atStartOfDay(zone).toInstant();
        return store.lastBefore(inside, from, clock.instant()).map(at -> LocalDate.ofInstant(at, zone));
    }

    /** Up to {@code limit} deeds of staff, newest first, after the one with this id; for the owner alone. */
    public List<Deed> deeds(Entered inside, Optional<UUID> after, int limit) {
        if (!inside.is(Role.OWNER)) {
            throw new NotFound();
        }
        return store.deeds(inside, after, limit);
    }
}
