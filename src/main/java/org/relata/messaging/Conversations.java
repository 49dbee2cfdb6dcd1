package org.relata.messaging;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reading and writing in the conversations of one relationship; each is a circle, or several that followed each other. */
@Component
public class Conversations {
    private static final int PAGE = 50;

    private final Entrance entrance;
    private final Relationships relationships;
    private final People people;
    private final Kept kept;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Conversations(
            Entrance entrance,
            Relationships relationships,
            People people,
            Kept kept,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.people = people;
        this.kept = kept;
        this.events = events;
        this.clock = clock;
    }

    /** What is kept of messages. */
    @Component
    record Kept(MessageStore messages, SeenStore seen, DraftStore drafts, Boundaries boundaries) {}

    /** Where an older page begins: before this place in this circle. */
    public record Before(CircleId circle, long place) {}

    /** The key of a conversation in which something is unread, else of the first one. */
    public String first(RelationshipId in) {
        return entrance.call(in, inside -> {
            var all = Directory.of(relationships.circles(inside).all());
            var unread = unread(inside, all);
            return all.stream()
                    .filter(one -> count(one, unread) > 0)
                    .findFirst()
                    .or(() -> all.stream().findFirst())
                    .orElseThrow(NotFound::new)
                    .key();
        });
    }

    private Map<CircleId, Long> unread(Entered inside, List<Conversation> conversations) {
        return kept.seen()
                .unread(
                        inside,
                        conversations.stream()
                                .flatMap(one -> one.circles().stream())
                                .toList());
    }

    /** The newest messages, which are read by that; or older ones, before a place. */
    public Shown show(RelationshipId in, String key, Optional<Before> before) {
        return entrance.call(in, inside -> {
            var circles = relationships.circles(inside).all();
            var conversation = Directory.find(circles, key);
            var messages =
                    before.map(at -> older(inside, conversation, at)).orElseGet(() -> newest(inside, conversation));
            touched(Action.READ, conversation.circles());
            return shown(inside, in, conversation, page(messages), messages.size() > PAGE);
        });
    }

    /** What has come or changed since the reader's page stood at these positions. */
    public Shown since(RelationshipId in, String key, Map<CircleId, Long> positions) {
        return entrance.call(in, inside -> {
            var conversation = Directory.find(relationships.circles(inside).all(), key);
            // a circle that the page has never heard of has opened since
            var asked = conversation.circles().stream()
                    .collect(Collectors.toMap(Circle::id, circle -> positions.getOrDefault(circle.id(), 0L)));
            var messages = kept.messages().since(inside, asked);
            if (!messages.isEmpty()) {
                see(inside, conversation);
                touched(Action.READ, conversation.circles());
            }
            return shown(inside, in, conversation, messages, false);
        });
    }

    /** Sends, once for each key; throws {@link Refused} in words where it may not be. */
    public MessageId send(RelationshipId in, String key, NewMessage message) {
        return entrance.call(in, inside -> {
            var before = kept.messages().sent(inside, message.key());
            if (before.isPresent()) {
                return before.get();
            }
            var conversation = Directory.find(relationships.circles(inside).all(), key);
            var circle = writable(inside, in, conversation);
            kept.boundaries().check(inside, relationships.circles(inside).all(), conversation, message);
            return write(inside, in, conversation, circle, message);
        });
    }

    private MessageId write(
            Entered inside, RelationshipId in, Conversation conversation, Circle circle, NewMessage message) {
        var viewer = inside.viewer();
        var id = MessageId.next();
        var name = people.person(inside, viewer.person()).name();
        var place = relationships.nextPlace(circle.id());
        var row = new MessageStore.Row(
                id, circle.id(), name, place, clock.instant(), kept.boundaries().isAfterHours(inside));
        NotFound.unlessOne(kept.messages().insert(inside, row, message));
        kept.drafts().delete(inside, in, conversation.key());
        changed(List.of(circle));
        events.publishEvent(
                new Notice(viewer.practice(), in, circle.id(), place, viewer.person(), Notice.Kind.MESSAGE));
        return id;
    }

    /** Other words for one's own message; the first ones are kept. */
    public void amend(RelationshipId in, MessageId id, String text) {
        var words = NewMessage.checked(text);
        entrance.run(in, inside -> {
            var message = own(inside, id);
            if (message.text().filter(words::equals).isPresent()) {
                return;
            }
            kept.boundaries()
                    .checkWords(
                            inside,
                            relationships.circles(inside).all(),
                            relationships.circles(inside).circle(message.circle()),
                            words);
            kept.messages().amend(inside, message, words, clock.instant());
            moved(inside, message);
        });
    }

