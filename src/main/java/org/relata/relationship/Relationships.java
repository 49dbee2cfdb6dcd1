package org.relata.relationship;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.springframework.stereotype.Component;

/**
 * The unit of care: founded with its members, joined and left, closed and reopened; and the circles that follow from who is in.
 * Each verb enters by itself; inside a transaction that has entered the same, it joins.
 */
@Component
public class Relationships {
    private final Entrance entrance;
    private final RelationshipStore store;
    private final CircleStore circles;
    private final People people;
    private final Clock clock;

    Relationships(Entrance entrance, RelationshipStore store, CircleStore circles, People people, Clock clock) {
        this.entrance = entrance;
        this.store = store;
        this.circles = circles;
        this.people = people;
        this.clock = clock;
    }

    /** Founds a relationship with its members and circles; the founder is its first clinician. */
    public RelationshipId found(NewRelationship wanted) {
        return entrance.callEverywhere(
                inside -> foundAll(inside, List.of(wanted)).getFirst());
    }

    /** Founds many at once, inside a transaction that has entered everywhere; when it returns, their circles can be written to. */
    public List<RelationshipId> foundAll(Entered inside, List<NewRelationship> wanted) {
        Instant now = clock.instant();
        wanted.forEach(Relationships::check);
        List<RelationshipId> founded =
                wanted.stream().map(one -> found(inside, one, now)).toList();
        Entered seated = entrance.rebind();
        var chosen = new LinkedHashMap<RelationshipId, Policy>();
        for (int i = 0; i < wanted.size(); i++) {
            chosen.put(founded.get(i), wanted.get(i).policy());
        }
        store.choosePolicies(seated, chosen, now);
        return founded;
    }

    /**
     * A member joins: the old whole circle is closed for writing and a new one opened, so that the newcomer has no past. It enters everywhere, because
     * the newcomer may be known from another relationship.
     */
    public PersonId join(RelationshipId id, NewRelationship.Joining joining) {
        return entrance.callEverywhere(inside -> {
            Instant now = clock.instant();
            PersonId person = admit(inside, id, joining, now);
            openOwn(id, person, now);
            List<PersonId> members = current(entrance.rebind(), id);
            openWhole(id, members, now);
            entrance.rebind();
            return person;
        });
    }

    /** A member leaves and keeps reading what was shared until now; those who stay go on in a new whole circle. */
    public void leave(RelationshipId id, PersonId member) {
        entrance.run(id, inside -> {
            Instant now = clock.instant();
            List<PersonId> staying = new ArrayList<>(current(inside, id));
            circles.release(id, member, now);
            staying.remove(member);
            openWhole(id, staying, now);
            entrance.rebind();
        });
    }

    /** Opens a joint circle of some members: the parents without the teenager, a pair in a group. */
    public CircleId openSubsystem(RelationshipId id, Collection<PersonId> members) {
        return entrance.call(id, inside -> {
            if (members.size() >= current(inside, id).size()) {
                throw new Refused("Everybody is in the whole circle already: choose fewer members.");
            }
            CircleId circle = circles.open(id, CircleKind.JOINT, members, clock.instant());
            entrance.rebind();
            return circle;
        });
    }

    public void closeSubsystem(RelationshipId id, CircleId circle) {
        entrance.run(id, inside -> {
            circles.close(circle, clock.instant());
            entrance.rebind();
        });
    }

    public void assignCare(RelationshipId id, NewCare care) {
        if (care.role().needsReasonAndEnd()
                && (care.reason().isEmpty() || care.until().isEmpty())) {
            throw new Refused("Coverage, supervision and emergency access need a reason and an end.");
        }
        entrance.run(id, inside -> circles.assign(inside, id, care, clock.instant()));
    }

    public void endCare(RelationshipId id, UUID care) {
        entrance.run(id, inside -> circles.end(care, clock.instant()));
    }

    public void choosePolicy(RelationshipId id, Policy policy) {
        entrance.run(id, inside -> {
            arranging(inside, id);
            store.choosePolicies(inside, Map.of(id, policy), clock.instant());
        });
    }

    public void edit(RelationshipId id, Kind kind, Optional<String> label) {
        entrance.run(id, inside -> {
            arranging(inside, id);
            NotFound.unlessOne(store.update(inside, id, kind, label));
        });
    }

    public void close(RelationshipId id) {
        entrance.run(id, inside -> circles.closeCare(id, clock.instant()));
    }

    public void reopen(RelationshipId id) {
        entrance.run(id, inside -> circles.reopenCare(id, clock.instant()));
    }

    /** Takes a creation back while nothing has been entered in any of its circles, and the persons who were added only for it. */
    public void undoCreation(RelationshipId id) {
        entrance.run(id, inside -> {
            List<PersonId> added = store.membersAddedWith(inside, id);
            circles.unmake(id);
            people.forget(inside, added);
        });
    }

