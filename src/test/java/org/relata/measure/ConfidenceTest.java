package org.relata.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.measure.file.OutcomeRow;
import org.relata.platform.Outside;
import org.relata.relationship.CareRole;
import org.relata.relationship.House;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.events.IncompleteEventPublications;

/** Who learns what of whose answers. */
@RelataTest
class ConfidenceTest {
    @Autowired
    TestClock clock;

    @Autowired
    Couple.Opening opening;

    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Measures measures;

    @Autowired
    Answers answers;

    @Autowired
    Responses responses;

    @Autowired
    Outcomes outcomes;

    @Autowired
    Progress progress;

    @Autowired
    PracticeOutcomes practiceOutcomes;

    @Autowired
    Tasks tasks;

    @Autowired
    Outside outside;

    @Autowired
    IncompleteEventPublications events;

    Couple pair;
    Viewer therapist;
    RelationshipId couple;
    Viewer amara;
    Viewer jonas;

    @BeforeEach
    void open() {
        pair = opening.open();
        therapist = pair.therapist();
        couple = pair.id();
        amara = pair.amara();
        jonas = pair.jonas();
    }

    @Test
    void partnerNeverLearnsWhatAnotherWasAskedAlone() {
        var alone = pair.ask("relata-wellbeing", Optional.of(amara.person()));

        assertThat(amara.call(measures::mine)).extracting(ToDo::assignment).containsExactly(alone);
        assertThat(jonas.call(measures::mine)).isEmpty();
        hidden(jonas, () -> answers.open(couple, alone));
        hidden(jonas, () -> answers.keep(couple, alone, Couple.WINDOW, 1, Map.of(1, "2")));
        hidden(jonas, () -> answers.send(couple, alone, 0, false));
        hidden(jonas, () -> measures.overview(couple));
    }

    @Test
    void partnerNeverLearnsThatAnotherHasBegunOrAnswered() {
        var both = pair.ask("relata-week", Optional.empty());
        answer(amara, both, 1);

        assertThat(jonas.call(measures::mine)).singleElement().satisfies(toDo -> {
            assertThat(toDo.begun()).isFalse();
            assertThat(toDo.assignment()).isEqualTo(both);
        });
        assertThat(jonas.call(() -> answers.open(couple, both)).answers().answers())
                .isEmpty();
        assertThat(jonas.call(() -> progress.seen(couple).own())).isEmpty();
        var response = pair.send(amara, both, 3);
        assertThat(jonas.call(measures::mine)).hasSize(1);
        assertThat(jonas.call(() -> progress.seen(couple).own())).isEmpty();
        hidden(jonas, () -> responses.given(couple, response));
        hidden(jonas, () -> responses.correct(couple, response, Map.of(1, 0)));
        hidden(jonas, () -> outcomes.relationship(couple, "relata-week", Action.READ));
        hidden(jonas, practiceOutcomes::caseload);
        hidden(jonas, () -> practiceOutcomes.practice(OutcomeSettings.usual("relata-week"), Action.READ));
    }

    @Test
    void therapistDoesNotSeeAnswersBeforeTheyAreSent() {
        var both = pair.ask("relata-week", Optional.empty());
        answer(amara, both, 3);

        assertThat(therapist.call(() -> measures.overview(couple)).open())
                .singleElement()
                .satisfies(open -> assertThat(open.asked())
                        .allSatisfy(asked -> assertThat(asked.answer()).isEmpty()));
        hidden(therapist, () -> answers.open(couple, both));
        pair.send(amara, both, 3);
        assertThat(therapist
                        .call(() -> measures.overview(couple))
                        .open()
                        .getFirst()
                        .asked())
                .extracting(asked -> asked.answer().isPresent())
                .containsExactly(true, false);
    }

