package org.relata.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.plan.Homework.Rhythm;
import org.relata.plan.Report.Outcome;
import org.relata.relationship.Clearance;
import org.relata.relationship.Clearances;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/** What members do between sessions, and who learns how it went. */
@RelataTest
class HomeworksTest {
    private static final ZoneId ZONE = ZoneOffset.UTC;

    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Clearances clearances;

    @Autowired
    Homeworks homeworks;

    private Viewer therapist;
    private RelationshipId couple;
    private Viewer amara;
    private Viewer jonas;
    private LocalDate today;

    @BeforeEach
    void open() {
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).getFirst();
        jonas = house.clients(therapist, couple).getLast();
        today = homeworks.today(ZONE);
    }

    @Test
    void nothingOfWhatOneTellsReachesTheOtherBeforeBothHave() {
        var id = give(once(), amara, jonas);
        var before = only(jonas);
        report(amara, id, 1, "I could not, I was too angry");
        assertThat(only(jonas).reports()).isEqualTo(before.reports()).isEmpty();
        assertThat(only(jonas).done(1)).containsExactly(amara.person());
        assertThat(only(amara).reports()).singleElement().matches(Report::waiting);
        assertThat(only(therapist).reports()).singleElement().matches(Report::waiting);

        report(jonas, id, 1, "It was good");
        for (var viewer : List.of(amara, jonas, therapist)) {
            assertThat(only(viewer).reports())
                    .extracting(Report::obstacle)
                    .containsExactlyInAnyOrder("I could not, I was too angry", "It was good");
            assertThat(only(viewer).reports()).noneMatch(Report::waiting);
        }
    }

    @Test
    void whatOneDoesAloneTheOtherNeverLearnsOf() {
        var id = give(once(), amara);
        report(amara, id, 1, "A secret");
        assertThat(list(jonas)).isEmpty();
        assertThat(jonas.call(() -> homeworks.due(ZONE))).isEmpty();
        assertThatThrownBy(() -> report(jonas, id, 1, "x")).isInstanceOf(NotFound.class);
        assertThat(only(therapist).reports()).extracting(Report::obstacle).containsExactly("A secret");
    }

    @Test
    void aTurnIsToldOfOnceAndOnlyWhenItHasCome() {
        var id = give(new Rhythm(today, 7, 3), amara, jonas);
        report(amara, id, 1, "first");
        assertThatThrownBy(() -> report(amara, id, 1, "again")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> report(amara, id, 2, "too soon")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> report(amara, id, 4, "never")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> report(therapist, id, 1, "not mine")).isInstanceOf(NotFound.class);
        assertThat(only(amara).reports()).extracting(Report::obstacle).containsExactly("first");
    }

    @Test
    void whatIsDueIsCountedForEachAndNothingOfWhatIsTakenBack() {
        var id = give(new Rhythm(today.minusDays(2), 1, 10), amara, jonas);
        assertThat(amara.call(() -> homeworks.due(ZONE)))
                .containsExactly(new Homeworks.Due(couple, 3, today.minusDays(2)));
        report(amara, id, 1, "done");
        assertThat(amara.call(() -> homeworks.due(ZONE)).getFirst().turns()).isEqualTo(2);
        assertThat(jonas.call(() -> homeworks.due(ZONE)).getFirst().turns()).isEqualTo(3);
        therapist.run(() -> homeworks.withdraw(couple, id));
        assertThat(amara.call(() -> homeworks.due(ZONE))).isEmpty();
        assertThatThrownBy(() -> report(amara, id, 2, "late")).isInstanceOf(NotFound.class);
        assertThat(only(amara).reports()).hasSize(1);
    }

    @Test
    void anExerciseThatIsGivenIsBegunAtHome() {
        var wanted = new Homework.New(
                people(amara, jonas), "The floor", "", Optional.of("floor"), Optional.empty(), once(), Optional.of(15));
        assertThatThrownBy(() -> therapist.call(() -> homeworks.give(couple, wanted)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("First decide");
        assertThat(list(amara)).isEmpty();
        therapist.run(() -> clearances.decide(couple, Clearance.State.CLEARED, Set.of(), "Each was seen alone."));
        therapist.call(() -> homeworks.give(couple, wanted));
        assertThat(only(amara).run()).isPresent();
    }

    @Test
    void onlyTheCareTeamGivesAndOnlyToWhomItFits() {
        assertThatThrownBy(() -> amara.call(() -> homeworks.give(couple, wanted(once(), amara))))
                .isInstanceOf(NotFound.class);
        var stranger = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        assertThatThrownBy(() -> stranger.call(() -> homeworks.list(couple))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> give(once())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> give(new Rhythm(today, 0, 1), amara)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> give(new Rhythm(today, 1, 61), amara)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> give(once(), stranger)).isInstanceOf(NotFound.class);
    }

    @Test
    void whoJoinsLaterHasNoPartInIt() {
        var id = give(once(), amara, jonas);
        report(amara, id, 1, "before Kim");
        therapist.run(() -> relationships.join(couple, House.newcomer("Kim Example")));
        var kim = house.clients(therapist, couple).getLast();
        assertThat(list(kim)).isEmpty();
        assertThatThrownBy(() -> report(jonas, id, 1, "too late")).isInstanceOf(NotFound.class);
        assertThat(only(jonas).reports()).isEmpty();
        assertThat(only(amara).reports()).hasSize(1);
    }

    private Rhythm once() {
        return new Rhythm(today, 7, 1);
    }

    private static List<PersonId> people(Viewer... members) {
        return Arrays.stream(members).map(Viewer::person).toList();
    }

    private static Homework.New wanted(Rhythm rhythm, Viewer... members) {
        return new Homework.New(
                people(members),
                "Ten minutes",
                "After dinner",
                Optional.empty(),
                Optional.empty(),
                rhythm,
                Optional.of(10));
    }

    private HomeworkId give(Rhythm rhythm, Viewer... members) {
        return therapist.call(() -> homeworks.give(couple, wanted(rhythm, members)));
    }

    private void report(Viewer viewer, HomeworkId id, int turn, String words) {
        var body = new Report.Body(Outcome.PARTLY, Optional.of(10), Optional.of(7), words);
        viewer.run(() -> homeworks.report(couple, id, turn, body, ZONE));
    }

    private List<Homework> list(Viewer viewer) {
        return viewer.call(() -> homeworks.list(couple)).homework();
    }

    private Homework only(Viewer viewer) {
        return list(viewer).getFirst();
    }
}
