package org.relata.messaging;

import org.relata.attachment.Attachments;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.relationship.Movements;
import org.springframework.stereotype.Component;

/** Writing: a message is sent once, taken back within a minute, and corrected with its first words kept. */
@Component
public class Messages {
    private final Rooms rooms;
    private final MessageStore store;
    private final DraftStore drafts;
    private final Boundaries boundaries;
    private final Beside beside;

    Messages(Rooms rooms, MessageStore store, DraftStore drafts, Boundaries boundaries, Beside beside) {
        this.rooms = rooms;
        this.store = store;
        this.drafts = drafts;
        this.boundaries = boundaries;
        this.beside = beside;
    }

    /** What other modules do for a message. */
    @Component
    record Beside(Movements movements, Attachments attachments) {}

    /** Sends, once for each key; throws {@link Refused} in words where it may not be, {@link TakenBack} and {@link Unconfirmed} among them. */
    public MessageId send(RelationshipId in, String key, NewMessage message) {
        return rooms.inside(in, room -> send(room, room.conversation(key), message));
    }

    MessageId send(Room room, Conversation conversation, NewMessage message) {
        var sent = store.sent(room.inside(), message.key()).flatMap(id -> store.find(room.inside(), id));
        if (sent.isEmpty()) {
            boundaries.check(room, conversation, message);
            return write(room, conversation, message);
        }
        return message.isIn(sent.get()) ? sent.get().id() : send(room, conversation, message.besides(sent.get()));
    }

    private MessageId write(Room room, Conversation conversation, NewMessage message) {
        var circle = conversation.latest();
        // whoever takes something back takes a place as well: from here on nobody can
        var place = beside.movements().nextPlace(room.inside(), circle.id());
        if (message.replyTo()
                .flatMap(to -> store.find(room.inside(), to))
                .filter(Message::isWithdrawn)
                .isPresent()) {
            throw new TakenBack();
        }
        var id = MessageId.next();
        var late = room.viewer().isClient() && room.promise().closed();
        var row = new MessageStore.Row(id, circle.id(), room.name(), place, room.now(), late);
        if (store.insert(room.inside(), row, message) == 0) {
            return store.sent(room.inside(), message.key()).orElseThrow(NotFound::new);
        }
        beside.attachments().give(room.inside(), circle.id(), message.files(), id.value());
        drafts.delete(room.inside(), room.relationship().id(), conversation.key());
        rooms.wrote(room, circle);
        rooms.awaits(room, circle, place);
        return id;
    }

    /** Other words for one's own message; the first ones are kept. */
    public void amend(RelationshipId in, String key, MessageId id, String text) {
        rooms.inside(in, room -> {
            var message = own(room, key, id);
            var words = NewMessage.checked(text);
            if (message.text().filter(words::equals).isEmpty()) {
                boundaries.checkWords(room, room.conversation(key).circle(message.circle()), words);
                store.amend(room.inside(), message, words, room.now());
                changed(room, key, message);
            }
            return true;
        });
    }

    /** Takes one's own message back, within a minute: every reader sees that it was, and neither words nor files. */
    public void withdraw(RelationshipId in, String key, MessageId id) {
        rooms.inside(in, room -> {
            var message = own(room, key, id);
            if (!message.canBeTakenBack(room.now())) {
                throw new Refused(
                        "A message can be taken back for one minute. You can still correct it: readers then see both.");
            }
            store.withdraw(room.inside(), message, room.now());
            beside.attachments()
                    .recall(room.inside(), message.circle(), message.id().value());
            changed(room, key, message);
            return true;
        });
    }

    /** The viewer's own, in a circle that can still be written to. */
    private Message own(Room room, String key, MessageId id) {
        var message = store.find(room.inside(), id)
                .filter(found ->
                        found.isBy(room.person()) && room.conversation(key).holds(found.circle()))
                .orElseThrow(NotFound::new);
        if (message.isWithdrawn()) {
            throw new Refused("This message was taken back already.");
        }
        if (!room.inside().writes(message.circle())) {
            throw new Refused("Nothing can be changed here any more. What was written stays as it is.");
        }
        return message;
    }

    private void changed(Room room, String key, Message message) {
        store.touch(room.inside(), message, beside.movements().nextPlace(room.inside(), message.circle()));
        rooms.wrote(room, room.conversation(key).circle(message.circle()));
    }
}
