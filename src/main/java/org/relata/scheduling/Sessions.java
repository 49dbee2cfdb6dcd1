package org.relata.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Circles;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.relata.scheduling.Session.State;
import org.relata.scheduling.Session.Time;
import org.relata.scheduling.SessionStore.Row;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Sessions of a relationship, as far as the viewer shares the circle that each is with. Throws {@link NotFound} for one that the viewer may not read, and
 * {@link Refused} in words where a rule says no.
 */
@Component("careSessions")
public class Sessions {
    private static final int LISTED = 200;
    private static final int AHEAD = 20;
    private static final int CHANGES = 50;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 480;
    private static final int MOST_AGREED = 500;
    private static final Duration FARTHEST = Duration.ofDays(5L * 366);

    private final Entrance entrance;
    private final Relationships relationships;
    private final SessionStore store;
    private final AttendanceStore attendances;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(
            Entrance entrance,
            Relationships relationships,
            SessionStore store,
            AttendanceStore attendances,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.store = store;
        this.attendances = attendances;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The sessions that the viewer may read, what is to come first and then the last first.
     *
     * @param companies who can meet now: everybody together first
     */
    public record Listed(Relationship relationship, List<Session> sessions, List<Company> companies, boolean mayWrite) {
        public List<Session> ahead() {
            return sessions.stream().filter(Session::isPlanned).toList().reversed();
        }

        public List<Session> past() {
            return sessions.stream().filter(session -> !session.isPlanned()).toList();
        }
    }

    /** One session with what was done to it, the last first. */
    public record Shown(Relationship relationship, Session session, List<Change> changes, boolean mayWrite) {}

    /** A session that is to come, and where. */
    public record Ahead(Relationship relationship, Session session) {}

    public Listed list(RelationshipId in) {
        return entrance.call(in, inside -> {
            var circles = relationships.circles(inside);
            var meeting = meeting(circles);
            var sessions = sessions(inside, circles, store.in(inside, ids(meeting), LISTED));
            read(circles, sessions);
            return new Listed(
                    relationships.relationship(inside, in),
                    sessions,
                    companies(inside, meeting),
                    inside.isStaff() && meeting.stream().anyMatch(circle -> inside.writes(circle.id())));
        });
    }

    /** What comes next for the viewer in this relationship. */
    public Optional<Session> next(RelationshipId in) {
        return entrance.call(
                in,
                inside -> ahead(inside, Set.of(in)).stream().map(Ahead::session).findFirst());
    }

    /** What comes next for the viewer anywhere. */
    public List<Ahead> ahead() {
        return entrance.callEverywhere(inside -> ahead(inside, Set.of()));
    }

    /** In one of these relationships, or in any where none is named. Who has left, and whose care has ended, has no session before them. */
    private List<Ahead> ahead(Entered inside, Set<RelationshipId> only) {
        var found = store.ahead(inside, clock.instant(), AHEAD);
        if (found.isEmpty()) {
            return List.of();
        }
        var circles = relationships.circles(inside);
        var rows = found.stream()
                .filter(row -> circles.circle(row.circle()).isOpen())
                .filter(row -> only.isEmpty() || only.contains(in(circles, row.circle())))
                .toList();
        var units =
                relationships
                        .some(
                                inside,
                                rows.stream()
                                        .map(row -> in(circles, row.circle()))
                                        .collect(Collectors.toSet()))
                        .stream()
                        .filter(unit -> !unit.isClosed())
                        .collect(Collectors.toMap(Relationship::id, Function.identity()));
        return sessions(inside, circles, rows).stream()
                .flatMap(session -> Optional.ofNullable(units.get(in(circles, session.circle()))).stream()
                        .map(unit -> new Ahead(unit, session)))
                .toList();
    }

    private static RelationshipId in(Circles circles, CircleId circle) {
        return circles.circle(circle).relationship().orElseThrow(NotFound::new);
    }

    /** How many have been held in this circle. */
    public int heldCount(Entered inside, CircleId circle) {
        return store.held(inside, List.of(circle)).getOrDefault(circle, 0);
    }

    public Shown show(RelationshipId in, SessionId id) {
        return entrance.call(in, inside -> {
            var session = find(inside, id);
            read(relationships.circles(inside), List.of(session));
            return new Shown(
                    relationships.relationship(inside, in),
                    session,
                    inside.isStaff() ? store.changes(inside, id, CHANGES) : List.of(),
                    inside.isStaff() && inside.writes(session.circle()));
        });
    }

    public SessionId plan(RelationshipId in, NewSession wanted) {
        return enter(in, wanted, State.PLANNED);
    }

    /** Enters one that has been held, with everybody present. */
    public SessionId record(RelationshipId in, NewSession wanted) {
        return enter(in, wanted, State.HELD);
    }

    private SessionId enter(RelationshipId in, NewSession wanted, State state) {
        return entrance.call(in, inside -> {
            var circle = circle(inside, wanted.members());
            var kind = kind(relationships.relationship(inside, in), wanted.members());
            check(wanted.time(), state);
            var row = new Row(SessionId.next(), circle.id(), kind, state, wanted.time(), 0);
            store.insert(inside, row, clock.instant());
            if (state == State.HELD) {
                present(inside, row, wanted.members());
            }
            wrote(inside, circle);
            return row.id();
        });
    }

    private void present(Entered inside, Row row, Set<PersonId> members) {
        var session = find(inside, row.id());
        members.forEach(member -> attendances.note(inside, session, member, Attendance.PRESENT, clock.instant()));
    }

    /** To another time; only a planned one moves. */
    public void move(RelationshipId in, SessionId id, Time time) {
        change(in, id, (inside, session) -> {
            if (!session.isPlanned()) {
                throw new Refused("Only a planned session can be moved. Plan another one.");
            }
            check(time, State.PLANNED);
            return now(session, State.PLANNED, time);
        });
    }

    /** It does not take place; or, where it was entered as held, it was entered by mistake. */
    public void cancel(RelationshipId in, SessionId id) {
        change(in, id, (inside, session) -> now(session, State.CANCELLED, session.time()));
    }

    /** It has been held; may be said again where the time or somebody's attendance was wrong. */
    public void hold(RelationshipId in, SessionId id, Time time, Map<PersonId, Attendance> attendance) {
        change(in, id, (inside, session) -> {
            if (session.state() == State.CANCELLED) {
                throw new Refused("This session was cancelled. Record the one that was held instead.");
            }
            check(time, State.HELD);
            if (!session.members().containsAll(attendance.keySet())) {
                throw new NotFound();
            }
            attendance.forEach((member, how) -> attendances.note(inside, session, member, how, clock.instant()));
            return now(session, State.HELD, time);
        });
    }

    /** How many sessions these members agree on; empty takes it back. */
    public void agree(RelationshipId in, CircleId id, Optional<Integer> sessions) {
        if (sessions.filter(number -> number < 1 || number > MOST_AGREED).isPresent()) {
            throw new Refused("Agree on 1 to 500 sessions, or leave it open.");
        }
        entrance.run(in, inside -> {
            var circle = relationships.circles(inside).circle(id);
            if (!meets(circle)) {
                throw new NotFound();
            }
            store.agree(inside, id, sessions, clock.instant());
            wrote(inside, circle);
        });
    }

    @FunctionalInterface
    private interface Changing {
        Row to(Entered inside, Session session);
    }

    private void change(RelationshipId in, SessionId id, Changing changing) {
        entrance.run(in, inside -> {
            var session = find(inside, id);
            store.update(inside, changing.to(inside, session), clock.instant());
            wrote(inside, relationships.circles(inside).circle(session.circle()));
        });
    }

    private static Row now(Session session, State state, Time time) {
        return new Row(session.id(), session.circle(), session.kind(), state, time, 0);
    }

    private void check(Time time, State state) {
        var now = clock.instant();
        if (time.minutes() < SHORTEST || time.minutes() > LONGEST) {
            throw new Refused("A session takes 5 to 480 minutes.");
        }
        if (state == State.PLANNED && time.ends().isBefore(now)) {
            throw new Refused("That time has passed. Choose a later one, or record the session as held.");
        }
        if (state == State.HELD && time.starts().isAfter(now)) {
            throw new Refused("This session has not begun yet. Record it as held when it has.");
        }
        if (Duration.between(time.starts(), now).abs().compareTo(FARTHEST) > 0) {
            throw new Refused("That is more than five years away. Look at the date again.");
        }
    }

    /** The open circle of exactly these members. */
    private Circle circle(Entered inside, Set<PersonId> members) {
        if (members.isEmpty()) {
            throw new Refused("Choose who the session is with.");
        }
        var circles = relationships.circles(inside);
        if (members.size() == 1) {
            return circles.member(members.iterator().next());
        }
        return circles.of(CircleKind.JOINT).stream()
                .filter(circle -> circle.isOpen() && members.equals(new HashSet<>(circle.clients())))
                .findFirst()
                .orElseThrow(() ->
                        new Refused("These members share no circle of their own yet. Open one under Members first."));
    }

    private static Session.Kind kind(Relationship relationship, Set<PersonId> members) {
        if (members.stream().anyMatch(person -> relationship.member(person).isEmpty())) {
            throw new NotFound();
        }
        if (members.size() == 1) {
            return Session.Kind.INDIVIDUAL;
        }
        return members.size() < relationship.currentMembers().size()
                ? Session.Kind.SUBSYSTEM
                : Session.Kind.of(relationship.kind().word());
    }

    private List<Company> companies(Entered inside, List<Circle> meeting) {
        var open = meeting.stream()
                .filter(Circle::isOpen)
                .sorted((a, b) ->
                        Integer.compare(b.clients().size(), a.clients().size()))
                .toList();
        var held = store.held(inside, ids(open));
        var agreed = store.agreed(inside, ids(open));
        return open.stream()
                .map(circle -> new Company(
                        circle.id(),
                        members(circle),
                        circle.whole(),
                        held.getOrDefault(circle.id(), 0),
                        Optional.ofNullable(agreed.get(circle.id()))))
                .toList();
    }

    private Session find(Entered inside, SessionId id) {
        var row = store.find(inside, id).orElseThrow(NotFound::new);
        return sessions(inside, relationships.circles(inside), List.of(row)).getFirst();
    }

    private List<Session> sessions(Entered inside, Circles circles, List<Row> rows) {
        var noted = attendances.of(inside, rows.stream().map(Row::id).toList());
        var agreed =
                store.agreed(inside, rows.stream().map(Row::circle).distinct().toList());
        return rows.stream()
                .map(row -> new Session(
                        row.id(),
                        row.circle(),
                        row.kind(),
                        row.state(),
                        row.time(),
                        members(circles.circle(row.circle())),
                        row.number(),
                        Optional.ofNullable(agreed.get(row.circle())),
                        noted.getOrDefault(row.id(), Map.of())))
                .toList();
    }

    private static List<Circle> meeting(Circles circles) {
        return circles.all().stream().filter(Sessions::meets).toList();
    }

    private static boolean meets(Circle circle) {
        return circle.kind() == CircleKind.JOINT || circle.kind() == CircleKind.MEMBER;
    }

    private static List<PersonId> members(Circle circle) {
        return circle.kind() == CircleKind.JOINT
                ? circle.clients()
                : circle.person().stream().toList();
    }

    private static List<CircleId> ids(Collection<Circle> circles) {
        return circles.stream().map(Circle::id).toList();
    }

    private void read(Circles circles, List<Session> sessions) {
        var touched = sessions.stream()
                .map(Session::circle)
                .distinct()
                .map(circles::circle)
                .toList();
        if (!touched.isEmpty()) {
            events.publishEvent(Audited.of(Action.READ, "session", touched));
        }
    }

    private void wrote(Entered inside, Circle circle) {
        events.publishEvent(Audited.of(Action.WRITE, "session", circle));
        events.publishEvent(Changed.in(inside.viewer().practice(), List.of(circle)));
    }
}
