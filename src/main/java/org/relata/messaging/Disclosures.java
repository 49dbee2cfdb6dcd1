package org.relata.messaging;

import java.util.Optional;
import org.relata.kernel.NotFound;
import org.relata.kernel.RelationshipId;
import org.relata.messaging.Conversation.Kind;
import org.relata.relationship.Movements;
import org.springframework.stereotype.Component;

/** The disclosure ledger: what a member said alone comes into the work together by that member's word, and both the asking and the answer are kept. */
@Component
public class Disclosures {
    private final Rooms rooms;
    private final MessageStore messages;
    private final DisclosureStore store;
    private final Movements movements;

    Disclosures(Rooms rooms, MessageStore messages, DisclosureStore store, Movements movements) {
        this.rooms = rooms;
        this.messages = messages;
        this.store = store;
        this.movements = movements;
    }

    /** A clinician asks the author of a private message whether it may be brought into the work together; once. */
    public void propose(RelationshipId in, String key, MessageId id) {
        rooms.inside(in, room -> {
            var message = alone(room, key, id)
                    .filter(one -> !one.author().staff() && !room.viewer().isClient())
                    .orElseThrow(NotFound::new);
            var under = room.relationship().policy().orElseThrow(NotFound::new);
            if (store.propose(room.inside(), message, room.name(), under, room.now()) == 1) {
                recorded(room, key, message);
            }
            return true;
        });
    }

    /** The author says whether it may, whether it stays, or that they will say it themselves; and may say otherwise later. */
    public void answer(RelationshipId in, String key, MessageId id, Disclosure.Answer answer) {
        rooms.inside(in, room -> {
            var message =
                    alone(room, key, id).filter(one -> one.isBy(room.person())).orElseThrow(NotFound::new);
            NotFound.unlessOne(store.answer(room.inside(), message, answer, room.now()));
            recorded(room, key, message);
            return true;
        });
    }

    private Optional<Message> alone(Room room, String key, MessageId id) {
        var conversation = room.conversation(key);
        return conversation.kind() != Kind.ALONE
                ? Optional.empty()
                : messages.find(room.inside(), id)
                        .filter(one -> !one.isWithdrawn()
                                && conversation.holds(one.circle())
                                && room.inside().writes(one.circle()));
    }

    private void recorded(Room room, String key, Message message) {
        var circle = room.conversation(key).circle(message.circle());
        var place = movements.nextPlace(room.inside(), circle.id());
        messages.touch(room.inside(), message, place);
        rooms.wrote(room, circle);
        rooms.awaits(room, circle, place);
    }
}
