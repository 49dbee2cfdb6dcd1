package org.relata.relationship;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.practice.NewPerson;
import org.relata.practice.NewPractice;
import org.relata.practice.People;
import org.relata.practice.Practices;
import org.springframework.stereotype.Component;

/** Opens practices and relationships for tests, through the doors. */
@Component
public class House {
    private final Practices practices;
    private final Relationships relationships;
    private final People people;
    private final Entrance entrance;

    House(Practices practices, Relationships relationships, People people, Entrance entrance) {
        this.practices = practices;
        this.relationships = relationships;
        this.people = people;
        this.entrance = entrance;
    }

    /** A practice of its own for one test; the viewer is its owner, who also treats. */
    public Viewer open() {
        Practices.Opened opened = practices.open(
                new NewPractice("A practice", "DE", ZoneId.of("Europe/Berlin"), false),
                NewPerson.named("Dr Okafor"),
                EnumSet.of(Role.OWNER, Role.CLINICIAN));
        return new Viewer(opened.practice(), opened.owner(), Capacity.STAFF);
    }

    public Viewer hire(Viewer owner, String name, Role role) {
        return owner.call(() -> {
            PersonId person = entrance.callEverywhere(inside -> people.add(inside, NewPerson.named(name)));
            practices.giveRole(person, role);
            return new Viewer(owner.practice(), person, Capacity.STAFF);
        });
    }

    public RelationshipId found(Viewer clinician, Kind kind, String... names) {
        return clinician.call(() -> relationships.found(new NewRelationship(
                kind,
                Optional.empty(),
                Policy.LIMITED,
                Stream.of(names).map(House::newcomer).toList())));
    }

    /** The members as clients, in the order of joining. */
    public List<Viewer> clients(Viewer clinician, RelationshipId id) {
        return clinician.call(() -> relationships.relationship(id)).members().stream()
                .map(member -> new Viewer(clinician.practice(), member.person(), Capacity.CLIENT))
                .toList();
    }

    public static NewRelationship.Joining newcomer(String name) {
        return new NewRelationship.Joining.Newcomer(NewPerson.named(name), MemberRole.MEMBER);
    }
}
