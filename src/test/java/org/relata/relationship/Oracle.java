package org.relata.relationship;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.CircleKind;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;

/** Who may read and write what, said a third time and as plainly as can be: sets of persons, no SQL. {@link #reads} and {@link #writes} are the rules. */
public final class Oracle {
    /** A circle as the rules see it. */
    public static final class Room {
        public final @Nullable RelationshipId relationship;
        public final CircleKind kind;
        public final Set<PersonId> clients;
        boolean closed;

        Room(@Nullable RelationshipId relationship, CircleKind kind, Collection<PersonId> clients) {
            this.relationship = relationship;
            this.kind = kind;
            this.clients = Set.copyOf(clients);
        }

        public boolean isClosed() {
            return closed;
        }

        /** Whether it is this member's own, or this person's self. */
        public boolean isOf(PersonId person) {
            return kind != CircleKind.JOINT && clients.contains(person);
        }
    }

    private record Care(RelationshipId relationship, NewCare row) {}

    private record Membership(RelationshipId relationship, PersonId person) {}

    private final Supplier<Instant> now;
    private final Map<PersonId, Set<Role>> roles = new HashMap<>();
    public final List<RelationshipId> relationships = new ArrayList<>();
    public final List<Room> rooms = new ArrayList<>();
    private final List<Care> cares = new ArrayList<>();
    private final List<Care> everCares = new ArrayList<>();
    private final Set<Membership> members = new HashSet<>();
    private final Set<Membership> everMembers = new HashSet<>();
    private final Set<RelationshipId> closed = new HashSet<>();
    private final Map<RelationshipId, Integer> endsOfCare = new HashMap<>();

    public Oracle(Supplier<Instant> now) {
        this.now = now;
    }

    public boolean reads(Viewer viewer, Room room) {
        if (viewer.isClient()) {
            return room.clients.contains(viewer.person());
        }
        return isClinical(viewer) && sits(viewer.person(), room);
    }

    private boolean sits(PersonId person, Room room) {
        return switch (room.kind) {
            case SELF, AUTHOR -> false;
            case TEAM, JOINT ->
                care(person, room.relationship).anyMatch(row -> row.onlyMember().isEmpty());
            case MEMBER, SAFETY ->
                care(person, room.relationship)
                        .anyMatch(row -> row.onlyMember().isEmpty()
                                || room.clients.contains(row.onlyMember().get()));
        };
    }

    public boolean writes(Viewer viewer, Room room) {
        boolean treats = viewer.isClient()
                || care(viewer.person(), room.relationship)
                        .anyMatch(row -> row.role() == CareRole.THERAPIST || row.role() == CareRole.COVERAGE);
        return reads(viewer, room)
                && treats
                && !room.closed
                && (room.relationship == null || !closed.contains(room.relationship));
    }

    public boolean mayArrange(Viewer viewer, RelationshipId id) {
        if (viewer.isClient()) {
            return false;
        }
        Set<Role> held = held(viewer.person());
        return held.contains(Role.OWNER)
                || (held.contains(Role.CLINICIAN)
                        && care(viewer.person(), id)
                                .anyMatch(row -> row.onlyMember().isEmpty()
                                        && (row.role() == CareRole.THERAPIST || row.role() == CareRole.COVERAGE)));
    }

    public boolean seesRelationship(Viewer viewer, RelationshipId id) {
        return rooms.stream().anyMatch(room -> id.equals(room.relationship) && reads(viewer, room)) || runs(viewer);
    }

    /** Runs the practice: knows every name, and enters no circle by it. */
    public boolean runs(Viewer viewer) {
        return !viewer.isClient()
                && (held(viewer.person()).contains(Role.OWNER)
                        || held(viewer.person()).contains(Role.BILLER));
    }

    /** Whether the person is known to the viewer: from a circle of any relationship, as a colleague, or as a creation of the viewer's own. */
    boolean knows(Viewer viewer, PersonId person) {
        return isStaff(viewer)
                && (held(viewer.person()).contains(Role.OWNER)
                        || added.contains(new Added(viewer.person(), person))
                        || !held(person).isEmpty()
                        || isNear(viewer, person));
    }

    /** In a room of the viewer's, as whatever. */
    private boolean isNear(Viewer viewer, PersonId person) {
        return rooms.stream()
                .anyMatch(room -> reads(viewer, room) && (room.clients.contains(person) || sits(person, room)));
    }

    /** Works here, in whatever role, and acts as such. */
    public boolean isStaff(Viewer viewer) {
        return !viewer.isClient() && !held(viewer.person()).isEmpty();
    }

    private boolean isClinical(Viewer viewer) {
        return held(viewer.person()).stream().anyMatch(Set.of(Role.OWNER, Role.CLINICIAN, Role.SUPERVISOR)::contains);
    }

    /** Whether the viewer may come across this person's name: who shares a circle, who works here for staff, who treats or treated for a client. */
    public boolean meets(Viewer viewer, PersonId person) {
        boolean together = viewer.person().equals(person) || isNear(viewer, person);
        return together || (viewer.isClient() ? isTreatedBy(viewer.person(), person) : hears(viewer, person));
    }

    private boolean isTreatedBy(PersonId client, PersonId person) {
        return everCares.stream()
                .anyMatch(care -> everMembers.contains(new Membership(care.relationship(), client))
                        && care.row().person().equals(person)
                        && care.row().onlyMember().map(client::equals).orElse(true));
    }

    private boolean hears(Viewer viewer, PersonId person) {
        return runs(viewer)
                || (isStaff(viewer)
                        && (added.contains(new Added(viewer.person(), person))
                                || !held(person).isEmpty()));
    }

