package org.relata.messaging;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.Refused;
import org.relata.messaging.Conversation.Kind;
import org.relata.platform.Entered;
import org.relata.practice.Practices;
import org.relata.relationship.Relationship;
import org.springframework.stereotype.Component;

/** Who may write where, when somebody reads it, and what never goes from a narrower circle into a wider one. */
@Component
class Boundaries {
    /** How far back a private conversation is compared with what is written to others. */
    private static final int REMEMBERED = 200;

    private final RulesStore rules;
    private final MessageStore messages;
    private final SeenStore seen;
    private final Practices practices;
    private final Clock clock;

    Boundaries(RulesStore rules, MessageStore messages, SeenStore seen, Practices practices, Clock clock) {
        this.rules = rules;
        this.messages = messages;
        this.seen = seen;
        this.practices = practices;
        this.clock = clock;
    }

    /** Why the viewer cannot write here, in a sentence; empty where nothing stands against it. */
    Optional<String> refusal(Entered inside, Relationship relationship, Conversation conversation) {
        var circle = conversation.latest();
        if (relationship.isClosed()) {
            return Optional.of("Care here has ended. You can read everything, and nothing new can be written.");
        }
        if (!circle.isOpen()) {
            return Optional.of("This conversation has ended. You can read it, and nothing new can be written.");
        }
        if (!inside.writes(circle.id())) {
            return Optional.of("You read along here and do not write.");
        }
        return inside.viewer().isClient() ? forClients(inside, relationship, conversation) : Optional.empty();
    }

    private Optional<String> forClients(Entered inside, Relationship relationship, Conversation conversation) {
        var rules = rules(inside);
        var joint = conversation.kind() != Kind.ALONE;
        if (joint && relationship.kind() == org.relata.relationship.Kind.GROUP && !rules.groupMessages()) {
            return Optional.of(
                    "In this group your therapist writes to everybody. You can write to your therapist alone.");
        }
        if (!rules.clientsStart() && !hasBegun(inside, conversation)) {
            return Optional.of("You can write here as soon as your therapist has written to you.");
        }
        return Optional.empty();
    }

    private boolean hasBegun(Entered inside, Conversation conversation) {
        return messages.hasStaffWritten(
                inside, conversation.circles().stream().map(Circle::id).toList());
    }

    /** Throws {@link Unconfirmed}, or {@link Refused} where words would be carried out of a confidence. */
    void check(Entered inside, List<Circle> circles, Conversation conversation, NewMessage message) {
        checkWords(inside, circles, conversation.latest(), message.text());
        var joint = conversation.kind() == Kind.TOGETHER || conversation.kind() == Kind.SOME;
        if (joint && inside.isStaff() && !message.confirmed()) {
            var alone = circles.stream()
                    .filter(circle -> circle.kind() == CircleKind.MEMBER)
                    .map(Circle::id)
                    .toList();
            if (seen.readSinceWriting(inside, alone, conversation.latest().id())) {
                throw new Unconfirmed();
            }
        }
    }

    /** Nobody but the author moves the author's words to people who have not read them. */
    void checkWords(Entered inside, List<Circle> circles, Circle to, String text) {
        var phrases = Phrases.of(text);
        var narrower = phrases.isEmpty() ? List.<CircleId>of() : narrower(circles, to);
        if (narrower.isEmpty()) {
            return;
        }
        var said = narrower.stream()
                .flatMap(circle -> messages.newest(inside, List.of(circle), Long.MAX_VALUE, REMEMBERED).stream())
                .collect(Collectors.partitioningBy(
                        message -> message.isBy(inside.viewer().person()),
                        Collectors.flatMapping(message -> message.text().stream(), Collectors.toList())));
        var anothers = phrases.without(said.getOrDefault(true, List.of()));
        var carried = said.getOrDefault(false, List.of()).stream().anyMatch(anothers::shares);
        if (carried) {
            throw new Refused(
                    "Some of these words stand in a private message of somebody else. Only its author can bring"
                            + " them here: say it in your own words, or propose it to the author.");
        }
    }

    /** Conversations that somebody who reads there cannot see. */
    private static List<CircleId> narrower(List<Circle> circles, Circle to) {
        return circles.stream()
                .filter(circle -> switch (circle.kind()) {
                    case JOINT, MEMBER ->
                        to.kind() != CircleKind.TEAM && !circle.clients().containsAll(to.clients());
                    case TEAM -> to.kind() != CircleKind.TEAM;
                    default -> false;
                })
                .map(Circle::id)
                .toList();
    }

    Rules rules(Entered inside) {
        return rules.rules(inside);
    }

    /** Whether a client writes while nobody reads. */
    boolean isAfterHours(Entered inside) {
        return inside.viewer().isClient()
                && rules(inside)
                        .isAfterHours(ZonedDateTime.ofInstant(
                                clock.instant(), practices.practice(inside).zone()));
    }

    boolean showsReading(Entered inside) {
        return rules(inside).readMarks();
    }
}
