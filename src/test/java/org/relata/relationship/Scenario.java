package org.relata.relationship;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
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
public final class Scenario {
    /** The doors that a scenario goes through. */
    public record Doors(
            Practices practices,
            People people,
            Relationships relationships,
            org.relata.platform.Entrance entrance,
            TestClock clock) {}

    /** How every word begins that stands nowhere else. */
    public static final String TOKEN = "zq";

    private final Random random;
    private final Doors doors;
    public final PracticeId practice;
    public final PersonId owner;
    public final List<PersonId> staff = new ArrayList<>();
    public final List<PersonId> clients = new ArrayList<>();
    public final Oracle oracle;
    public final List<String> story = new ArrayList<>();
    /** Words and ids that stand in the database once and nowhere else, and who may come across each. */
    public final Map<String, Predicate<Viewer>> canaries = new HashMap<>();

    public Scenario(long seed, Doors doors) {
        this.random = new Random(seed);
        this.doors = doors;
        Practices.Opened opened = doors.practices()
                .open(
                        new NewPractice("Practice of seed " + seed, "DE", ZoneId.of("Europe/Berlin"), true),
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

    public Viewer as(PersonId person, Capacity capacity) {
        return new Viewer(practice, person, capacity);
    }

    /** One random step by a random person; what the oracle says must happen, happens, and nothing else. */
    public void step() {
        if (oracle.relationships.size() < 2 || (oracle.relationships.size() < 4 && random.nextInt(12) == 0)) {
            found();
            return;
        }
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> join();
            case 3, 4 -> leave();
            case 5, 6 -> assign();
            case 7 -> endCare();
            case 8 -> closeOrReopen();
            case 9, 10 -> subsystem();
            case 11 -> changeRole();
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
        String label = token();
        story.add(founder + " founds " + kind);
        attempt(oracle.held(founder).contains(Role.CLINICIAN), as(founder, Capacity.STAFF), () -> {
            RelationshipId id =
                    doors.relationships().found(new NewRelationship(kind, Optional.of(label), Policy.LIMITED, joining));
            List<Member> members = doors.relationships().relationship(id).members();
            members.forEach(member -> named(member.person(), member.name()));
            canaries.put(label, viewer -> oracle.seesRelationship(viewer, id));
            canaries.put(id.toString(), viewer -> oracle.seesRelationship(viewer, id));
            List<PersonId> persons = members.stream().map(Member::person).toList();
            clients.addAll(persons);
            oracle.founded(id, founder, persons);
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
        NewPerson somebody = NewPerson.named("Client " + token());
        attempt(may, actor, () -> {
            PersonId joined = doors.relationships()
                    .join(
                            id,
                            known.<NewRelationship.Joining>map(
                                            p -> new NewRelationship.Joining.Known(p, MemberRole.MEMBER))
                                    .orElseGet(
                                            () -> new NewRelationship.Joining.Newcomer(somebody, MemberRole.MEMBER)));
            clients.add(joined);
            if (known.isEmpty()) {
                named(joined, somebody.name());
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
        String reason = token();
        NewCare care = walled.map(member -> NewCare.walled(person, member))
                .orElseGet(() -> role == CareRole.THERAPIST
                        ? NewCare.therapist(person)
                        : NewCare.until(person, role, reason, until));
        boolean may = oracle.mayArrange(actor, id)
                && oracle.mayCare(id, person, role)
                && walled.map(m -> oracle.isMember(id, m)).orElse(true);
        story.add(actor + " assigns " + care + " to " + id);
        attempt(may, actor, () -> {
            doors.relationships().assignCare(id, care);
            oracle.assigned(id, care);
            canaries.put(reason, viewer -> oracle.isStaff(viewer) && oracle.seesRelationship(viewer, id));
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
                doors.relationships().close(id);
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

    /** A clinician is left with the front desk, or somebody comes to treat; the seats stay, and serve only who treats. */
    private void changeRole() {
        PersonId person = pick(staff.subList(1, staff.size()));
        Viewer actor = random.nextInt(3) == 0 ? as(pick(staff), Capacity.STAFF) : as(owner, Capacity.STAFF);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(oracle.held(person));
        boolean ends = roles.remove(Role.CLINICIAN);
        boolean served = roles.contains(Role.BILLER);
        story.add(actor + (ends ? " ends the work of " : " makes a clinician of ") + person);
        attempt(oracle.held(actor.person()).contains(Role.OWNER), actor, () -> {
            if (ends) {
                doors.practices().endRole(person, Role.CLINICIAN);
            }
            if (served) {
                doors.practices().endRole(person, Role.BILLER);
                roles.remove(Role.BILLER);
            }
            Role next = ends ? Role.BILLER : Role.CLINICIAN;
            doors.practices().giveRole(person, next);
            roles.add(next);
            oracle.hired(person, roles);
        });
    }

    private void named(PersonId person, String name) {
        for (String said : List.of(name.substring(name.lastIndexOf(' ') + 1), person.toString())) {
            canaries.put(said, viewer -> oracle.meets(viewer, person));
        }
    }

    /** A word that is nowhere else. */
    public String token() {
        return TOKEN + Long.toString(1_000_000_000L + Math.floorMod(random.nextLong(), 60_000_000_000L), 36);
    }

    /** Runs the step; it must succeed exactly where the oracle allows it, and be refused plainly where not. */
    public void attempt(boolean allowed, Viewer actor, Runnable work) {
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
        return new NewRelationship.Joining.Newcomer(NewPerson.named("Client " + token()), MemberRole.MEMBER);
    }

    /** Mostly the care team, sometimes a colleague, and sometimes a client trying what only staff may. */
    public Viewer somebody(RelationshipId id) {
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