    /** As {@link #undoCreation(RelationshipId)}, for many at once, inside a transaction that has entered everywhere. */
    public void undoCreation(Entered inside, Collection<RelationshipId> ids) {
        List<PersonId> added = new ArrayList<>();
        ids.forEach(id -> added.addAll(store.membersAddedWith(inside, id)));
        ids.forEach(circles::unmake);
        people.forget(inside, added);
    }

    /** Members whom the viewer has added to the practice for this relationship alone: whom an undoing would forget. */
    public List<PersonId> addedWith(Entered inside, RelationshipId id) {
        return store.membersAddedWith(inside, id);
    }

    public Relationship relationship(RelationshipId id) {
        return entrance.call(id, inside -> relationship(inside, id));
    }

    public Relationship relationship(Entered inside, RelationshipId id) {
        return store.relationships(inside, List.of(id), clock.instant()).stream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Every relationship that the viewer has a seat in, by title; for the owner and the biller, every one of the practice. */
    public List<Relationship> all(Entered inside) {
        return store.relationships(inside, store.ids(inside), clock.instant());
    }

    /** Those of these that the viewer may know of, by title. */
    public List<Relationship> some(Entered inside, Collection<RelationshipId> ids) {
        return store.relationships(inside, List.copyOf(ids), clock.instant());
    }

    /** Up to {@code limit} relationships whose label, or a member's name, has a word that starts with the text. */
    public List<Relationship> find(Entered inside, String text, int limit) {
        String wanted = text.strip();
        return wanted.isEmpty() ? List.of() : some(inside, store.find(inside, wanted, limit));
    }

    /** Those in which this person is or was a member, by title. */
    public List<Relationship> of(Entered inside, PersonId person) {
        return some(inside, store.of(inside, person));
    }

    /** Every policy that was chosen, newest first. */
    public List<PolicyChoice> policies(Entered inside, RelationshipId id) {
        return store.policies(inside, id);
    }

    /** Every time the care was ended, newest first. */
    public List<Closure> closures(Entered inside, RelationshipId id) {
        return store.closures(inside, id);
    }

    /** Whether the viewer may change who is in, and what the relationship is called: its treating team, or the owner. */
    public boolean mayArrange(Entered inside, Relationship relationship) {
        Instant now = clock.instant();
        return inside.is(Role.OWNER)
                || (inside.is(Role.CLINICIAN)
                        && relationship.careTeam().stream()
                                .anyMatch(row ->
                                        row.person().equals(inside.viewer().person()) && row.arranges(now)));
    }

    /** The circles that this transaction has entered. */
    public Circles circles(Entered inside) {
        return new Circles(circles.mine());
    }

    /** Opens the viewer's own circle here where there is none, a clinician's; returns what is entered from now on. */
    public Entered openAuthor(RelationshipId id) {
        circles.openAuthor(id, clock.instant());
        return entrance.rebind();
    }

    private void arranging(Entered inside, RelationshipId id) {
        if (!mayArrange(inside, relationship(inside, id))) {
            throw new NotFound();
        }
    }

    private RelationshipId found(Entered inside, NewRelationship wanted, Instant now) {
        RelationshipId id = RelationshipId.next();
        store.insert(inside, id, wanted.kind(), wanted.label(), now);
        List<PersonId> members = wanted.members().stream()
                .map(joining -> admit(inside, id, joining, now))
                .toList();
        circles.assign(inside, id, NewCare.therapist(inside.viewer().person()), now);
        circles.open(id, CircleKind.TEAM, List.of(), now);
        members.forEach(member -> openOwn(id, member, now));
        openWhole(id, members, now);
        return id;
    }

    private PersonId admit(Entered inside, RelationshipId id, NewRelationship.Joining joining, Instant now) {
        PersonId person = switch (joining) {
            case NewRelationship.Joining.Known known ->
                people.person(inside, known.person()).id();
            case NewRelationship.Joining.Newcomer newcomer -> people.add(inside, newcomer.person());
        };
        circles.admit(id, person, joining.role(), now);
        circles.openSelf(person, now);
        return person;
    }

    private void openOwn(RelationshipId id, PersonId member, Instant now) {
        circles.open(id, CircleKind.MEMBER, List.of(member), now);
        circles.open(id, CircleKind.SAFETY, List.of(member), now);
    }

    private void openWhole(RelationshipId id, List<PersonId> members, Instant now) {
        if (members.size() > 1) {
            circles.open(id, CircleKind.JOINT, members, now);
        }
    }

    private List<PersonId> current(Entered inside, RelationshipId id) {
        return relationship(inside, id).currentMembers().stream()
                .map(Member::person)
                .toList();
    }

    private static void check(NewRelationship wanted) {
        int members = wanted.members().size();
        if (members == 0) {
            throw new Refused("A relationship needs at least one member.");
        }
        if (wanted.kind() == Kind.INDIVIDUAL && members != 1) {
            throw new Refused("Individual care has exactly one member. Choose couple, family or group for more.");
        }
        if (wanted.kind() != Kind.INDIVIDUAL && members < 2) {
            throw new Refused("A couple, family or group needs at least two members.");
        }
    }
}
