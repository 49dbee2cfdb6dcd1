package org.relata.measure;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.measure.figure.Direction;
import org.relata.measure.figure.Interval;
import org.relata.measure.figure.Reliability;
import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/** Totals that the practice follows and no catalogue knows: their name, which way is better, and what is known of them. */
@Component
public class OwnInstruments {
    private static final int LONGEST = 120;

    private final Entrance entrance;
    private final OwnInstrumentStore store;
    private final Clock clock;

    OwnInstruments(Entrance entrance, OwnInstrumentStore store, Clock clock) {
        this.entrance = entrance;
        this.store = store;
        this.clock = clock;
    }

    /** Those of the practice, by name; for staff only. */
    public List<OwnInstrument> all() {
        return entrance.callEverywhere(inside -> {
            if (!inside.isStaff()) {
                throw new NotFound();
            }
            return store.all(inside);
        });
    }

    /**
     * Adds one.
     *
     * @param range null where nobody has said
     * @param reliability null where none is known
     */
    public OwnInstrument add(
            String name, Direction direction, @Nullable Interval range, @Nullable Reliability reliability) {
        if (name.isBlank() || name.strip().length() > LONGEST) {
            throw new Refused("Give it a name of at most 120 characters.");
        }
        if (range != null && !(range.low() < range.high())) {
            throw new Refused("The lowest total has to lie below the highest.");
        }
        return entrance.callEverywhere(inside -> {
            if (!inside.is(Role.CLINICIAN) && !inside.is(Role.OWNER)) {
                throw new NotFound();
            }
            var own = new OwnInstrument(Ids.next(), name.strip(), direction, range, reliability);
            if (store.insert(inside, own, clock.instant()) == 0) {
                throw new Refused("Your practice has a total of this name already.");
            }
            return own;
        });
    }
}
