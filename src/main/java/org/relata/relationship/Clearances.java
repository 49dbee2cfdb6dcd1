package org.relata.relationship;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Whether several members may be worked with together: decided by a clinician of the whole care team and read by that team alone. To everybody else, a
 * clinician who is there for one member among them, there is no such thing, and that is {@link NotFound}.
 */
@Component
public class Clearances {
    private static final int LISTED = 100;

    private final Entrance entrance;
    private final Relationships relationships;
    private final ClearanceStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Clearances(
            Entrance entrance,
            Relationships relationships,
            ClearanceStore store,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Every decision, the last first; none where nothing was decided yet. */
    public record Shown(Relationship relationship, List<Clearance> decisions, boolean mayDecide) {
        public Optional<Clearance> now() {
            return decisions.stream().findFirst();
        }
    }

    public Shown show(RelationshipId in) {
        return entrance.call(in, inside -> {
            var team = team(inside).orElseThrow(NotFound::new);
            var decisions = store.newest(inside, team.id(), LISTED);
            events.publishEvent(Audited.of(Action.READ, "clearance", team));
            return new Shown(relationships.relationship(inside, in), decisions, mayDecide(inside, team));
        });
    }

    /** What holds now; empty where nothing was decided yet. */
    public Optional<Clearance> now(Entered inside) {
        var team = team(inside).orElseThrow(NotFound::new);
        events.publishEvent(Audited.of(Action.READ, "clearance", team));
        return store.newest(inside, team.id(), 1).stream().findFirst();
    }

    public void decide(RelationshipId in, Clearance.State state, Set<Concern> concerns, String reason) {
        var words = reason.strip();
        if (words.length() > Clearance.LONGEST) {
            throw new Refused("This reason is longer than 2,000 characters. Keep the rest in a note.");
        }
        if (state == Clearance.State.NOT_CLEARED && words.isEmpty()) {
            throw new Refused("Say why you do not work with them together, for your colleagues and for later.");
        }
        entrance.run(in, inside -> {
            var team = team(inside).filter(circle -> mayDecide(inside, circle)).orElseThrow(NotFound::new);
            var by = inside.viewer().person();
            store.insert(inside, team.id(), new Clearance(state, concerns, words, by, clock.instant()));
            events.publishEvent(Audited.of(Action.WRITE, "clearance", team));
            events.publishEvent(Changed.in(inside.viewer().practice(), List.of(team)));
        });
    }

    private Optional<Circle> team(Entered inside) {
        return relationships.circles(inside).of(CircleKind.TEAM).stream()
                .filter(Circle::isOpen)
                .findFirst();
    }

    private static boolean mayDecide(Entered inside, Circle team) {
        return inside.is(Role.CLINICIAN) && inside.writes(team.id());
    }
}
