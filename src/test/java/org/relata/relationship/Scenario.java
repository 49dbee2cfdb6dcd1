package org.relata.relationship;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.TestClock;
import org.relata.kernel.Capacity;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.practice.NewPerson;
import org.relata.practice.NewPractice;
import org.relata.practice.People;
import org.relata.practice.Practices;

/**
 * A practice that lives through random joins, leaves, hand-overs, closings and hours gone by, all through the doors; and beside it a plain account of
 * who should be in which circle, kept by the {@link Oracle}. Each step is tried by a random person of the practice, allowed or not.
 */
final class Scenario {
    /** The doors that a scenario goes through. */
    record Doors(
            Practices practices,
            People people,
            Relationships relationships,
            org.relata.platform.Entrance entrance,
            TestClock clock) {}

    private final Random random;
    private final Doors doors;
    final PracticeId practice;
    final PersonId owner;
    final List<PersonId> staff = new ArrayList<>();
    final List<PersonId> clients = new ArrayList<>();
    final Oracle oracle;
    final List<String> story = new ArrayList<>();

    Scenario(long seed, Doors doors) {
        this.random = new Random(seed);
        this.doors = doors;
        Practices.Opened opened = doors.practices()
                .open(
                        new NewPractice("Practice of seed " + seed, "DE", ZoneId.of("Europe/Berlin"), false),
                        NewPerson.named("Owner"),
                        EnumSet.of(Role.OWNER, Role.CLINICIAN));
        practice = opened.practice();
        owner = opened.owner();
        oracle = new Oracle(() -> doors.clock().instant());
        staff.add(owner);
        oracle.hired(owner, EnumSet.of(Role.OWNER, Role.CLINICIAN));
        for (Role role : List.of(Role.CLINICIAN, Role.CLINICIAN, Role.SUPERVISOR, Role.BILLER)) {
            PersonId person = as(owner, Capacity.STAFF)
                    .call(() -> doors.entrance()
                            .callEverywhere(
                                    inside -> doors.people().add(inside, NewPerson.named(role + " " + staff.size()))));
            as(owner, Capacity.STAFF).run(() -> doors.practices().giveRole(person, role));
            staff.add(person);
            oracle.hired(person, EnumSet.of(role));
        }
    }

    Viewer as(PersonId person, Capacity capacity) {
        return new Viewer(practice, person, capacity);
    }

    /** One random step by a random person; what the oracle says must happen, happens, and nothing else. */
    void step() {
        if (oracle.relationships.size() < 2 || (oracle.relationships.size() < 4 && random.nextInt(12) == 0)) {
            found();
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> join();
            case 3, 4 -> leave();
            case 5, 6 -> assign();
            case 7 -> endCare();
            case 8 -> closeOrReopen();
            case 9, 10 -> subsystem();
            default -> {
                doors.clock().advance(Duration.ofHours(1 + random.nextInt(30)));
                story.add("time goes by");
            }
        }
    }

    private void found() {
        PersonId founder = pick(staff);
        int size = 1 + random.nextInt(5);
        Kind kind = size == 1 ? Kind.INDIVIDUAL : size == 2 ? Kind.COUPLE : Kind.FAMILY;
        List<NewRelationship.Joining> joining =
                Stream.generate(this::newcomer).limit(size).toList();
        story.add(founder + " founds " + kind);
        attempt(oracle.held(founder).contains(Role.CLINICIAN), as(founder, Capacity.STAFF), () -> {
            RelationshipId id =
                    doors.relationships().found(new NewRelationship(kind, Optional.empty(), Policy.LIMITED, joining));
            List<PersonId> members = doors.relationships().relationship(id).members().stream()
                    .map(Member::person)
                    .toList();
            clients.addAll(members);
            oracle.founded(id, founder, members);
        });
    }

    private void join() {
        RelationshipId id = pick(oracle.relationships);
        Viewer actor = somebody(id);
        Optional<PersonId> known =
                random.nextInt(2) == 0 ? Optional.of(pick(random.nextInt(3) == 0 ? staff : clients)) : Optional.empty();
        boolean may = oracle.mayArrange(actor, id)
                && known.map(person -> oracle.knows(actor, person) && oracle.mayJoin(actor, id, person))
                        .orElse(true);
        story.add(actor + " lets " + known + " join " + id);
        attempt(may, actor, () -> {
            PersonId joined = doors.relationships()
                    .join(
                            id,
                            known.<NewRelationship.Joining>map(
                                            p -> new NewRelationship.Joining.Known(p, MemberRole.MEMBER))
                                    .orElseGet(this::newcomer));
            clients.add(joined);
            if (known.isEmpty()) {
                oracle.addedBy(actor.person(), joined);
            }
            oracle.joined(id, joined);
        });
    }

