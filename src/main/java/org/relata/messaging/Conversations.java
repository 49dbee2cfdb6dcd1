package org.relata.messaging;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.relata.attachment.Attached;
import org.relata.attachment.Attachments;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.Noticed;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Writing;
import org.relata.messaging.Conversation.Kind;
import org.relata.relationship.Own;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reading the conversations of one relationship, and what one has begun to write there. */
@Component
public class Conversations {
    private static final int PAGE = 50;
    private static final int LONGEST_DRAFT = 20_000;
    private static final int ON_PAPER = 2_000;

    private final Rooms rooms;
    private final Relationships relationships;
    private final Kept kept;
    private final ApplicationEventPublisher events;

    Conversations(Rooms rooms, Relationships relationships, Kept kept, ApplicationEventPublisher events) {
        this.rooms = rooms;
        this.relationships = relationships;
        this.kept = kept;
        this.events = events;
    }

    /** What a page of a conversation is put together from. */
    @Component
    record Kept(
            MessageStore messages,
            Messages sending,
            SeenStore seen,
            ReadMarks marks,
            DraftStore drafts,
            DisclosureStore disclosures,
            FollowUpStore followUps,
            Attachments attachments,
            Boundaries boundaries) {}

    /** Where an older page begins: before this place in this circle. */
    public record Before(CircleId circle, long place) {}

