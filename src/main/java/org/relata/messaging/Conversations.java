package org.relata.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.relata.attachment.Attachments;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.Notice;
import org.relata.kernel.Noticed;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reading and writing in the conversations of one relationship; each is a circle, or several that followed each other. */
@Component
public class Conversations {
    private static final int PAGE = 50;
    private static final int LONGEST_DRAFT = 20_000;

    private final Entrance entrance;
    private final Relationships relationships;
    private final People people;
    private final Kept kept;
    private final ApplicationEventPublisher events;

    Conversations(
            Entrance entrance,
            Relationships relationships,
            People people,
            Kept kept,
            ApplicationEventPublisher events) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.people = people;
        this.kept = kept;
        this.events = events;
    }

    /** What is kept of messages, and what holds for them. */
    @Component
    record Kept(
            MessageStore messages, SeenStore seen, DraftStore drafts, Attachments attachments, Boundaries boundaries) {}

    /** Where an older page begins: before this place in this circle. */
    public record Before(CircleId circle, long place) {}

    /** The key of a conversation in which something is unread, else of the first one. */
    public String first(RelationshipId in) {
        return inside(in, room -> {
            var unread = unread(room);
            return room.conversations().stream()
                    .filter(one -> count(one, unread) > 0)
                    .findFirst()
                    .or(() -> room.conversations().stream().findFirst())
                    .orElseThrow(NotFound::new)
                    .key();
        });
    }

    /** The newest messages, which are read by that; or older ones, before a place. */
    public Shown show(RelationshipId in, String key, Optional<Before> before) {
        return inside(in, room -> {
            var conversation = room.conversation(key);
            var messages = before.map(at -> older(room, conversation, at)).orElseGet(() -> newest(room, conversation));
            touched(Action.READ, conversation.circles());
            var page = messages.size() > PAGE ? messages.subList(1, messages.size()) : messages;
            return shown(room, conversation, page, messages.size() > PAGE);
        });
    }

    /** What the viewer may write here, and has begun to; no message is shown by that, so none is read. */
    public Shown composer(RelationshipId in, String key) {
        return inside(in, room -> shown(room, room.conversation(key), List.of(), false));
    }

    /** What has come or changed since the reader's page stood at these positions; a circle that it has never heard of has opened since. */
    public Shown since(RelationshipId in, String key, Map<CircleId, Long> positions) {
        return inside(in, room -> {
            var conversation = room.conversation(key);
            var asked = conversation.circles().stream()
                    .collect(Collectors.toMap(Circle::id, circle -> positions.getOrDefault(circle.id(), 0L)));
            var messages = kept.messages().since(room.inside(), asked);
            if (!messages.isEmpty()) {
                see(room, conversation);
                touched(Action.READ, conversation.circles());
            }
            return shown(room, conversation, messages, false);
        });
    }

    /** Sends, once for each key; throws {@link Refused} in words where it may not be. */
    public MessageId send(RelationshipId in, String key, NewMessage message) {
        return inside(in, room -> {
            var conversation = room.conversation(key);
            return kept.messages().sent(room.inside(), message.key()).orElseGet(() -> {
                kept.boundaries().check(room, conversation, message);
                return write(room, conversation, message);
            });
        });
    }

    private MessageId write(Room room, Conversation conversation, NewMessage message) {
        var circle = conversation.latest();
        var place = relationships.nextPlace(circle.id());
        var id = MessageId.next();
        var name = people.person(room.inside(), room.person()).name();
        var late = room.viewer().isClient() && room.promise().closed();
        var row = new MessageStore.Row(id, circle.id(), name, place, room.now(), late);
        NotFound.unlessOne(kept.messages().insert(room.inside(), row, message));
        kept.attachments().give(room.inside(), circle.id(), message.files(), id.value());
        kept.drafts().delete(room.inside(), room.relationship().id(), conversation.key());
        changed(room, circle);
        events.publishEvent(new Notice(
                room.viewer().practice(),
                room.relationship().id(),
                circle.id(),
                place,
                room.person(),
                Notice.Kind.MESSAGE));
        return id;
    }

    /** Other words for one's own message; the first ones are kept. */
    public void amend(RelationshipId in, String key, MessageId id, String text) {
        inside(in, room -> {
            var message = own(room, key, id);
            var words = NewMessage.checked(text);
            if (message.text().filter(words::equals).isEmpty()) {
                kept.boundaries().checkWords(room, room.conversation(key).circle(message.circle()), words);
                kept.messages().amend(room.inside(), message, words, room.now());
                moved(room, key, message);
            }
            return true;
        });
    }

    /** Takes one's own message back, within a minute: every reader sees that it was, and no words. */
    public void withdraw(RelationshipId in, String key, MessageId id) {
        inside(in, room -> {
            var message = own(room, key, id);
            if (!message.canBeTakenBack(room.now())) {
                throw new Refused(
                        "A message can be taken back for one minute. You can still correct it: readers then see both.");
            }
            kept.messages().withdraw(room.inside(), message, room.now());
            kept.attachments()
                    .recall(room.inside(), message.circle(), message.id().value());
            moved(room, key, message);
            return true;
        });
    }

    /** The viewer's own, in a circle that can still be written to. */
    private Message own(Room room, String key, MessageId id) {
        var conversation = room.conversation(key);
        var message = kept.messages()
                .find(room.inside(), id)
                .filter(found -> found.isBy(room.person()))
                .orElseThrow(NotFound::new);
        conversation.circle(message.circle());
        if (message.isWithdrawn()) {
            throw new Refused("This message was taken back already.");
        }
        if (!room.inside().writes(message.circle())) {
            throw new Refused("Nothing can be changed here any more. What was written stays as it is.");
        }
        return message;
    }

    private void moved(Room room, String key, Message message) {
        kept.messages().move(room.inside(), message, relationships.nextPlace(message.circle()));
        changed(room, room.conversation(key).circle(message.circle()));
    }

    /** Keeps what is being written, for the writer alone; what was sent already is no draft. */
    public void keepDraft(RelationshipId in, String key, UUID message, String text) {
        inside(in, room -> {
            var conversation = room.conversation(key);
            if (kept.messages().sent(room.inside(), message).isPresent()) {
                return false;
            }
            if (text.isBlank() || text.length() > LONGEST_DRAFT) {
                kept.drafts().delete(room.inside(), in, conversation.key());
                return false;
            }
            var own = Own.circle(relationships, room.inside(), in);
            kept.drafts().save(own.inside(), own.circle(), in, conversation.key(), text, room.now());
            return true;
        });
    }

    private List<Message> newest(Room room, Conversation conversation) {
        see(room, conversation);
        var circles = conversation.circles().stream().map(Circle::id).toList();
        return kept.messages().newest(room.inside(), circles, Long.MAX_VALUE, PAGE + 1);
    }

    private List<Message> older(Room room, Conversation conversation, Before before) {
        var circles = conversation.circles();
        var until = circles.indexOf(conversation.circle(before.circle())) + 1;
        var asked = circles.subList(0, until).stream().map(Circle::id).toList();
        return kept.messages().newest(room.inside(), asked, before.place(), PAGE + 1);
    }

    private void see(Room room, Conversation conversation) {
        var viewer = room.viewer();
        var shown = room.promise().rules().readMarks();
        for (var circle : conversation.circles()) {
            events.publishEvent(
                    new Noticed(viewer.practice(), viewer.person(), viewer.capacity(), circle.id(), circle.position()));
            if (kept.seen().see(room.inside(), circle.id(), shown, room.now()) > 0 && shown) {
                events.publishEvent(Changed.in(viewer.practice(), List.of(circle)));
            }
        }
    }

    private Shown shown(Room room, Conversation conversation, List<Message> messages, boolean earlier) {
        var unread = unread(room);
        var refusal = kept.boundaries().refusal(room, conversation);
        var draft = kept.drafts()
                .find(room.inside(), room.relationship().id(), conversation.key())
                .orElse("");
        return new Shown(
                room.relationship(),
                conversation,
                room.viewer(),
                room.conversations().stream()
                        .map(one -> new Shown.Entry(one, count(one, unread)))
                        .toList(),
                messages,
                kept.attachments()
                        .of(
                                room.inside(),
                                messages.stream().map(one -> one.id().value()).toList()),
                earlier,
                new Shown.May(Readers.of(room, conversation), refusal.isEmpty(), refusal),
                new Shown.Composing(Ids.next(), draft),
                room.promise());
    }

    private Map<CircleId, Long> unread(Room room) {
        var circles = room.conversations().stream()
                .flatMap(one -> one.circles().stream())
                .toList();
        return kept.seen().unread(room.inside(), circles);
    }

    static long count(Conversation conversation, Map<CircleId, Long> unread) {
        return conversation.circles().stream()
                .mapToLong(circle -> unread.getOrDefault(circle.id(), 0L))
                .sum();
    }

    private <T> T inside(RelationshipId in, Function<Room, T> work) {
        return entrance.call(
                in,
                inside -> work.apply(new Room(
                        inside,
                        relationships.relationship(inside, in),
                        relationships.circles(inside).all(),
                        kept.boundaries().promise(inside),
                        kept.boundaries().now())));
    }

    private void touched(Action action, List<Circle> circles) {
        events.publishEvent(Audited.of(action, "message", circles));
    }

    private void changed(Room room, Circle circle) {
        touched(Action.WRITE, List.of(circle));
        events.publishEvent(Changed.in(room.viewer().practice(), List.of(circle)));
    }
}
