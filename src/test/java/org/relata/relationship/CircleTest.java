package org.relata.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.*;
import org.relata.platform.Entrance;
import org.relata.practice.*;
import org.springframework.beans.factory.annotation.Autowired;

@RelataTest
class CircleTest {
    @Autowired
    Practices practices;

    @Autowired
    Relationships relationships;

    @Autowired
    Entrance entrance;

    @Test
    void aCoupleOpensWithItsCircles() {
        var opened = practices.open(
                new NewPractice("Okafor", "DE", ZoneId.of("Europe/Berlin"), false),
                NewPerson.named("Dr Okafor"),
                Set.of(Role.OWNER, Role.CLINICIAN));
        Viewer therapist = new Viewer(opened.practice(), opened.owner(), Capacity.STAFF);
        therapist.run(() -> {
            RelationshipId id = relationships.found(new NewRelationship(
                    Kind.COUPLE,
                    Optional.empty(),
                    Policy.LIMITED,
                    List.of(
                            new NewRelationship.Joining.Newcomer(NewPerson.named("Amara Example"), MemberRole.PARTNER),
                            new NewRelationship.Joining.Newcomer(
                                    NewPerson.named("Jonas Example"), MemberRole.PARTNER))));
            Relationship couple = relationships.relationship(id);
            assertThat(couple.title()).isEqualTo("Amara & Jonas");
            entrance.run(
                    id,
                    inside -> assertThat(relationships.circles(inside).all()).hasSize(6));
            Viewer a = new Viewer(opened.practice(), couple.members().get(0).person(), Capacity.CLIENT);
            a.run(() -> entrance.run(id, inside -> {
                System.out.println(relationships.circles(inside));
                assertThat(relationships.circles(inside).all()).hasSize(4);
            }));
        });
    }
}