    /** Takes one's own message back, within a minute: every reader sees that it was, and no words. */
    public void withdraw(RelationshipId in, MessageId id) {
        entrance.run(in, inside -> {
            var message = own(inside, id);
            if (!message.canBeTakenBack(clock.instant())) {
                throw new Refused(
                        "A message can be taken back for one minute. You can still correct it: readers then see both.");
            }
            kept.messages().withdraw(inside, message, clock.instant());
            moved(inside, message);
        });
    }

    /** The viewer's own, in a circle that can still be written to. */
    private Message own(Entered inside, MessageId id) {
        var message = kept.messages()
                .find(inside, id)
                .filter(found -> found.isBy(inside.viewer().person()))
                .orElseThrow(NotFound::new);
        if (message.isWithdrawn()) {
            throw new Refused("This message was taken back already.");
        }
        if (!inside.writes(message.circle())) {
            throw new Refused("Nothing can be changed here any more. What was written stays as it is.");
        }
        return message;
    }

    private void moved(Entered inside, Message message) {
        kept.messages().move(inside, message, relationships.nextPlace(message.circle()));
        changed(List.of(relationships.circles(inside).circle(message.circle())));
    }

    /** Keeps what is being written, for the writer alone; what was sent already is no draft. */
    public void keepDraft(RelationshipId in, String key, UUID message, String text) {
        entrance.run(in, inside -> {
            var conversation = Directory.find(relationships.circles(inside).all(), key);
            if (kept.messages().sent(inside, message).isPresent()) {
                return;
            }
            if (text.isBlank() || text.length() > 20_000) {
                kept.drafts().delete(inside, in, conversation.key());
                return;
            }
            var own = Own.circle(relationships, inside, in);
            kept.drafts().save(own.inside(), own.circle(), in, conversation.key(), text, clock.instant());
        });
    }

    private List<Message> newest(Entered inside, Conversation conversation) {
        see(inside, conversation);
        var circles = conversation.circles().stream().map(Circle::id).toList();
        return kept.messages().newest(inside, circles, Long.MAX_VALUE, PAGE + 1);
    }

    private List<Message> older(Entered inside, Conversation conversation, Before before) {
        var circles = conversation.circles();
        var until = circles.indexOf(conversation.circle(before.circle())) + 1;
        return kept.messages()
                .newest(
                        inside,
                        circles.subList(0, until).stream().map(Circle::id).toList(),
                        before.place(),
                        PAGE + 1);
    }

    private static List<Message> page(List<Message> messages) {
        return messages.size() > PAGE ? messages.subList(1, messages.size()) : messages;
    }

    private void see(Entered inside, Conversation conversation) {
        var shown = kept.boundaries().showsReading(inside);
        var viewer = inside.viewer();
        for (var circle : conversation.circles()) {
            events.publishEvent(
                    new Noticed(viewer.practice(), viewer.person(), viewer.capacity(), circle.id(), circle.position()));
            if (kept.seen().see(inside, circle.id(), shown, clock.instant()) > 0 && shown) {
                events.publishEvent(Changed.in(viewer.practice(), List.of(circle)));
            }
        }
    }

    private Shown shown(
            Entered inside, RelationshipId in, Conversation conversation, List<Message> messages, boolean earlier) {
        var relationship = relationships.relationship(inside, in);
        var all = Directory.of(relationships.circles(inside).all());
        var unread = unread(inside, all);
        return new Shown(
                relationship,
                conversation,
                inside.viewer(),
                all.stream()
                        .map(one -> new Shown.Entry(one, count(one, unread)))
                        .toList(),
                messages,
                earlier,
                may(inside, relationship, conversation),
                new Shown.Composing(
                        Ids.next(),
                        kept.drafts().find(inside, in, conversation.key()).orElse("")));
    }

    static long count(Conversation conversation, Map<CircleId, Long> unread) {
        return conversation.circles().stream()
                .mapToLong(circle -> unread.getOrDefault(circle.id(), 0L))
                .sum();
    }

    private Shown.May may(Entered inside, Relationship relationship, Conversation conversation) {
        var refusal = kept.boundaries().refusal(inside, relationship, conversation);
        return new Shown.May(
                Readers.of(relationship, conversation, inside.viewer(), clock.instant()), refusal.isEmpty(), refusal);
    }

    private Circle writable(Entered inside, RelationshipId in, Conversation conversation) {
        var refusal = kept.boundaries().refusal(inside, relationships.relationship(inside, in), conversation);
        if (refusal.isPresent()) {
            throw new Refused(refusal.get());
        }
        return conversation.latest();
    }

    private void touched(Action action, List<Circle> circles) {
        events.publishEvent(Audited.of(action, "message", circles));
    }

    private void changed(List<Circle> circles) {
        touched(Action.WRITE, circles);
        events.publishEvent(Changed.in(Viewer.current().practice(), circles));
    }
}
