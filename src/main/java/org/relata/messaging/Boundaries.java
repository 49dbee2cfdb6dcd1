package org.relata.messaging;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.messaging.Conversation.Kind;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/** Who may write where, when somebody reads it, whom to call meanwhile, and what never goes from a narrower circle into a wider one. */
@Component
public class Boundaries {
    /** How far back a private conversation is compared with what is written to others. */
    private static final int REMEMBERED = 200;

    private final Entrance entrance;
    private final RulesStore rules;
    private final MessageStore messages;
    private final SeenStore seen;
    private final Clock clock;

    Boundaries(Entrance entrance, RulesStore rules, MessageStore messages, SeenStore seen, Clock clock) {
        this.entrance = entrance;
        this.rules = rules;
        this.messages = messages;
        this.seen = seen;
        this.clock = clock;
    }

    /** How this practice writes with its clients, and whom it names for what cannot wait. */
    public Promise promise() {
        return entrance.callAtDoor(inside -> rules.promise(inside, clock.instant()));
    }

    /** For the owner. */
    public void set(Rules wanted) {
        entrance.callAtDoor(inside -> {
            owner(inside);
            rules.set(inside, wanted, clock.instant());
            return true;
        });
    }

    /** Clients see the line from now on, because somebody of the practice has called it and says that it answers. */
    public UUID confirm(String name, String number, String note) {
        if (name.isBlank() || name.length() > 100 || note.length() > 200 || !CrisisLine.isNumber(number)) {
            throw new Refused("A line needs a name and a number that a telephone can dial.");
        }
        return entrance.callAtDoor(inside -> {
            owner(inside);
            return rules.confirm(inside, name.strip(), number.strip(), note.strip(), clock.instant());
        });
    }

    public void end(UUID line, boolean ended) {
        entrance.callAtDoor(inside -> {
            owner(inside);
            NotFound.unlessOne(rules.end(inside, line, ended ? Optional.of(clock.instant()) : Optional.empty()));
            return true;
        });
    }

    private static void owner(Entered inside) {
        if (!inside.is(Role.OWNER)) {
            throw new NotFound();
        }
    }

    /** Why the viewer cannot write here, in a sentence; empty where nothing stands against it. */
    Optional<String> refusal(Room room, Conversation conversation) {
        var circle = conversation.latest();
        if (room.relationship().isClosed()) {
            return Optional.of("Care here has ended. You can read everything, and nothing new can be written.");
        }
        if (!circle.isOpen()) {
            return Optional.of("This conversation has ended. You can read it, and nothing new can be written.");
        }
        if (!room.inside().writes(circle.id())) {
            return Optional.of("You read along here and do not write.");
        }
        return room.viewer().isClient() ? forClients(room, conversation) : Optional.empty();
    }

    private Optional<String> forClients(Room room, Conversation conversation) {
        var set = room.promise().rules();
        var group = room.relationship().kind() == org.relata.relationship.Kind.GROUP;
        if (group && conversation.kind() != Kind.ALONE && !set.groupMessages()) {
            return Optional.of(
                    "In this group your therapist writes to everybody. You can write to your therapist alone.");
        }
        var circles = conversation.circles().stream().map(Circle::id).toList();
        if (!set.clientsStart() && !messages.hasStaffWritten(room.inside(), circles)) {
            return Optional.of("You can write here as soon as your therapist has written to you.");
        }
        return Optional.empty();
    }

    /** Throws {@link Unconfirmed}, or {@link Refused} where somebody may not write or words would be carried out of a confidence. */
    void check(Room room, Conversation conversation, NewMessage message) {
        refusal(room, conversation).ifPresent(because -> {
            throw new Refused(because);
        });
        checkWords(room, conversation.latest(), message.text());
        var joint = conversation.kind() == Kind.TOGETHER || conversation.kind() == Kind.SOME;
        if (joint && !room.viewer().isClient() && !message.confirmed()) {
            var alone = room.circles().stream()
                    .filter(circle -> circle.kind() == CircleKind.MEMBER)
                    .map(Circle::id)
                    .toList();
            if (seen.readSinceWriting(
                    room.inside(), alone, conversation.latest().id())) {
                throw new Unconfirmed();
            }
        }
    }

    /** Nobody but the author moves the author's words to people who have not read them. */
    void checkWords(Room room, Circle to, String text) {
        var phrases = Phrases.of(text);
        var narrower = phrases.isEmpty() ? List.<CircleId>of() : narrower(room.circles(), to);
        var said = narrower.stream()
                .flatMap(circle -> messages.newest(room.inside(), List.of(circle), Long.MAX_VALUE, REMEMBERED).stream())
                .collect(Collectors.partitioningBy(
                        message -> message.isBy(room.person()),
                        Collectors.flatMapping(message -> message.text().stream(), Collectors.toList())));
        var anothers = phrases.without(said.getOrDefault(true, List.of()));
        if (said.getOrDefault(false, List.of()).stream().anyMatch(anothers::shares)) {
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
}
