package org.relata.messaging;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.Notice;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entrance;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Enters a relationship with what every verb needs of it, and says what was read and written there. */
@Component
class Rooms {
    private final Entrance entrance;
    private final Relationships relationships;
    private final RulesStore rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Rooms(
            Entrance entrance,
            Relationships relationships,
            RulesStore rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    <T> T inside(RelationshipId in, Function<Room, T> work) {
        return entrance.call(in, inside -> {
            var now = clock.instant();
            return work.apply(new Room(
                    inside,
                    relationships.relationship(inside, in),
                    relationships.circles(inside).all(),
                    rules.promise(inside, now),
                    now));
        });
    }

    void read(List<Circle> circles) {
        events.publishEvent(Audited.of(Action.READ, "message", circles));
    }

    /** A copy was taken away. */
    void exported(List<Circle> circles) {
        events.publishEvent(Audited.of(Action.EXPORT, "message", circles));
    }

    /** That nothing may go was said or taken back: it stands in the trail of the team, where the viewer is of it. */
    void held(Room room) {
        var team = room.circles().stream()
                .filter(circle -> circle.kind() == CircleKind.TEAM)
                .toList();
        events.publishEvent(Audited.of(Action.WRITE, "hold", team));
    }

    /** Something was written or changed in this circle: it stands in the trail, and whoever looks is told. */
    void wrote(Room room, Circle circle) {
        events.publishEvent(Audited.of(Action.WRITE, "message", circle));
        events.publishEvent(Changed.in(room.viewer().practice(), List.of(circle)));
    }

    /** At this place something awaits everybody else in the circle. */
    void awaits(Room room, Circle circle, long place) {
        awaits(room, circle, place, Optional.empty());
    }

    /** The circle, as it stands, awaits somebody anew, even if they have looked at all that is there. */
    void awaits(Room room, Circle circle, PersonId whom) {
        awaits(room, circle, circle.position() + 1, Optional.of(whom));
    }

    private void awaits(Room room, Circle circle, long place, Optional<PersonId> only) {
        events.publishEvent(new Notice(
                room.viewer().practice(),
                room.relationship().id(),
                circle.id(),
                place,
                room.person(),
                only,
                Notice.Kind.MESSAGE));
    }
}
