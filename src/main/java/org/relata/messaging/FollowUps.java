package org.relata.messaging;

import java.util.UUID;
import org.relata.kernel.Circle;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.practice.People;
import org.springframework.stereotype.Component;

/** What the care team still has to come back to: flagged for oneself, or handed to a colleague who reads along. */
@Component
public class FollowUps {
    private final Rooms rooms;
    private final FollowUpStore store;
    private final People people;

    FollowUps(Rooms rooms, FollowUpStore store, People people) {
        this.rooms = rooms;
        this.store = store;
        this.people = people;
    }

    public void ask(RelationshipId in, String key, PersonId whom) {
        rooms.inside(in, room -> {
            var conversation = room.conversation(key);
            var circle = writable(room, conversation);
            var reads = Readers.of(room, conversation).stream()
                    .anyMatch(reader -> reader.staff() && reader.person().equals(whom));
            if (!reads && !whom.equals(room.person())) {
                throw new NotFound();
            }
            var name = people.person(room.inside(), room.person()).name();
            store.ask(room.inside(), circle.id(), whom, name, room.now());
            rooms.wrote(room, circle);
            return true;
        });
    }

    public void settle(RelationshipId in, String key, UUID followUp) {
        rooms.inside(in, room -> {
            var conversation = room.conversation(key);
            var circles = conversation.circles().stream().map(Circle::id).toList();
            NotFound.unlessOne(store.settle(room.inside(), followUp, circles, room.now()));
            rooms.wrote(room, conversation.latest());
            return true;
        });
    }

    private static Circle writable(Room room, Conversation conversation) {
        var circle = conversation.latest();
        if (room.viewer().isClient() || !room.inside().writes(circle.id())) {
            throw new NotFound();
        }
        return circle;
    }
}