    @Test
    void partnerNeverLearnsThatASafetyScreenExists() {
        therapist.run(() -> responses.enter(couple, total("hits", amara.person(), "12")));

        assertThat(jonas.call(() -> progress.seen(couple).own())).isEmpty();
        assertThat(amara.call(() -> progress.seen(couple).own())).isEmpty();
        var given = therapist.call(() -> outcomes.relationship(couple, "hits", Action.READ));
        assertThat(given.rows()).hasSize(1);
        assertThat(given.plane(Locale.ENGLISH)).isEmpty();
        assertThat(given.line().state()).isNull();
    }

    @Test
    void flaggedAnswerMakesATaskForTheCareTeamAndChangesNothingForTheClient() throws Exception {
        var flagged = therapist.call(() -> responses.enter(couple, total("hits", amara.person(), "12")));
        therapist.run(() -> responses.enter(couple, total("hits", jonas.person(), "4")));

        var raised = eventually(() -> therapist.call(() -> tasks.all(true)));
        assertThat(raised).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("Amara Example");
            assertThat(row.task().response()).isEqualTo(flagged);
        });
        hidden(amara, () -> tasks.all(true));
        hidden(amara, () -> tasks.show(couple, raised.getFirst().task().id()));
        hidden(jonas, () -> tasks.show(couple, raised.getFirst().task().id()));
    }

    @Test
    void aTaskThatCouldNotBeRaisedIsRaisedSoonAfter() throws Exception {
        outside.withPolicy("measure.task", "keeper alerting insert", "WITH CHECK (false)", () -> {
            var flagged = therapist.call(() -> responses.enter(couple, total("hits", amara.person(), "12")));
            var failed = "SELECT 1 FROM platform.event_publication WHERE status = 'FAILED' AND serialized_event LIKE '%"
                    + flagged + "%'";
            assertThat(unchecked(() -> eventually(() -> outside.seen(failed, (row, n) -> row.getInt(1)))))
                    .hasSize(1);
        });
        assertThat(therapist.call(() -> tasks.all(true))).isEmpty();
        events.resubmitIncompletePublicationsOlderThan(Duration.ZERO);
        assertThat(eventually(() -> therapist.call(() -> tasks.all(true)))).hasSize(1);
    }

    @Test
    void taskIsDoneOnlyWhenSomebodyHasWrittenWhatTheyDid() throws Exception {
        therapist.run(() -> responses.enter(couple, total("hits", amara.person(), "12")));
        var task = eventually(() -> therapist.call(() -> tasks.all(true)))
                .getFirst()
                .task()
                .id();

        assertThatThrownBy(() -> therapist.run(() -> tasks.settle(couple, task, "  ")))
                .isInstanceOf(Refused.class);
        therapist.run(() -> tasks.settle(couple, task, "Called her; a safety plan is agreed."));
        assertThat(therapist.call(() -> tasks.all(true))).isEmpty();
        assertThat(therapist.call(() -> tasks.show(couple, task)).action())
                .contains("Called her; a safety plan is agreed.");
        assertThatThrownBy(() -> therapist.run(() -> tasks.settle(couple, task, "Again")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void walledClinicianSeesOneMemberAloneAndNoTask() throws Exception {
        var walled = house.hire(therapist, "Dr Wall", Role.CLINICIAN);
        therapist.run(() -> relationships.assignCare(couple, NewCare.walled(walled.person(), jonas.person())));
        therapist.run(() -> responses.enter(couple, total("hits", amara.person(), "12")));
        therapist.run(() -> responses.enter(couple, total("das", amara.person(), "90")));
        therapist.run(() -> responses.enter(couple, total("das", jonas.person(), "101")));
        therapist.run(() -> responses.enter(couple, relationshipTotal("das", "95")));
        eventually(() -> therapist.call(() -> tasks.all(true)));

        assertThat(walled.call(() -> tasks.all(false))).isEmpty();
        var seen = walled.call(() -> outcomes.relationship(couple, "das", Action.READ));
        assertThat(seen.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.series().subject()).contains(jonas.person()));
        assertThat(walled.call(() -> measures.overview(couple)).lines()).hasSize(1);
        walled.run(() -> measures.assign(couple, Couple.asked("relata-week", Optional.empty())));
        assertThat(jonas.call(measures::mine)).hasSize(1);
        assertThat(amara.call(measures::mine)).isEmpty();
        hidden(walled, () -> measures.assign(couple, Couple.asked("relata-week", Optional.of(amara.person()))));
        hidden(walled, () -> responses.enter(couple, total("das", amara.person(), "90")));
        hidden(walled, () -> responses.enter(couple, relationshipTotal("das", "90")));
    }

    @Test
    void supervisorReadsAndNeverWrites() {
        var supervisor = house.hire(therapist, "Dr Super", Role.SUPERVISOR);
        therapist.run(() -> relationships.assignCare(
                couple,
                NewCare.until(
                        supervisor.person(),
                        CareRole.SUPERVISOR,
                        "supervision",
                        clock.instant().plusSeconds(86_400))));
        var entered = therapist.call(() -> responses.enter(couple, total("das", amara.person(), "90")));

        assertThat(supervisor
                        .call(() -> responses.given(couple, entered))
                        .score()
                        .total())
                .isEqualByComparingTo("90");
        hidden(supervisor, () -> measures.assign(couple, Couple.asked("relata-week", Optional.empty())));
        hidden(supervisor, () -> responses.enter(couple, total("das", amara.person(), "91")));
        hidden(supervisor, () -> responses.correct(couple, entered, new BigDecimal("91")));
    }

    @Test
    void closedCareTakesNothingNewAndSaysSo() {
        var both = pair.ask("relata-week", Optional.empty());
        answer(amara, both, 2);
        therapist.run(() -> relationships.close(couple));

        refused(amara, () -> answers.keep(couple, both, Couple.WINDOW, 9, Map.of(1, "3")));
        refused(amara, () -> answers.send(couple, both, 1, false));
        refused(therapist, () -> measures.assign(couple, Couple.asked("relata-wellbeing", Optional.empty())));
        refused(therapist, () -> measures.cancel(couple, both));
        refused(therapist, () -> responses.enter(couple, total("das", amara.person(), "90")));
    }

    @Test
    void strangersFindNothing() {
        var both = pair.ask("relata-week", Optional.empty());
        var response = pair.send(amara, both, 3);
        var other = house.open();
        var colleague = house.hire(therapist, "Dr Else", Role.CLINICIAN);
        for (var viewer : List.of(other, colleague)) {
            hidden(viewer, () -> measures.overview(couple));
            hidden(viewer, () -> responses.given(couple, response));
            hidden(viewer, () -> outcomes.relationship(couple, "relata-week", Action.READ));
            assertThat(viewer.call(practiceOutcomes::caseload).rows()).isEmpty();
        }
    }

    private void answer(Viewer who, AssignmentId assignment, int questions) {
        IntStream.rangeClosed(1, questions)
                .forEach(question -> who.call(
                        () -> answers.keep(couple, assignment, Couple.WINDOW, question, Map.of(question, "3"))));
    }

    private static Entry total(String instrument, PersonId subject, String total) {
        return new Entry(
                instrument,
                Optional.of(subject),
                Optional.empty(),
                new OutcomeRow.On(Couple.DUE),
                Map.of(),
                new BigDecimal(total),
                Map.of());
    }

    private static Entry relationshipTotal(String instrument, String total) {
        return new Entry(
                instrument,
                Optional.empty(),
                Optional.empty(),
                new OutcomeRow.On(Couple.DUE),
                Map.of(),
                new BigDecimal(total),
                Map.of());
    }

    private static void hidden(Viewer viewer, Runnable deed) {
        assertThatThrownBy(() -> viewer.run(deed)).isInstanceOf(NotFound.class);
    }

    private static void refused(Viewer viewer, Runnable deed) {
        assertThatThrownBy(() -> viewer.run(deed)).isInstanceOf(Refused.class);
    }

    private static <T> List<T> eventually(Callable<List<T>> look) throws Exception {
        for (int i = 0; i < 100; i++) {
            var found = look.call();
            if (!found.isEmpty()) {
                return found;
            }
            Thread.sleep(50);
        }
        return look.call();
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
