package org.relata.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.relata.attachment.Attached;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.kernel.Viewer;
import org.relata.relationship.CareTeamMember;
import org.relata.relationship.Relationship;

/**
 * A conversation as one reader sees it at one moment.
 *
 * @param elsewhere the reader's circles of this relationship that are not of this conversation
 * @param others the other conversations of this relationship that the reader takes part in, this one among them, with what is unread
 * @param messages oldest first
 * @param files what came with each of them
 * @param disclosures what was proposed of which message; of what is said alone only
 * @param earlier whether there are older ones
 * @param followUps what the care team has to come back to; for the care team only
 * @param may what the reader may do here
 * @param reading who has read what the reader wrote
 */
public record Shown(
        Relationship relationship,
        Conversation conversation,
        Viewer viewer,
        List<CircleId> elsewhere,
        List<Entry> others,
        List<Message> messages,
        Map<UUID, List<Attached>> files,
        Map<MessageId, Disclosure> disclosures,
        boolean earlier,
        List<FollowUp> followUps,
        May may,
        Reading reading,
        Composing composing,
        Promise promise) {
    /** A conversation in a list. */
    public record Entry(Conversation conversation, long unread) {}

    /**
     * @param readers everybody who reads what is written here now, the viewer apart
     * @param write whether the viewer can write now
     * @param because why not, in a sentence
     * @param note whether the viewer can write down for the care team what was said here
     */
    public record May(List<Reader> readers, boolean write, Optional<String> because, boolean note) {}

    /**
     * What the practice shows of who has read what; where it shows nothing, nothing.
     *
     * @param told whether others see that the reader has read here
     * @param mark at the newest message of the reader's own that somebody else has read
     */
    public record Reading(boolean told, Optional<Mark> mark) {
        static final Reading NONE = new Reading(false, Optional.empty());

        /** A message, where it stands, and who has read it, by name. */
        public record Mark(MessageId message, CircleId circle, long place, List<String> by) {}
    }

    /** Somebody who reads along. */
    public record Reader(PersonId person, String name, boolean staff) {}

    /** What the viewer has begun to write, and the key under which it will be sent. */
    public record Composing(UUID key, String text) {}

    /** Where this conversation stands among addresses. */
    public String path() {
        return "/relationships/" + relationship.id() + "/messages/" + conversation.key();
    }

    public Optional<Disclosure> disclosure(Message message) {
        return Optional.ofNullable(disclosures.get(message.id()));
    }

    /** Who of the care team is away at this moment. */
    public List<Absence> away() {
        return promise.away().stream()
                .filter(absence -> may.readers().stream()
                        .anyMatch(reader -> reader.staff() && reader.person().equals(absence.who())))
                .toList();
    }

    /** Whether the viewer is of the team that keeps follow-ups. */
    public boolean ofTheTeam() {
        return others.stream().anyMatch(entry -> entry.conversation().kind() == Conversation.Kind.TEAM);
    }

    /** Colleagues on the whole team to whom this can be handed. */
    public List<CareTeamMember> colleagues(Instant now) {
        return relationship.currentCareTeam(now).stream()
                .filter(row -> row.onlyMember().isEmpty()
                        && !row.person().equals(viewer.person())
                        && followUps.stream().noneMatch(one -> one.whom().equals(row.person())))
                .toList();
    }

    public boolean isFlagged() {
        return followUps.stream().anyMatch(one -> one.whom().equals(viewer.person()));
    }

    /** Whether it stands where the viewer can write now, and so can be replied to and changed. */
    public boolean isOpen(Message message) {
        return may.write && message.circle().equals(conversation.latest().id());
    }

    /** Whether the viewer can begin a note of the care team with its words. */
    public boolean mayNote(Message message) {
        return may.note && message.text().filter(words -> !words.isBlank()).isPresent();
    }

    /** Whether the viewer may ask its author that it be brought into the work together. */
    public boolean mayPropose(Message message) {
        return !viewer.isClient()
                && conversation.kind() == Conversation.Kind.ALONE
                && relationship.currentMembers().size() > 1
                && !message.author().staff()
                && disclosure(message).isEmpty();
    }

    public List<Attached> files(Message message) {
        return files.getOrDefault(message.id().value(), List.of());
    }

    /** At which positions this was made, as a page carries them: "circle=position circle=position". */
    public String at() {
        return conversation.circles().stream()
                .map(circle -> circle.id() + "=" + circle.position())
                .collect(Collectors.joining(" "));
    }

    /** Circles whose moves are not of this conversation, as a page carries them: any other one that moves may be. */
    public String apart() {
        return elsewhere.stream().map(CircleId::toString).collect(Collectors.joining(" "));
    }

    /** Where a message stands in the whole conversation, to sort by: its circle's number, and its place there. */
    public String order(Message message) {
        return order(message.circle(), message.place());
    }

    /** Right after its message. */
    public String order(Reading.Mark mark) {
        return order(mark.circle(), mark.place()) + ".";
    }

    private String order(CircleId circle, long place) {
        var circles = conversation.circles().stream().map(Circle::id).toList();
        return "%03d.%012d".formatted(circles.indexOf(circle), place);
    }

    /** The mark that stands below this message. */
    public Optional<Reading.Mark> mark(Message message) {
        return reading.mark().filter(mark -> mark.message().equals(message.id()));
    }

    /** The mark, where its message is not among these. */
    public Optional<Reading.Mark> markElsewhere() {
        return messages.stream().anyMatch(message -> mark(message).isPresent()) ? Optional.empty() : reading.mark();
    }
}
