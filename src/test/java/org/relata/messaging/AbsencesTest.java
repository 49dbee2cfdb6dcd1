package org.relata.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.messaging.Shown.Reader;
import org.relata.relationship.CareRole;
import org.relata.relationship.CareTeamMember;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/** Who reads while a clinician is away, and what clients are told of it. */
@RelataTest
class AbsencesTest {
    @Autowired
    House house;

    @Autowired
    Absences absences;

    @Autowired
    Conversations conversations;

    @Autowired
    Relationships relationships;

    @Autowired
    TestClock clock;

    Viewer therapist;
    Viewer colleague;
    RelationshipId couple;
    Viewer amara;

    @BeforeEach
    void open() {
        therapist = house.open();
        colleague = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).getFirst();
    }

    @Test
    void aColleagueReadsWhileTheTherapistIsAwayAndNoLonger() {
        assertThatThrownBy(() -> together(colleague)).isInstanceOf(NotFound.class);
        var back = inDays(7);
        therapist.run(() -> absences.begin(back, Optional.of(colleague.person()), "Covers meanwhile"));

        var seen = together(amara);
        assertThat(seen.away())
                .extracting(Absence::who, Absence::back)
                .containsExactly(tuple(therapist.person(), back));
        assertThat(seen.may().readers()).extracting(Reader::name).contains("Samir Haddad");
        assertThat(together(colleague).may().write()).isTrue();
        var row = seen.relationship().careTeam().getLast();
        assertThat(row.role()).isEqualTo(CareRole.COVERAGE);
        assertThat(row.until()).contains(back);
        assertThat(therapist.call(absences::own).uncovered()).isEmpty();

        therapist.run(absences::end);
        assertThat(together(amara).away()).isEmpty();
        assertThatThrownBy(() -> together(colleague)).isInstanceOf(NotFound.class);
    }

    @Test
    void whoIsOnTheTeamAnywayStaysThereWhenTheAbsenceEnds() {
        var other = house.found(therapist, Kind.COUPLE, "Bea", "Cem");
        therapist.run(() -> relationships.assignCare(other, NewCare.therapist(colleague.person())));
        therapist.run(() -> absences.begin(inDays(3), Optional.of(colleague.person()), "Covers meanwhile"));
        var walled = house.found(colleague, Kind.COUPLE, "Dana", "Emil");
        var dana = house.clients(colleague, walled).getFirst();
        colleague.run(() -> relationships.assignCare(walled, NewCare.walled(therapist.person(), dana.person())));
        var view = therapist.call(absences::own);
        assertThat(view.mine()).hasSize(3);
        assertThat(view.uncovered()).isEmpty();
        therapist.run(absences::end);
        assertThat(careTeam(other)).as("who treats there anyway stays").contains(colleague.person());
    }

    @Test
    void whoCoversNeverSeesMoreThanWhoIsAway() {
        var third = house.hire(therapist, "Ines Brandt", Role.CLINICIAN);
        var walled = house.found(colleague, Kind.COUPLE, "Dana", "Emil");
        var dana = house.clients(colleague, walled).getFirst();
        colleague.run(() -> relationships.assignCare(walled, NewCare.walled(therapist.person(), dana.person())));
        therapist.run(() -> absences.begin(inDays(3), Optional.of(third.person()), "Covers meanwhile"));
        assertThat(careTeam(couple)).contains(third.person());
        assertThat(colleague.call(() -> relationships.relationship(walled)).careTeam())
                .as("even where the owner could arrange it")
                .noneMatch(row -> row.person().equals(third.person()));
        assertThat(therapist.call(absences::own).uncovered())
                .extracting(Relationship::id)
                .containsExactly(walled);
    }

    @Test
    void coverEndsAlsoWhereCareWasClosedMeanwhile() {
        var third = house.hire(therapist, "Ines Brandt", Role.CLINICIAN);
        var handed = house.found(colleague, Kind.COUPLE, "Dana", "Emil");
        colleague.run(() -> absences.begin(inDays(3), Optional.of(third.person()), "Covers meanwhile"));
        colleague.run(() -> relationships.close(handed));
        colleague.run(absences::end);
        assertThat(colleague.call(absences::own).absence()).isEmpty();
        assertThat(colleague.call(() -> relationships.relationship(handed)).currentCareTeam(clock.instant()))
                .noneMatch(row -> row.person().equals(third.person()));
    }

    @Test
    void nobodyIsAwayForEverOrLeavesTheirClientsToAClientOrAStranger() {
        for (Instant day : List.of(inDays(-1), inDays(400))) {
            assertThatThrownBy(() -> therapist.run(() -> absences.begin(day, Optional.empty(), "")))
                    .isInstanceOf(Refused.class);
        }
        for (PersonId nobody : List.of(amara.person(), house.open().person(), therapist.person())) {
            assertThatThrownBy(() -> therapist.run(() -> absences.begin(inDays(1), Optional.of(nobody), "")))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(together(amara).away()).isEmpty();
        therapist.run(() -> absences.begin(inDays(1), Optional.empty(), ""));
        assertThat(together(amara).away()).hasSize(1);
        var elsewhere = house.found(colleague, Kind.COUPLE, "Dana", "Emil");
        var dana = house.clients(colleague, elsewhere).getFirst();
        assertThat(dana.call(() -> conversations.show(elsewhere, "together", Optional.empty()))
                        .away())
                .as("only those who care for somebody are missed by them")
                .isEmpty();
    }

    private Shown together(Viewer who) {
        return who.call(() -> conversations.show(couple, "together", Optional.empty()));
    }

    private List<PersonId> careTeam(RelationshipId id) {
        return therapist.call(() -> relationships.relationship(id)).currentCareTeam(clock.instant()).stream()
                .map(CareTeamMember::person)
                .toList();
    }

    private Instant inDays(int days) {
        return clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(days));
    }
}
