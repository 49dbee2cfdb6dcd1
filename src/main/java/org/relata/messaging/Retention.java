package org.relata.messaging;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** For how long a practice keeps what was written after care has ended, and what stops that it goes. */
@Component
public class Retention {
    private static final int LONGEST_REASON = 500;

    private final Entrance entrance;
    private final Rooms rooms;
    private final RetentionStore store;
    private final Relationships relationships;
    private final Clock clock;

    Retention(Entrance entrance, Rooms rooms, RetentionStore store, Relationships relationships, Clock clock) {
        this.entrance = entrance;
        this.rooms = rooms;
        this.store = store;
        this.relationships = relationships;
        this.clock = clock;
    }

    /**
     * How it stands with one relationship.
     *
     * @param until when what was written goes; empty while care goes on
     */
    public record Keeping(Optional<Instant> until, Optional<Hold> hold) {}

    /** That nothing may go, and why. */
    public record Hold(String reason, String by, Instant at) {}

    /**
     * What the owner is told of it.
     *
     * @param last when something was removed last; empty where nothing ever was
     */
    public record Overview(int years, int relationships, long messages, Optional<Instant> last) {}

    public Overview overview() {
        return entrance.callAtDoor(store::overview);
    }

    /** For the owner; a shorter time takes nothing within thirty days. */
    public void keep(int years) {
        if (years < 1 || years > 50) {
            throw new Refused("Messages are kept for 1 to 50 years.");
        }
        entrance.callAtDoor(inside -> {
            if (!inside.is(Role.OWNER)) {
                throw new NotFound();
            }
            store.keep(inside, years, clock.instant());
            return true;
        });
    }

    int years(Entered inside) {
        return store.years(inside);
    }

    /** For the owner and who treats; nothing for others. */
    Optional<Keeping> keeping(Room room) {
        return arranges(room)
                ? Optional.of(store.keeping(room.inside(), room.relationship().id()))
                : Optional.empty();
    }

    /** From now on nothing goes, until this is lifted. */
    public void hold(RelationshipId in, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refused("A hold needs its reason, in at most 500 characters.");
        }
        rooms.inside(in, room -> {
            arranging(room);
            if (store.hold(room.inside(), in, reason.strip(), room.now()) != 1) {
                throw new Refused("This is held already.");
            }
            rooms.held(room);
            return true;
        });
    }

    public void lift(RelationshipId in) {
        rooms.inside(in, room -> {
            arranging(room);
            NotFound.unlessOne(store.lift(room.inside(), in, room.now()));
            rooms.held(room);
            return true;
        });
    }

    private void arranging(Room room) {
        if (!arranges(room)) {
            throw new NotFound();
        }
    }

    private boolean arranges(Room room) {
        return relationships.mayArrange(room.inside(), room.relationship());
    }
}
