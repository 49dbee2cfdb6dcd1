package org.relata.messaging;

import java.util.UUID;
import org.relata.kernel.Circle;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.springframework.stereotype.Component;

/**
 * What the care team still has to come back to: flagged for oneself, or handed to a colleague, who is told that something waits. It is the team's alone: a clinician for one member only is
 * not of it, and no member can tell that anything was flagged.
 */
@Component
public class FollowUps {
    private final Rooms rooms;
    private final FollowUpStore store;

    FollowUps(Rooms rooms, FollowUpStore store) {
        this.rooms = rooms;
        this.store = store;
    }

    public void ask(RelationshipId in, String key, PersonId whom) {
        rooms.inside(in, room -> {
            var conversation = room.conversation(key);
            var team = room.team().orElseThrow(NotFound::new);
            if (Readers.team(room).stream().noneMatch(reader -> reader.person().equals(whom))) {
                throw new NotFound();
            }
            var about = conversation.latest();
            var wanted = new FollowUp(Ids.next(), about.id(), room.person(), room.name(), whom, room.now());
            if (store.ask(room.inside(), wanted, team.id()) == 1 && !wanted.isOwn()) {
                rooms.awaits(room, about, whom);
            }
            rooms.wrote(room, team);
            return true;
        });
    }

    public void settle(RelationshipId in, String key, UUID followUp) {
        rooms.inside(in, room -> {
            var circles =
                    room.conversation(key).circles().stream().map(Circle::id).toList();
            NotFound.unlessOne(store.settle(room.inside(), followUp, circles, room.now()));
            rooms.wrote(room, room.team().orElseThrow(NotFound::new));
            return true;
        });
    }
}
