package org.relata.messaging;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.relata.attachment.Attachments;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.messaging.Copy.Part;
import org.relata.messaging.Copy.Period;
import org.relata.messaging.Retention.Keeping;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.springframework.stereotype.Component;

/**
 * A member's copy of what was written: every conversation of a relationship that this member sits in. Members take their own. Who treats all of them
 * makes one for a member: from the circles that both have entered, and so with the same content.
 */
@Component
public class Copies {
    /** Read in one transaction. */
    private static final int PIECE = 500;

    private final Rooms rooms;
    private final MessageStore messages;
    private final DisclosureStore disclosures;
    private final Attachments attachments;
    private final Retention retention;

    Copies(
            Rooms rooms,
            MessageStore messages,
            DisclosureStore disclosures,
            Attachments attachments,
            Retention retention) {
        this.rooms = rooms;
        this.messages = messages;
        this.disclosures = disclosures;
        this.attachments = attachments;
        this.retention = retention;
    }

    /**
     * What there is to take away, and for how long it stays.
     *
     * @param members of whom the viewer may take a copy: a client of themselves, who treats of everybody who is or was a member
     * @param years for how long the practice keeps messages after care has ended
     * @param keeping how it stands with these, for the owner and who treats
     */
    public record Offer(Relationship relationship, List<Member> members, int years, Optional<Keeping> keeping) {}

    public Offer offer(RelationshipId in) {
        return rooms.inside(in, room -> {
            var years = retention.years(room.inside());
            var offer = new Offer(room.relationship(), members(room), years, retention.keeping(room));
            if (offer.members().isEmpty() && offer.keeping().isEmpty()) {
                throw new NotFound();
            }
            return offer;
        });
    }

    /** Begins a copy, which stands in the trail from then on. */
    public Copy take(RelationshipId in, PersonId of) {
        return rooms.inside(in, room -> {
            var copy = copy(room, of);
            rooms.exported(copy.circles());
            return copy;
        });
    }

    /** What was written in this period after a place, a piece at a time; empty at its end, which is where it stood when the copy was begun. */
    public List<Said> after(Copy copy, Period period, long place) {
        var circle = period.circle();
        return rooms.inside(
                copy.relationship(), room -> said(room, messages.after(room.inside(), circle, place, PIECE)));
    }

    /** The newest messages of a conversation, oldest first. */
    public List<Said> newest(Copy copy, Part part, int limit) {
        return rooms.inside(copy.relationship(), room -> {
            var circles = ids(part.conversation().circles());
            return said(room, messages.newest(room.inside(), circles, Long.MAX_VALUE, limit));
        });
    }

    private static List<Member> members(Room room) {
        return room.relationship().members().stream()
                .filter(member -> mayTake(room, member.person()))
                .collect(Collectors.toMap(Member::person, member -> member, (first, again) -> again))
                .values()
                .stream()
                .sorted(Comparator.comparing(Member::position))
                .toList();
    }

    private static Copy copy(Room room, PersonId of) {
        var conversations = mayTake(room, of)
                ? Directory.of(room.circles().stream()
                        .filter(circle -> circle.clients().contains(of))
                        .toList())
                : List.<Conversation>of();
        if (conversations.isEmpty()) {
            throw new NotFound();
        }
        return new Copy(
                room.relationship().id(),
                names(room, List.of(of)).getFirst(),
                room.name(),
                room.now(),
                conversations.stream().map(one -> part(room, one, of)).toList());
    }

    private static Part part(Room room, Conversation conversation, PersonId of) {
        var periods = conversation.circles().stream()
                .map(circle -> new Period(circle, names(room, circle.clients())))
                .toList();
        return new Part(conversation, Readers.careTeam(room, conversation, of), periods);
    }

    private static boolean mayTake(Room room, PersonId of) {
        return room.viewer().isClient()
                ? room.person().equals(of)
                : room.inside().is(Role.CLINICIAN) && treats(room);
    }

    private static boolean treats(Room room) {
        return room.relationship().careTeam().stream()
                .anyMatch(row -> row.person().equals(room.person()) && row.arranges(room.now()));
    }

    /** Of members, in the order of joining. */
    private static List<String> names(Room room, Collection<PersonId> persons) {
        return room.relationship().members().stream()
                .filter(member -> persons.contains(member.person()))
                .sorted(Comparator.comparing(Member::position))
                .map(Member::name)
                .distinct()
                .toList();
    }

    private List<Said> said(Room room, List<Message> found) {
        var files = attachments.of(
                room.inside(),
                found.stream()
                        .filter(Message::hasFiles)
                        .map(message -> message.id().value())
                        .toList());
        Map<MessageId, Disclosure> proposed =
                disclosures.of(room.inside(), found.stream().map(Message::id).toList()).stream()
                        .collect(Collectors.toMap(Disclosure::message, one -> one));
        return found.stream()
                .map(message -> new Said(
                        message,
                        Optional.ofNullable(proposed.get(message.id())),
                        files.getOrDefault(message.id().value(), List.of())))
                .toList();
    }

    private static List<CircleId> ids(List<Circle> circles) {
        return circles.stream().map(Circle::id).toList();
    }
}
