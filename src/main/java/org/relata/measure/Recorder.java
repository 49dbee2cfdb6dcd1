package org.relata.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.practice.Practices;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores a response, tells the other modules, and leaves it in the trail: all in the one transaction. */
@Component
class Recorder {
    private final ResponseStore responses;
    private final Relationships relationships;
    private final Practices practices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recorder(
            ResponseStore responses,
            Relationships relationships,
            Practices practices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.responses = responses;
        this.relationships = relationships;
        this.practices = practices;
        this.events = events;
        this.clock = clock;
    }

    /** The circle, if it can be written. A reading seat finds nothing; where care has ended, the sentence says so. */
    Circle writable(Entered inside, RelationshipId in, Circle circle) {
        if (inside.writes(circle.id())) {
            return circle;
        }
        if (circle.closedAt().isPresent()
                || relationships.relationship(inside, in).isClosed()) {
            throw new Refused("Care here has ended, so nothing new can be entered. What was entered before stays.");
        }
        throw new NotFound();
    }

    /** For who is on the care team: running a practice opens no record. */
    static void careTeamOnly(Entered inside, RelationshipId in) {
        if (!inside.isStaff() || !inside.hasSeatIn(in)) {
            throw new NotFound();
        }
    }

    /** Empty where the same was stored already: it was sent twice. */
    Optional<ResponseId> record(Entered inside, RelationshipId in, Circle circle, NewResponse response) {
        return record(inside, in, circle, response, Optional.empty());
    }

    Optional<ResponseId> record(
            Entered inside, RelationshipId in, Circle circle, NewResponse response, Optional<ResponseId> supersedes) {
        if (responses.insert(inside, response, supersedes) == 0) {
            return Optional.empty();
        }
        touched(Action.WRITE, "response", List.of(circle));
        events.publishEvent(new ResponseSubmitted(
                inside.viewer().practice(),
                in,
                response.id(),
                inside.viewer().person(),
                response.subject().orElse(null),
                response.origin().instrument(),
                response.score().risk()));
        return Optional.of(response.id());
    }

    /** Leaves reads and writes of clinical facts in the trail; who looks at what was written is told. */
    void touched(Action action, String what, Collection<Circle> circles) {
        events.publishEvent(Audited.of(action, what, circles));
        if (action == Action.WRITE || action == Action.UNDO) {
            events.publishEvent(Changed.in(Viewer.current().practice(), circles));
        }
    }

    /** Today in the practice's own zone. */
    LocalDate today(Entered inside) {
        return LocalDate.ofInstant(clock.instant(), practices.practice(inside).zone());
    }

    Clock clock() {
        return clock;
    }
}