    private void leave() {
        RelationshipId id = pick(oracle.relationships);
        PersonId leaver = mostlyMember(id);
        Viewer actor = somebody(id);
        story.add(actor + " lets " + leaver + " leave " + id);
        attempt(oracle.mayArrange(actor, id) && oracle.isMember(id, leaver), actor, () -> {
            doors.relationships().leave(id, leaver);
            oracle.left(id, leaver);
        });
    }

    private void assign() {
        RelationshipId id = pick(oracle.relationships);
        PersonId person = pick(staff);
        Viewer actor = somebody(id);
        CareRole role =
                random.nextBoolean() ? CareRole.THERAPIST : CareRole.values()[random.nextInt(CareRole.values().length)];
        Optional<PersonId> walled =
                role == CareRole.THERAPIST && random.nextBoolean() ? Optional.of(mostlyMember(id)) : Optional.empty();
        Instant until = doors.clock().instant().plus(Duration.ofHours(1 + random.nextInt(40)));
        NewCare care = walled.map(member -> NewCare.walled(person, member))
                .orElseGet(() -> role == CareRole.THERAPIST
                        ? NewCare.therapist(person)
                        : NewCare.until(person, role, "a reason", until));
        boolean may = oracle.mayArrange(actor, id)
                && oracle.mayCare(id, person, role)
                && walled.map(m -> oracle.isMember(id, m)).orElse(true);
        story.add(actor + " assigns " + care + " to " + id);
        attempt(may, actor, () -> {
            doors.relationships().assignCare(id, care);
            oracle.assigned(id, care);
        });
    }

    private void endCare() {
        RelationshipId id = pick(oracle.relationships);
        List<CareTeamMember> rows = as(owner, Capacity.STAFF)
                .call(() -> doors.relationships().relationship(id))
                .careTeam();
        CareTeamMember row = pick(rows);
        Viewer actor = somebody(id);
        boolean current = row.isCurrent(doors.clock().instant());
        boolean may = current
                && oracle.seesRelationship(actor, id)
                && (oracle.mayArrange(actor, id) || actor.person().equals(row.person()))
                && oracle.leavesATherapist(id, row.person());
        story.add(actor + " ends care of " + row + " in " + id);
        attempt(may, actor, () -> {
            doors.relationships().endCare(id, row.id());
            oracle.careEnded(id, row.person());
        });
    }

    private void closeOrReopen() {
        RelationshipId id = pick(oracle.relationships);
        Viewer actor = somebody(id);
        boolean closing = !oracle.isClosed(id);
        story.add(actor + (closing ? " closes " : " reopens ") + id);
        attempt(oracle.mayArrange(actor, id), actor, () -> {
            if (closing) {
                doors.relationships().close(id, Optional.of("the end"));
            } else {
                doors.relationships().reopen(id);
            }
            oracle.closed(id, closing);
        });
    }

    private void subsystem() {
        RelationshipId id = pick(oracle.relationships);
        Viewer actor = somebody(id);
        Set<PersonId> some = Stream.generate(() -> pick(clients))
                .limit(2 + random.nextInt(3))
                .collect(Collectors.toSet());
        boolean may = oracle.mayArrange(actor, id) && some.size() > 1 && oracle.areSomeOf(id, some);
        story.add(actor + " opens a circle of " + some + " in " + id);
        attempt(may, actor, () -> {
            doors.relationships().openSubsystem(id, some);
            oracle.opened(id, CircleKind.JOINT, some);
        });
    }

    /** Runs the step; it must succeed exactly where the oracle allows it, and be refused plainly where not. */
    private void attempt(boolean allowed, Viewer actor, Runnable work) {
        try {
            actor.run(work);
            if (!allowed) {
                throw new AssertionError("was done and must not be: " + story.getLast());
            }
        } catch (NotFound | Refused e) {
            if (allowed) {
                throw new AssertionError("was refused and must not be: " + story.getLast(), e);
            }
        }
    }

    private NewRelationship.Joining newcomer() {
        return new NewRelationship.Joining.Newcomer(
                NewPerson.named("Client " + random.nextInt(10_000)), MemberRole.MEMBER);
    }

    /** Mostly the care team, sometimes a colleague, and sometimes a client trying what only staff may. */
    private Viewer somebody(RelationshipId id) {
        return switch (random.nextInt(6)) {
            case 0 -> clients.isEmpty() ? as(owner, Capacity.STAFF) : as(pick(clients), Capacity.CLIENT);
            case 1, 2 -> as(pick(staff), Capacity.STAFF);
            default -> as(pick(oracle.team(id)), Capacity.STAFF);
        };
    }

    private PersonId mostlyMember(RelationshipId id) {
        List<PersonId> members = oracle.members(id);
        return members.isEmpty() || random.nextInt(5) == 0 ? pick(clients) : pick(members);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