    /** The key of a conversation in which something is unread, else of the first one. */
    public String first(RelationshipId in) {
        return rooms.inside(in, room -> {
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
        return rooms.inside(in, room -> {
            var conversation = room.conversation(key);
            var unread = unread(room);
            var messages =
                    before.map(at -> older(room, conversation, at)).orElseGet(() -> newest(room, conversation, unread));
            rooms.read(conversation.circles());
            var earlier = messages.size() > PAGE;
            var page = earlier ? messages.subList(1, messages.size()) : messages;
            return shown(room, conversation, new Page(page, earlier, Optional.of(unread)));
        });
    }

    /** The newest two thousand messages, to be printed. */
    public Shown paper(RelationshipId in, String key) {
        return rooms.inside(in, room -> {
            var conversation = room.conversation(key);
            var circles = conversation.circles().stream().map(Circle::id).toList();
            var messages = kept.messages().newest(room.inside(), circles, Long.MAX_VALUE, ON_PAPER);
            rooms.read(conversation.circles());
            return shown(room, conversation, new Page(messages, false, Optional.empty()));
        });
    }

    /** What the viewer may write here, and has begun to; no message is shown by that, so none is read. */
    public Shown composer(RelationshipId in, String key) {
        return rooms.inside(
                in, room -> shown(room, room.conversation(key), new Page(List.of(), false, Optional.of(Map.of()))));
    }

    /**
     * What has come or changed since the reader's page stood at these positions; a circle that it has never heard of has opened since. Where that is more
     * than a page should take in, it is as if it were not there, and the page is to be opened anew.
     */
    public Shown since(RelationshipId in, String key, Map<CircleId, Long> positions) {
        return rooms.inside(in, room -> {
            var shown = since(room, room.conversation(key), positions);
            if (shown.messages().size() >= MessageStore.MOST_SINCE) {
                throw new NotFound();
            }
            return shown;
        });
    }

    /** Sends, and returns what has come since the writer's page stood at these positions, what was sent among it. */
    public Shown send(RelationshipId in, String key, NewMessage message, Map<CircleId, Long> positions) {
        return rooms.inside(in, room -> {
            kept.sending().send(room, room.conversation(key), message);
            var moved = room.with(relationships.circles(room.inside()).all());
            return since(moved, moved.conversation(key), positions);
        });
    }

    private Shown since(Room room, Conversation conversation, Map<CircleId, Long> positions) {
        var asked = conversation.circles().stream()
                .collect(Collectors.toMap(Circle::id, circle -> positions.getOrDefault(circle.id(), 0L)));
        var messages = kept.messages().since(room.inside(), asked);
        var others = messages.stream()
                .filter(message -> !message.isBy(room.person()))
                .map(Message::circle)
                .collect(Collectors.toSet());
        conversation.circles().stream()
                .filter(circle -> others.contains(circle.id()))
                .forEach(circle -> see(room, conversation, circle));
        if (!others.isEmpty()) {
            rooms.read(conversation.circles());
        }
        return shown(room, conversation, new Page(messages, false, Optional.empty()));
    }

    /** Lets the other readers know that the viewer is writing, where the practice wants that and the viewer can write. */
    public void writing(RelationshipId in, String key) {
        rooms.inside(in, room -> {
            var conversation = room.conversation(key);
            if (room.promise().rules().showsWriting()
                    && kept.boundaries().refusal(room, conversation).isEmpty()) {
                events.publishEvent(new Writing(
                        room.viewer().practice(), conversation.latest().id(), room.person()));
            }
            return true;
        });
    }

    /** Keeps what is being written, for the writer alone; what was sent already is no draft. */
    public void keepDraft(RelationshipId in, String key, UUID message, String text) {
        rooms.inside(in, room -> {
            var conversation = room.conversation(key);
            if (isSent(room, message, text)) {
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

    /** Whether these words are the beginning of what was sent, which were kept later than it. */
    private boolean isSent(Room room, UUID message, String text) {
        return kept
                .messages()
                .sent(room.inside(), message)
                .flatMap(id -> kept.messages().find(room.inside(), id))
                .stream()
                .flatMap(sent -> sent.first().or(sent::text).stream())
                .anyMatch(words -> words.startsWith(text.strip()));
    }

    private List<Message> newest(Room room, Conversation conversation, Map<CircleId, Long> unread) {
        for (var circle : conversation.circles()) {
            if (unread.remove(circle.id()) != null) {
                see(room, conversation, circle);
            } else if (circle.isOpen()) {
                looked(room, circle);
            }
        }
        var circles = conversation.circles().stream().map(Circle::id).toList();
        return kept.messages().newest(room.inside(), circles, Long.MAX_VALUE, PAGE + 1);
    }

    private List<Message> older(Room room, Conversation conversation, Before before) {
        var circles = conversation.circles();
        var until = circles.indexOf(conversation.circle(before.circle())) + 1;
        var asked = circles.subList(0, until).stream().map(Circle::id).toList();
        return kept.messages().newest(room.inside(), asked, before.place(), PAGE + 1);
    }

    /** What is shown is read by that; what was unread no longer is. */
    private void see(Room room, Conversation conversation, Circle circle) {
        looked(room, circle);
        kept.marks().see(room, conversation, circle);
    }

    private void looked(Room room, Circle circle) {
        var viewer = room.viewer();
        events.publishEvent(
                new Noticed(viewer.practice(), viewer.person(), viewer.capacity(), circle.id(), circle.position()));
    }

    /** Some messages of a conversation; with what is unread elsewhere where all that stands around them is shown too. */
    private record Page(List<Message> messages, boolean earlier, Optional<Map<CircleId, Long>> unread) {
        long unread(Conversation conversation) {
            return unread.map(counts -> count(conversation, counts)).orElse(0L);
        }
    }

    private Shown shown(Room room, Conversation conversation, Page page) {
        var refusal = kept.boundaries().refusal(room, conversation);
        var readers = Readers.of(room, conversation);
        var draft = page.unread()
                .flatMap(whole ->
                        kept.drafts().find(room.inside(), room.relationship().id(), conversation.key()));
        return new Shown(
                room.relationship(),
                conversation,
                room.viewer(),
                room.circles().stream()
                        .sorted(Comparator.comparing(Circle::kind))
                        .map(Circle::id)
                        .filter(circle -> !conversation.holds(circle))
                        .toList(),
                room.conversations().stream()
                        .map(one -> new Shown.Entry(one, page.unread(one)))
                        .toList(),
                page.messages(),
                files(room, page.messages()),
                disclosures(room, conversation, page.messages()),
                page.earlier(),
                page.unread().isEmpty() ? List.of() : followUps(room, conversation),
                new Shown.May(readers, refusal.isEmpty(), refusal, room.team().isPresent()),
                kept.marks().of(room, conversation, readers),
                new Shown.Composing(Ids.next(), draft.orElse("")),
                room.promise());
    }

    private List<FollowUp> followUps(Room room, Conversation conversation) {
        return room.viewer().isClient()
                ? List.of()
                : kept.followUps()
                        .open(
                                room.inside(),
                                conversation.circles().stream().map(Circle::id).toList());
    }

    private Map<UUID, List<Attached>> files(Room room, List<Message> messages) {
        var with = messages.stream()
                .filter(Message::hasFiles)
                .map(message -> message.id().value())
                .toList();
        return kept.attachments().of(room.inside(), with);
    }

    private Map<MessageId, Disclosure> disclosures(Room room, Conversation conversation, List<Message> messages) {
        return conversation.kind() != Kind.ALONE || messages.isEmpty()
                ? Map.of()
                : kept
                        .disclosures()
                        .of(room.inside(), messages.stream().map(Message::id).toList())
                        .stream()
                        .collect(Collectors.toMap(Disclosure::message, one -> one));
    }

    private Map<CircleId, Long> unread(Room room) {
        var circles = room.conversations().stream()
                .flatMap(one -> one.circles().stream())
                .map(circle -> circle.id().value())
                .toArray(UUID[]::new);
        return kept.seen().unread(room.inside(), circles);
    }

    static long count(Conversation conversation, Map<CircleId, Long> unread) {
        return conversation.circles().stream()
                .mapToLong(circle -> unread.getOrDefault(circle.id(), 0L))
                .sum();
    }
}
