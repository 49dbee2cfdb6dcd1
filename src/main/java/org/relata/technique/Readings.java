package org.relata.technique;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Circles;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.relata.technique.ReadingStore.Assigned;
import org.relata.technique.ReadingStore.Mark;
import org.relata.technique.exercise.Reading;
import org.relata.technique.exercise.Shelf;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Pages to read. Everybody finds all of them, and what is merely read leaves no trace. A clinician may set one for somebody: that is known to those for
 * whom it is, and who has read it to that reader and the care team alone.
 */
@Component
public class Readings {
    private static final int LISTED = 100;

    private final Shelf shelf = Shelf.load();
    private final Entrance entrance;
    private final Relationships relationships;
    private final ReadingStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Readings(
            Entrance entrance,
            Relationships relationships,
            ReadingStore store,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** A page, and for whom besides the viewer each of its settings is that the viewer has not read yet. */
    public record Shown(Reading reading, List<List<String>> waiting) {}

    /** What is set in a relationship, as far as the viewer may know. */
    public record Listed(Relationship relationship, List<Row> rows, boolean maySet) {}

    /** A page that is set, for whom, and who of them has read it. */
    public record Row(ReadingId id, String key, String title, boolean together, Instant at, List<Reader> readers) {}

    public record Reader(String name, Optional<Instant> read) {}

    /**
     * A wish to set a page.
     *
     * @param together whether those who are to read it know that of each other
     */
    public record NewReading(String key, List<PersonId> members, boolean together) {}

    public List<Reading> find(String words) {
        return shelf.find(words);
    }

    public Shown show(String key) {
        var reading = reading(key);
        if (!Viewer.current().isClient()) {
            return new Shown(reading, List.of());
        }
        return entrance.callEverywhere(inside -> {
            var circles = relationships.circles(inside);
            return new Shown(
                    reading,
                    unread(inside, key).stream()
                            .map(one -> others(inside, circles.circle(one.circle())))
                            .toList());
        });
    }

    private Reading reading(String key) {
        return shelf.page(key).orElseThrow(NotFound::new);
    }

    private List<Assigned> unread(Entered inside, String key) {
        return store.unread(inside, LISTED).stream()
                .filter(one -> one.key().equals(key))
                .toList();
    }

    private List<String> others(Entered inside, Circle circle) {
        var names = circle.relationship().stream()
                .flatMap(in -> relationships.some(inside, List.of(in)).stream())
                .findFirst();
        return circle.clients().stream()
                .filter(person -> !person.equals(inside.viewer().person()))
                .flatMap(person -> names.flatMap(unit -> unit.nameOf(person)).stream())
                .toList();
    }

    /** What the viewer has been asked to read and has not said to have read, the newest first. */
    public List<Reading> toRead() {
        return entrance.callEverywhere(inside -> store.unread(inside, LISTED)).stream()
                .flatMap(one -> shelf.page(one.key()).stream())
                .distinct()
                .toList();
    }

    /** The viewer has read it, wherever it was set for them. */
    public void finish(String key) {
        var reading = reading(key);
        entrance.runEverywhere(inside -> {
            var circles = relationships.circles(inside);
            List<Circle> touched = new ArrayList<>();
            for (Assigned one : unread(inside, reading.key())) {
                var own = own(inside, circles, circles.circle(one.circle()));
                store.mark(inside, one, own.id(), clock.instant());
                touched.add(own);
            }
            wrote(inside, touched);
        });
    }

    private static Circle own(Entered inside, Circles circles, Circle in) {
        return circles.of(CircleKind.MEMBER).stream()
                .filter(circle -> circle.isOf(inside.viewer().person())
                        && circle.isOpen()
                        && circle.relationship().equals(in.relationship()))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    public Listed list(RelationshipId in) {
        return entrance.call(in, inside -> {
            var circles = relationships.circles(inside);
            var relationship = relationships.relationship(inside, in);
            var open = store.open(inside, LISTED);
            var marks = store.marks(inside, open);
            var touched = open.stream()
                    .map(one -> circles.circle(one.circle()))
                    .distinct()
                    .toList();
            if (!touched.isEmpty()) {
                events.publishEvent(Audited.of(Action.READ, "reading", touched));
            }
            var rows = open.stream()
                    .map(one -> row(one, circles.circle(one.circle()), relationship, marks))
                    .toList();
            var maySet = circles.of(CircleKind.MEMBER).stream().anyMatch(circle -> inside.writes(circle.id()));
            return new Listed(relationship, rows, maySet);
        });
    }

    private Row row(Assigned one, Circle circle, Relationship in, List<Mark> marks) {
        var readers = circle.clients().stream()
                .map(person -> new Reader(
                        in.nameOf(person).orElse(""),
                        marks.stream()
                                .filter(mark -> mark.reading().equals(one.id())
                                        && mark.reader().equals(person))
                                .map(Mark::at)
                                .findFirst()))
                .toList();
        var title = shelf.page(one.key()).map(page -> page.about().title()).orElse(one.key());
        return new Row(one.id(), one.key(), title, circle.kind() == CircleKind.JOINT, one.at(), readers);
    }

    /** Sets a page for each of some members alone, or for them together. */
    public void assign(RelationshipId in, NewReading wanted) {
        var reading = reading(wanted.key());
        if (!reading.about().settable()) {
            throw new Refused("“%s” is for everybody to find, and is set for nobody."
                    .formatted(reading.about().title()));
        }
        if (wanted.members().isEmpty()) {
            throw new Refused("Choose who is to read it.");
        }
        entrance.run(in, inside -> {
            var chosen = circles(inside, relationships.relationship(inside, in), wanted);
            if (chosen.stream().anyMatch(circle -> !inside.writes(circle.id()))) {
                throw new NotFound();
            }
            chosen.forEach(circle -> store.add(inside, circle.id(), reading.key(), clock.instant()));
            wrote(inside, chosen);
        });
    }

    private List<Circle> circles(Entered inside, Relationship relationship, NewReading wanted) {
        var members = Set.copyOf(wanted.members());
        if (members.stream().anyMatch(person -> relationship.member(person).isEmpty())) {
            throw new NotFound();
        }
        var circles = relationships.circles(inside);
        return wanted.together() && members.size() > 1
                ? List.of(circles.exactly(members)
                        .orElseThrow(() -> new Refused(
                                "These members share no circle of their own yet. Open one under Members first.")))
                : members.stream().map(circles::member).toList();
    }

    /** Nobody is asked to read it any more; who has read it stays written. */
    public void withdraw(RelationshipId in, ReadingId id) {
        entrance.run(in, inside -> {
            var circle = store.withdraw(inside, id, clock.instant()).orElseThrow(NotFound::new);
            wrote(inside, List.of(relationships.circles(inside).circle(circle)));
        });
    }

    private void wrote(Entered inside, Collection<Circle> circles) {
        if (!circles.isEmpty()) {
            events.publishEvent(Audited.of(Action.WRITE, "reading", circles));
            events.publishEvent(Changed.in(inside.viewer().practice(), circles));
        }
    }
}
