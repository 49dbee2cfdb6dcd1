package org.relata.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.relata.platform.Entrance;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.relata.scheduling.Attendance.How;
import org.relata.scheduling.Session.State;
import org.relata.scheduling.Session.Time;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions: who learns of which, how they are counted, and what may be done with them. */
@RelataTest
class SessionsTest {
    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Sessions sessions;

    @Autowired
    Entrance entrance;

    @Autowired
    TestClock clock;

    private Instant start = Instant.EPOCH;
    private Viewer therapist;
    private RelationshipId couple;
    private Viewer amara;
    private Viewer jonas;

    @BeforeEach
    void open() {
        start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).getFirst();
        jonas = house.clients(therapist, couple).getLast();
    }

    @Test
    void aPartnerNeverLearnsOfASessionThatTheOtherHasAlone() {
        plan(couple, soon(1), amara, jonas);
        var before = jonas.call(() -> sessions.list(couple));
        var next = jonas.call(() -> sessions.next(couple));

        var alone = plan(couple, soon(0), amara);
        hold(couple, amara);
        agree(amara, 12);

        assertThat(jonas.call(() -> sessions.list(couple))).isEqualTo(before);
        assertThat(jonas.call(() -> sessions.next(couple))).isEqualTo(next);
        assertThat(jonas.call(() -> sessions.ahead())).hasSize(1);
        assertThatThrownBy(() -> jonas.call(() -> sessions.show(couple, alone))).isInstanceOf(NotFound.class);
        assertThat(amara.call(() -> sessions.next(couple)).orElseThrow().id()).isEqualTo(alone);
        assertThat(therapist.call(() -> sessions.list(couple)).sessions()).hasSize(3);
    }

    @Test
    void eachCircleCountsItsOwnSoThatNobodySeesGaps() {
        hold(couple, amara, jonas);
        hold(couple, amara);
        hold(couple, amara);
        var second = hold(couple, amara, jonas);
        var third = plan(couple, soon(2), amara, jonas);
        agreeOn(List.of(amara.person(), jonas.person()), 16);

        assertThat(shown(jonas, second).number()).isEqualTo(2);
        assertThat(shown(jonas, third).number()).isEqualTo(3);
        assertThat(shown(amara, third).agreed()).contains(16);
        assertThat(amara.call(() -> sessions.next(couple)).orElseThrow().number())
                .isEqualTo(3);
        var circle = shown(therapist, second).circle();
        Integer held = therapist.call(() -> entrance.call(couple, inside -> sessions.heldCount(inside, circle)));
        assertThat(held).isEqualTo(2);
    }

    @Test
    void aCancelledSessionIsCountedNoLonger() {
        var first = hold(couple, amara, jonas);
        var second = hold(couple, amara, jonas);
        therapist.run(() -> sessions.cancel(couple, first));
        assertThat(shown(amara, second).number()).isEqualTo(1);
        assertThat(shown(amara, first).state()).isEqualTo(State.CANCELLED);
        assertThat(shown(amara, first).number()).isZero();
    }

    @Test
    void aPlannedSessionIsMovedHeldAndCorrectedAndEachStepKeepsWhoAndWhen() {
        var session = plan(couple, soon(1), amara, jonas);
        therapist.run(() -> sessions.move(couple, session, soon(3)));
        assertThat(shown(jonas, session).time()).isEqualTo(soon(3));
        assertThatThrownBy(() -> hold(session, Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not begun");

        clock.advance(Duration.ofDays(4));
        var late = new Attendance(How.LATE, Optional.of(10));
        hold(session, Map.of(amara.person(), Attendance.PRESENT, jonas.person(), late));
        hold(session, Map.of(amara.person(), new Attendance(How.EXCUSED, Optional.empty())));

        var shown = therapist.call(() -> sessions.show(couple, session));
        assertThat(shown.session().attendance())
                .containsEntry(jonas.person(), late)
                .containsEntry(amara.person(), new Attendance(How.EXCUSED, Optional.empty()));
        assertThat(shown.session().members()).containsExactlyInAnyOrder(amara.person(), jonas.person());
        assertThat(shown.changes())
                .extracting(Change::state)
                .containsExactly(State.HELD, State.HELD, State.PLANNED, State.PLANNED);
        assertThat(shown.changes()).allMatch(change -> change.by().equals(therapist.person()));
        assertThat(amara.call(() -> sessions.show(couple, session)).changes()).isEmpty();
        assertThatThrownBy(() -> therapist.run(() -> sessions.move(couple, session, soon(9))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theKindFollowsFromWhoItIsWithAndSomeNeedACircleOfTheirOwn() {
        var family = house.found(therapist, Kind.FAMILY, "Katrin Example", "Felix Example", "Mia Example");
        var members = house.clients(therapist, family);
        var parents = new Viewer[] {members.get(0), members.get(1)};
        assertThatThrownBy(() -> plan(family, soon(1), parents))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no circle of their own");
        therapist.run(() -> relationships.openSubsystem(
                family, Arrays.stream(parents).map(Viewer::person).toList()));

        assertThat(kind(family, plan(family, soon(1), parents))).isEqualTo(Session.Kind.SUBSYSTEM);
        assertThat(kind(family, plan(family, soon(1), members.toArray(Viewer[]::new))))
                .isEqualTo(Session.Kind.FAMILY);
        assertThat(kind(family, plan(family, soon(1), members.get(2)))).isEqualTo(Session.Kind.INDIVIDUAL);
        assertThat(kind(couple, plan(couple, soon(1), amara, jonas))).isEqualTo(Session.Kind.COUPLE);
        assertThat(members.get(2).call(() -> sessions.list(family)).sessions()).hasSize(2);
    }

    @Test
    void onlyTheCareTeamEntersSessionsAndOnlyWithMembers() {
        var session = plan(couple, soon(1), amara, jonas);
        var wanted = NewSession.with(List.of(amara.person(), jonas.person()), soon(2));
        for (var nobody : List.of(amara, jonas)) {
            assertThatThrownBy(() -> nobody.call(() -> sessions.plan(couple, wanted)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> nobody.run(() -> sessions.cancel(couple, session)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> nobody.run(
                            () -> sessions.agree(couple, shown(amara, session).circle(), Optional.of(3))))
                    .isInstanceOf(NotFound.class);
            assertThat(nobody.call(() -> sessions.list(couple)).mayWrite()).isFalse();
        }
        var stranger = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        assertThatThrownBy(() -> stranger.call(() -> sessions.list(couple))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> plan(couple, soon(1), stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> plan(couple, soon(1))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> plan(couple, new Time(clock.instant().minusSeconds(90_000), 50), amara))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whoIsWalledToOneMemberSeesThatMembersSessionsAlone() {
        var walled = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        therapist.run(() -> relationships.assignCare(couple, NewCare.walled(walled.person(), amara.person())));
        plan(couple, soon(1), amara, jonas);
        plan(couple, soon(1), jonas);
        var own = plan(couple, soon(2), amara);
        assertThat(walled.call(() -> sessions.list(couple)).sessions())
                .extracting(Session::id)
                .containsExactly(own);
        assertThat(walled.call(() -> sessions.list(couple)).companies()).hasSize(1);
    }

    @Test
    void whoHasLeftHasNoSessionBeforeThem() {
        var session = plan(couple, soon(1), amara, jonas);
        therapist.run(() -> relationships.leave(couple, jonas.person()));
        assertThat(jonas.call(() -> sessions.ahead())).isEmpty();
        assertThat(amara.call(() -> sessions.ahead())).isEmpty();
        assertThat(shown(jonas, session).state()).isEqualTo(State.PLANNED);
    }

    private Time soon(int days) {
        return new Time(start.plus(Duration.ofDays(days)).plusSeconds(7200), 50);
    }

    private SessionId plan(RelationshipId in, Time time, Viewer... with) {
        return therapist.call(() -> sessions.plan(in, NewSession.with(people(with), time)));
    }

    private SessionId hold(RelationshipId in, Viewer... with) {
        clock.advance(Duration.ofHours(2));
        var over = new Time(clock.instant().minus(Duration.ofMinutes(50)), 50);
        return therapist.call(() -> sessions.record(in, NewSession.with(people(with), over)));
    }

    private void hold(SessionId session, Map<PersonId, Attendance> attendance) {
        var time = shown(therapist, session).time();
        therapist.run(() -> sessions.hold(couple, session, time, attendance));
    }

    private void agree(Viewer member, int number) {
        agreeOn(List.of(member.person()), number);
    }

    private void agreeOn(List<PersonId> members, int number) {
        var circle = therapist.call(() -> sessions.list(couple)).companies().stream()
                .filter(company -> Set.copyOf(company.members()).equals(Set.copyOf(members)))
                .findFirst()
                .orElseThrow()
                .circle();
        therapist.run(() -> sessions.agree(couple, circle, Optional.of(number)));
    }

    private Session shown(Viewer viewer, SessionId session) {
        return viewer.call(() -> sessions.show(couple, session)).session();
    }

    private Session.Kind kind(RelationshipId in, SessionId session) {
        return therapist.call(() -> sessions.show(in, session)).session().kind();
    }

    private static List<PersonId> people(Viewer... viewers) {
        return Arrays.stream(viewers).map(Viewer::person).toList();
    }
}
