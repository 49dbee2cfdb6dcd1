package org.relata.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.file.OutcomeRow;
import org.relata.platform.Entered;
import org.relata.practice.Practices;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Stores a response, copies its total to where members have agreed to see it together, tells the other modules, and leaves all of it in the trail: in
 * the one transaction.
 */
@Component
class Recorder {
    private final Records records;
    private final Relationships relationships;
    private final Practices practices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recorder(
            Records records,
            Relationships relationships,
            Practices practices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
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
        if (records.responses().insert(inside, response, supersedes) == 0) {
            return Optional.empty();
        }
        touched(Action.WRITE, "response", List.of(circle));
        copy(inside, circle, response, supersedes);
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

    /** A client's own answers alone are copied. A correction takes the place of the copy that was made, and makes none where none was. */
    private void copy(Entered inside, Circle circle, NewResponse response, Optional<ResponseId> supersedes) {
        if (!inside.viewer().isClient() || circle.kind() != CircleKind.MEMBER) {
            return;
        }
        if (supersedes.isPresent() && records.sharing().remove(inside, supersedes.get()) == 0) {
            return;
        }
        records.sharing()
                .inForce(
                        inside,
                        () -> relationships.circles(inside),
                        response.origin().instrument())
                .ifPresent(consent -> copy(inside, response, consent));
    }

    private void copy(Entered inside, NewResponse response, SharingStore.Consent consent) {
        var total = response.score().total();
        if (total != null && response.when() instanceof OutcomeRow.On(var day)) {
            NotFound.unlessOne(records.sharing().copy(inside, response, total, day, consent));
            touched(Action.WRITE, "score", List.of(relationships.circles(inside).circle(consent.circle())));
        }
    }

    /** Leaves reads and writes of clinical facts in the trail. */
    void touched(Action action, String what, Collection<Circle> circles) {
        events.publishEvent(Audited.of(action, what, circles));
    }

    /** Today in the practice's own zone. */
    LocalDate today(Entered inside) {
        return LocalDate.ofInstant(clock.instant(), practices.practice(inside).zone());
    }

    Clock clock() {
        return clock;
    }
}
