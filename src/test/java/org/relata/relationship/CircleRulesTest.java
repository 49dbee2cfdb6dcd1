package org.relata.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RelataTest
class CircleRulesTest {
    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Entrance entrance;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    Viewer therapist;
    RelationshipId couple;
    Viewer amara;
    Viewer jonas;

    @BeforeEach
    void aCouple() {
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).get(0);
        jonas = house.clients(therapist, couple).get(1);
    }

    @Test
    void aPartnerSitsInTheJointCircleAndTheirOwnAndInNoneOfTheOthers() {
        assertThat(circles(jonas))
                .extracting(Circle::kind)
                .containsExactlyInAnyOrder(CircleKind.SELF, CircleKind.MEMBER, CircleKind.SAFETY, CircleKind.JOINT);
        assertThat(circles(jonas)).noneMatch(circle -> circle.isOf(amara.person()));
    }

    @Test
    void theCareTeamSitsInEveryCircleButSelf() {
        assertThat(circles(therapist))
                .extracting(Circle::kind)
                .containsExactlyInAnyOrder(
                        CircleKind.JOINT,
                        CircleKind.TEAM,
                        CircleKind.MEMBER,
                        CircleKind.MEMBER,
                        CircleKind.SAFETY,
                        CircleKind.SAFETY);
    }

    @Test
    void whoHasLeftDoesNotLearnTheNameThatComesLater() {
        therapist.run(() -> relationships.leave(couple, jonas.person()));
        therapist.run(() -> relationships.edit(couple, Kind.FAMILY, Optional.of("Zanzibar")));
        assertThat(jonas.call(() -> entrance.call(couple, inside -> relationships.relationship(inside, couple)))
                        .title())
                .doesNotContain("Zanzibar");
        assertThat(found(jonas, "zanz")).isEmpty();
        assertThat(found(amara, "zanz")).hasSize(1);
    }

    private List<Relationship> found(Viewer viewer, String text) {
        return viewer.call(() -> entrance.callEverywhere(inside -> relationships.find(inside, text, 5)));
    }

    @Test
    void aNewcomerHasNoPastAndALeaverKeepsTheirs() {
        PersonId mia = therapist.call(() -> relationships.join(couple, House.newcomer("Mia Example")));
        Viewer newcomer = new Viewer(therapist.practice(), mia, org.relata.kernel.Capacity.CLIENT);
        assertThat(circles(newcomer))
                .filteredOn(circle -> circle.kind() == CircleKind.JOINT)
                .hasSize(1)
                .allMatch(circle ->
                        circle.clients().size() == 3 && circle.closedAt().isEmpty());
        therapist.run(() -> relationships.leave(couple, jonas.person()));
        assertThat(circles(jonas))
                .filteredOn(circle -> circle.kind() == CircleKind.JOINT)
                .hasSize(2)
                .allMatch(circle -> circle.closedAt().isPresent());
        jonas.run(() ->
                entrance.run(couple, inside -> assertThat(inside.writable()).hasSize(1)));
        assertThat(circles(newcomer))
                .filteredOn(circle -> circle.kind() == CircleKind.JOINT)
                .hasSize(2)
                .filteredOn(circle -> circle.closedAt().isEmpty())
                .allMatch(circle -> circle.clients().equals(List.of(amara.person(), mia)));
    }

    @Test
    void aNewcomerNeverLearnsOfWhoLeftBefore() {
        therapist.run(() -> relationships.leave(couple, jonas.person()));
        PersonId mia = therapist.call(() -> relationships.join(couple, House.newcomer("Mia Example")));
        Viewer newcomer = new Viewer(therapist.practice(), mia, org.relata.kernel.Capacity.CLIENT);
        assertThat(newcomer.call(() -> relationships.relationship(couple)).members())
                .extracting(Member::name)
                .containsExactly("Amara Example", "Mia Example");
    }

    @Test
    void aSubsystemLeavesTheOthersOut() {
        RelationshipId family = house.found(therapist, Kind.FAMILY, "Ines", "Tom", "Leo");
        List<Viewer> members = house.clients(therapist, family);
        therapist.run(() -> relationships.openSubsystem(
                family, List.of(members.get(0).person(), members.get(1).person())));
        assertThat(jointCirclesOf(members.get(0), family)).hasSize(2);
        assertThat(jointCirclesOf(members.get(2), family)).hasSize(1);
    }

    @Test
    void aWalledClinicianEntersOneMembersCirclesAndLeavesWithThem() {
        Viewer colleague = house.hire(therapist, "Dr Berg", Role.CLINICIAN);
        therapist.run(() -> relationships.assignCare(couple, NewCare.walled(colleague.person(), amara.person())));
        assertThat(circles(colleague))
                .extracting(Circle::kind)
                .containsExactlyInAnyOrder(CircleKind.MEMBER, CircleKind.SAFETY);
        assertThat(circles(colleague)).allMatch(circle -> circle.isOf(amara.person()));
        assertThat(colleague.call(() -> relationships.relationship(couple)).members())
                .extracting(Member::name)
                .containsExactly("Amara Example");
        assertThat(jonas.call(() -> relationships.relationship(couple)).careTeam())
                .extracting(CareTeamMember::name)
                .containsExactly("Dr Okafor");
        therapist.run(() -> relationships.leave(couple, amara.person()));
        assertThatThrownBy(() -> circles(colleague)).isInstanceOf(NotFound.class);
    }

    @Test
    void aSupervisorReadsUntilTheEndAndNeverWrites() {
        Viewer supervisor = house.hire(therapist, "Dr Weiss", Role.SUPERVISOR);
        therapist.run(() -> relationships.assignCare(
                couple,
                NewCare.until(
                        supervisor.person(),
                        CareRole.SUPERVISOR,
                        "monthly supervision",
                        clock.instant().plus(Duration.ofDays(2)))));
        supervisor.run(() -> entrance.run(couple, inside -> {
            assertThat(inside.circles()).hasSize(6);
            assertThat(inside.writable()).isEmpty();
        }));
        assertThat(amara.call(() -> relationships.relationship(couple)).careTeam())
                .extracting(CareTeamMember::name)
                .contains("Dr Weiss");
        clock.advance(Duration.ofDays(3));
        assertThatThrownBy(() -> circles(supervisor)).isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyTreatsTheirOwnRelationshipNorLeavesAsTheLast() {
        assertThatThrownBy(() -> therapist.run(() -> relationships.join(
                        couple, new NewRelationship.Joining.Known(therapist.person(), MemberRole.PARTNER))))
                .isInstanceOf(Refused.class)
                .hasMessage("Nobody is a member of a relationship whose care team they are on.");
        CareTeamMember row = therapist
                .call(() -> relationships.relationship(couple))
                .careTeam()
                .getFirst();
        assertThatThrownBy(() -> therapist.run(() -> relationships.endCare(couple, row.id())))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("The last clinician cannot leave");
    }

    @Test
    void aClosedRelationshipIsReadAndNotWrittenUntilItIsReopened() {
        therapist.run(() -> relationships.close(couple));
        amara.run(() -> entrance.run(couple, inside -> {
            assertThat(inside.circles()).hasSize(4);
            assertThat(inside.writable()).as("her own journal only").hasSize(1);
        }));
        therapist.run(() -> relationships.reopen(couple));
        amara.run(() ->
                entrance.run(couple, inside -> assertThat(inside.writable()).hasSize(4)));
    }

    @Test
    void unknownAndForbiddenAreTheSameAnswer() {
        RelationshipId other = house.found(therapist, Kind.COUPLE, "Sam", "Kim");
        Viewer stranger = house.open();
        for (RelationshipId id : List.of(other, RelationshipId.next())) {
            assertThatThrownBy(() -> amara.run(() -> relationships.relationship(id)))
                    .isExactlyInstanceOf(NotFound.class);
            assertThatThrownBy(() -> amara.run(() -> relationships.leave(id, amara.person())))
                    .isExactlyInstanceOf(NotFound.class);
            assertThatThrownBy(() -> stranger.run(() -> relationships.relationship(id)))
                    .isExactlyInstanceOf(NotFound.class);
        }
    }

    @Test
    void aCreationCanBeTakenBackWithThePersonsAddedForIt() {
        therapist.run(() -> relationships.undoCreation(couple));
        assertThatThrownBy(() -> therapist.run(() -> relationships.relationship(couple)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoHasNotEnteredSeesNothingAndNobodyEntersTwice() {
        therapist.run(() -> entrance.run(
                couple,
                inside -> assertThatThrownBy(() -> entrance.runEverywhere(again -> {}))
                        .isInstanceOf(IllegalStateException.class)));
    }

    @Test
    void nobodyIsAdmittedOfWhomTheActorMayNotKnow() {
        Viewer colleague = house.hire(therapist, "Dr Berg", Role.CLINICIAN);
        RelationshipId own = house.found(colleague, Kind.COUPLE, "Sam", "Kim");
        for (PersonId unknown : List.of(jonas.person(), PersonId.next())) {
            assertThatThrownBy(() -> colleague.run(() ->
                            relationships.join(own, new NewRelationship.Joining.Known(unknown, MemberRole.RELATIVE))))
                    .isExactlyInstanceOf(NotFound.class);
            assertThatThrownBy(() -> admitPastTheDoor(colleague, own, unknown)).isExactlyInstanceOf(NotFound.class);
        }
        therapist.run(() -> relationships.assignCare(couple, NewCare.therapist(colleague.person())));
        colleague.run(
                () -> relationships.join(own, new NewRelationship.Joining.Known(jonas.person(), MemberRole.RELATIVE)));
        assertThat(house.clients(colleague, own)).contains(jonas);
    }

    @Test
    void onlyWhoArrangesARelationshipNamesItOrChoosesItsPolicyWhateverTheSqlAsks() {
        Viewer walled = house.hire(therapist, "Dr Berg", Role.CLINICIAN);
        Viewer supervisor = house.hire(therapist, "Dr Weiss", Role.SUPERVISOR);
        Viewer biller = house.hire(therapist, "Front Desk", Role.BILLER);
        Instant end = clock.instant().plus(Duration.ofDays(2));
        therapist.run(() -> {
            relationships.assignCare(couple, NewCare.walled(walled.person(), amara.person()));
            relationships.assignCare(
                    couple, NewCare.until(supervisor.person(), CareRole.SUPERVISOR, "supervision", end));
        });
        for (Viewer other : List.of(walled, supervisor, biller, amara)) {
            assertThatThrownBy(() -> other.run(() -> relationships.edit(couple, Kind.COUPLE, Optional.of("Theirs"))))
                    .isExactlyInstanceOf(NotFound.class);
            assertThatThrownBy(() -> other.run(() -> relationships.choosePolicy(couple, Policy.NO_SECRETS)))
                    .isExactlyInstanceOf(NotFound.class);
            assertThat(renamePastTheDoor(other))
                    .as("rows that %s renames", other)
                    .isZero();
            assertThatThrownBy(() -> choosePastTheDoor(other)).isExactlyInstanceOf(NotFound.class);
        }
        assertThat(renamePastTheDoor(therapist)).isEqualTo(1);
        choosePastTheDoor(therapist);
    }

    private void admitPastTheDoor(Viewer viewer, RelationshipId id, PersonId person) {
        viewer.run(() -> entrance.runEverywhere(
                inside -> jdbc.sql("SELECT relationship.admit(gen_random_uuid(), :id, :person, 'member', now())")
                        .param("id", id.value())
                        .param("person", person.value())
                        .query((row, n) -> true)
                        .single()));
    }

    private int renamePastTheDoor(Viewer viewer) {
        return viewer.call(() -> entrance.call(
                couple,
                inside -> jdbc.sql("UPDATE relationship.relationship SET label = 'Theirs' WHERE relationship_id = :id")
                        .param("id", couple.value())
                        .update()));
    }

    private void choosePastTheDoor(Viewer viewer) {
        viewer.run(() -> entrance.run(
                couple,
                inside -> jdbc.sql("""
                        INSERT INTO relationship.policy_choice (practice_id, choice_id, relationship_id, policy, version, chosen_by, chosen_at)
                        VALUES (:practice, gen_random_uuid(), :id, 'no-secrets', 1, :viewer, now())""")
                        .param("practice", inside.practice())
                        .param("id", couple.value())
                        .param("viewer", inside.person())
                        .update()));
    }

    private List<Circle> circles(Viewer viewer) {
        return viewer.call(() ->
                entrance.call(couple, inside -> relationships.circles(inside).all()));
    }

    private List<Circle> jointCirclesOf(Viewer viewer, RelationshipId id) {
        return viewer.call(
                () -> entrance.call(id, inside -> relationships.circles(inside).of(CircleKind.JOINT)));
    }
}