    boolean mayJoin(Viewer viewer, RelationshipId id, PersonId person) {
        return !isMember(id, person)
                && !viewer.person().equals(person)
                && care(person, id).findAny().isEmpty();
    }

    /** Whoever is or was on the care team, in the order of coming. */
    List<PersonId> team(RelationshipId id) {
        return cares.stream()
                .filter(care -> care.relationship().equals(id))
                .map(care -> care.row().person())
                .toList();
    }

    public List<PersonId> members(RelationshipId id) {
        return current(id).stream()
                .sorted(Comparator.comparing(PersonId::value))
                .toList();
    }

    boolean mayCare(RelationshipId id, PersonId person, CareRole role) {
        Set<Role> held = held(person);
        boolean able = held.contains(Role.CLINICIAN)
                || (role == CareRole.SUPERVISOR && held.contains(Role.SUPERVISOR))
                || (role == CareRole.BREAK_GLASS && (held.contains(Role.OWNER) || held.contains(Role.SUPERVISOR)));
        return able && care(person, id).findAny().isEmpty() && !everMembers.contains(new Membership(id, person));
    }

    public void hired(PersonId person, Set<Role> as) {
        roles.put(person, as);
    }

    public Set<Role> held(PersonId person) {
        return roles.getOrDefault(person, Set.of());
    }

    private record Added(PersonId by, PersonId person) {}

    private final Set<Added> added = new HashSet<>();

    public void founded(RelationshipId id, PersonId founder, List<PersonId> persons) {
        relationships.add(id);
        assigned(id, NewCare.therapist(founder));
        opened(id, CircleKind.TEAM, List.of());
        persons.forEach(person -> {
            added.add(new Added(founder, person));
            entered(id, person);
        });
        openWhole(id);
    }

    void joined(RelationshipId id, PersonId person) {
        closeRooms(id, this::isWhole);
        entered(id, person);
        openWhole(id);
    }

    public void addedBy(PersonId by, PersonId person) {
        added.add(new Added(by, person));
    }

    void left(RelationshipId id, PersonId person) {
        closeRooms(id, room -> room.clients.contains(person));
        members.remove(new Membership(id, person));
        cares.removeIf(care ->
                care.relationship().equals(id) && care.row().onlyMember().equals(Optional.of(person)));
        openWhole(id);
    }

    public void assigned(RelationshipId id, NewCare row) {
        cares.add(new Care(id, row));
        everCares.add(cares.getLast());
    }

    void careEnded(RelationshipId id, PersonId person) {
        cares.removeIf(
                care -> care.relationship().equals(id) && care.row().person().equals(person) && isCurrent(care.row()));
    }

    boolean leavesATherapist(RelationshipId id, PersonId leaving) {
        return cares.stream()
                .filter(care -> care.relationship().equals(id)
                        && isCurrent(care.row())
                        && !care.row().person().equals(leaving))
                .anyMatch(care -> care.row().role() == CareRole.THERAPIST
                        && care.row().onlyMember().isEmpty());
    }

    void opened(RelationshipId id, CircleKind kind, Collection<PersonId> clients) {
        rooms.add(new Room(id, kind, clients));
    }

    void closed(RelationshipId id, boolean isClosed) {
        if (isClosed) {
            closed.add(id);
            endsOfCare.merge(id, 1, Integer::sum);
        } else {
            closed.remove(id);
        }
    }

    /** How often care has ended where this room is. */
    public int endsOfCare(Room room) {
        return endsOfCare.getOrDefault(room.relationship, 0);
    }

    public boolean isClosed(RelationshipId id) {
        return closed.contains(id);
    }

    public boolean isMember(RelationshipId id, PersonId person) {
        return members.contains(new Membership(id, person));
    }

    boolean areSomeOf(RelationshipId id, Set<PersonId> some) {
        return some.stream().allMatch(person -> isMember(id, person))
                && some.size() < current(id).size();
    }

    private void entered(RelationshipId id, PersonId person) {
        members.add(new Membership(id, person));
        everMembers.add(new Membership(id, person));
        opened(id, CircleKind.MEMBER, List.of(person));
        opened(id, CircleKind.SAFETY, List.of(person));
        if (rooms.stream().noneMatch(room -> room.kind == CircleKind.SELF && room.clients.contains(person))) {
            rooms.add(new Room(null, CircleKind.SELF, List.of(person)));
        }
    }

    private void openWhole(RelationshipId id) {
        if (current(id).size() > 1) {
            wholes.add(new Room(id, CircleKind.JOINT, current(id)));
            rooms.add(wholes.getLast());
        }
    }

    private final List<Room> wholes = new ArrayList<>();

    public boolean isWhole(Room room) {
        return wholes.contains(room);
    }

    private void closeRooms(RelationshipId id, java.util.function.Predicate<Room> which) {
        rooms.stream()
                .filter(room -> id.equals(room.relationship) && which.test(room))
                .forEach(room -> room.closed = true);
    }

    private Set<PersonId> current(RelationshipId id) {
        Set<PersonId> current = new HashSet<>();
        members.stream().filter(m -> m.relationship().equals(id)).forEach(m -> current.add(m.person()));
        return current;
    }

    private Stream<NewCare> care(PersonId person, @Nullable RelationshipId id) {
        return cares.stream()
                .filter(care ->
                        care.relationship().equals(id) && care.row().person().equals(person) && isCurrent(care.row()))
                .map(Care::row);
    }

    private boolean isCurrent(NewCare row) {
        return row.until().isEmpty() || row.until().get().isAfter(now.get());
    }
}
