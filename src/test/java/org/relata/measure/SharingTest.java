package org.relata.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.NotFound;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.measure.chart.OutcomeChart;
import org.relata.measure.file.OutcomeRow;
import org.relata.platform.Outside;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/** What members look at together: totals alone, of what was sent after every one of them agreed, and while they all do. */
@RelataTest
class SharingTest {
    private static final String WEEK = "relata-week";

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
    Outside outside;

    Couple both;
    Viewer therapist;
    RelationshipId couple;
    Viewer amara;
    Viewer jonas;

    @BeforeEach
    void open() {
        both = opening.open();
        therapist = both.therapist();
        couple = both.id();
        amara = both.amara();
        jonas = both.jonas();
    }

    @Test
    void nothingIsShownUntilEveryMemberAgrees() {
        agree(amara);
        send(amara, 3);
        assertThat(shared(jonas).isShown()).isFalse();
        assertThat(shared(jonas).totals()).isEmpty();
        assertThat(shared(jonas).offering()).containsExactly("Amara");
        assertThat(shared(amara).awaited()).containsExactly("Jonas");
        assertThat(copies()).isZero();
    }

    @Test
    void whatWasSentBeforeStaysPrivateAndWhatFollowsIsATotalAlone() {
        send(amara, 1);
        agree(amara, jonas);
        assertThat(shared(jonas).totals()).isEmpty();
        var later = send(amara, 3);

        var seen = shared(jonas).totals();
        assertThat(seen).singleElement().satisfies(copy -> {
            assertThat(copy.id()).isNotEqualTo(later);
            assertThat(copy.score().total()).isEqualByComparingTo(total(later));
            assertThat(copy.subject()).contains(amara.person());
        });
        hidden(jonas, () -> responses.given(couple, later));
        hidden(jonas, () -> responses.given(couple, seen.getFirst().id()));
        assertThat(jonas.call(() -> progress.seen(couple).own())).isEmpty();
        assertThat(shared(jonas).chart(Locale.ENGLISH).table().records().toString())
                .contains("Amara");
    }

    @Test
    void whoTakesItBackTakesTheirTotalsAway() {
        agree(amara, jonas);
        send(amara, 3);
        send(jonas, 2);
        assertThat(shared(jonas).totals()).hasSize(2);
        amara.run(() -> progress.withdraw(couple, WEEK));

        for (var viewer : List.of(amara, jonas)) {
            assertThat(shared(viewer).isShown()).isFalse();
            assertThat(shared(viewer).totals()).isEmpty();
        }
        send(amara, 4);
        assertThat(copies()).isEqualTo(1);
        agree(amara);
        assertThat(shared(amara).isShown()).isTrue();
        assertThat(shared(amara).totals())
                .as("what Jonas showed under the old agreement does not come back by her deed")
                .isEmpty();
    }

    @Test
    void nothingIsShownOfWhatWasSentUnderAPageThatSaidOtherwise() {
        var asked = both.ask(WEEK, Optional.empty());
        agree(amara);
        assertThat(amara.call(() -> answers.open(couple, asked)).together()).isFalse();
        agree(jonas);
        var revision = both.fill(amara, asked, 3);
        amara.call(() -> answers.send(couple, asked, revision, false));
        assertThat(copies()).isZero();
    }

    @Test
    void whatIsNoLongerShownIsNotSaidToBe() {
        agree(amara, jonas);
        var sent = send(amara, 3);
        assertThat(amara.call(() -> responses.given(couple, sent)).together()).isTrue();
        jonas.run(() -> progress.withdraw(couple, WEEK));
        assertThat(amara.call(() -> responses.given(couple, sent)).together()).isFalse();
        agree(jonas);
        assertThat(amara.call(() -> responses.given(couple, sent)).together()).isFalse();
        amara.run(() -> responses.correct(couple, sent, Couple.all(1)));
        assertThat(shared(jonas).totals()).isEmpty();
    }

    @Test
    void anEndOfCareEndsItAndGoingOnBringsNothingBack() {
        agree(amara, jonas);
        send(amara, 3);
        therapist.run(() -> relationships.close(couple));
        assertThat(jonas.call(() -> progress.seen(couple)).together()).isEmpty();
        therapist.run(() -> relationships.reopen(couple));
        assertThat(shared(amara).agreeing()).isEmpty();
        send(amara, 2);
        agree(jonas, amara);
        assertThat(shared(jonas).isShown()).isTrue();
        assertThat(shared(jonas).totals()).isEmpty();
    }

    @Test
    void aFamilyThatBecomesAGroupShowsNothingAndMayStillTakeItBack() {
        agree(amara, jonas);
        therapist.run(() -> relationships.edit(couple, Kind.GROUP, Optional.of("Now a group")));
        send(amara, 3);
        assertThat(copies()).isZero();
        assertThat(jonas.call(() -> progress.seen(couple)).together()).isEmpty();
        amara.run(() -> progress.withdraw(couple, WEEK));
        therapist.run(() -> relationships.edit(couple, Kind.FAMILY, Optional.empty()));
        assertThat(shared(jonas).offering()).isEmpty();
    }

    @Test
    void aCorrectionTakesThePlaceOfItsCopyAndMakesNoneWhereThereWasNone() {
        var before = send(amara, 1);
        agree(amara, jonas);
        var after = send(amara, 2);
        var mended = amara.call(() -> responses.correct(couple, after, Couple.all(4)));
        amara.run(() -> responses.correct(couple, before, Couple.all(3)));

        assertThat(shared(jonas).totals())
                .singleElement()
                .satisfies(copy -> assertThat(copy.score().total()).isEqualByComparingTo(total(mended)));
    }

    @Test
    void agreeingTwiceAndTakingBackTwiceIsOnce() {
        agree(amara, amara, jonas);
        send(amara, 3);
        assertThat(shared(jonas).totals()).hasSize(1);
        amara.run(() -> progress.withdraw(couple, WEEK));
        amara.run(() -> progress.withdraw(couple, WEEK));
        assertThat(shared(jonas).offering()).isEmpty();
    }

    @Test
    void whoHasNotAnsweredYetSeesTheOthersByName() {
        agree(amara, jonas);
        send(amara, 3);
        var chart = shared(jonas).chart(Locale.ENGLISH);
        assertThat(chart.panels()).hasSize(1);
        assertThat(chart.words().lead()).doesNotContain("No answers").doesNotContain("your first");
        assertThat(chart.words().members())
                .extracting(OutcomeChart.Member::name)
                .containsExactly("Amara");
        assertThat(chart.table().caption()).contains("together");
    }

    @Test
    void whoJoinsEndsItAndSeesNothingOfIt() {
        agree(amara, jonas);
        send(amara, 3);
        therapist.run(() -> relationships.join(couple, House.newcomer("Mia Example")));
        var mia = house.clients(therapist, couple).stream()
                .filter(one ->
                        !one.person().equals(amara.person()) && !one.person().equals(jonas.person()))
                .findFirst()
                .orElseThrow();

        assertThat(mia.call(() -> progress.seen(couple).together())).isEmpty();
        assertThat(shared(amara).isAgreed()).isFalse();
        agree(amara, jonas);
        assertThat(shared(mia).awaited()).containsExactly("Mia");
        agree(mia);
        assertThat(shared(mia).isShown()).isTrue();
        assertThat(shared(mia).totals()).isEmpty();
    }

    @Test
    void safetyScreensTotalsOfThePracticeAndGroupsAreNeverShown() {
        hidden(amara, () -> progress.agree(couple, "hits"));
        hidden(amara, () -> progress.agree(couple, "das"));
        hidden(amara, () -> progress.agree(couple, "nothing-like-it"));
        var group = house.found(therapist, Kind.GROUP, "Ana Example", "Ben Example", "Cem Example");
        var ana = house.clients(therapist, group).getFirst();
        hidden(ana, () -> progress.agree(group, WEEK));
        assertThat(ana.call(() -> progress.seen(group).together())).isEmpty();
    }

    @Test
    void staffAndStrangersNeitherAgreeNorTakeBack() {
        agree(amara, jonas);
        var stranger = house.clients(therapist, house.found(therapist, Kind.INDIVIDUAL, "Eve Example"))
                .getFirst();
        for (var other : List.of(therapist, stranger)) {
            hidden(other, () -> progress.agree(couple, WEEK));
            hidden(other, () -> progress.withdraw(couple, WEEK));
            hidden(other, () -> progress.seen(couple).together());
        }
    }

    @Test
    void theAnsweringPersonAndTheCareTeamAreToldThatItIsShown() {
        var asked = both.ask(WEEK, Optional.empty());
        assertThat(amara.call(() -> answers.open(couple, asked)).together()).isFalse();
        agree(amara);
        assertThat(therapist
                        .call(() -> outcomes.relationship(couple, WEEK, Action.READ))
                        .agreeing()
                        .orElseThrow())
                .hasSize(1);
        agree(jonas);
        assertThat(amara.call(() -> answers.open(couple, asked)).together()).isTrue();
        assertThat(therapist
                        .call(() -> outcomes.relationship(couple, WEEK, Action.READ))
                        .agreeing()
                        .orElseThrow())
                .hasSize(2);
        var sent = both.send(amara, asked, 3);
        assertThat(amara.call(() -> responses.given(couple, sent)).together()).isTrue();
        amara.run(() -> progress.withdraw(couple, WEEK));
        assertThat(amara.call(() -> responses.given(couple, sent)).together()).isFalse();
    }

    @Test
    void whatStaffTypeInIsNotCopied() {
        agree(amara, jonas);
        therapist.run(() -> responses.enter(
                couple,
                new Entry(
                        WEEK,
                        Optional.of(amara.person()),
                        Optional.empty(),
                        new OutcomeRow.On(Couple.DUE),
                        Couple.all(2),
                        null,
                        Map.of())));
        assertThat(copies()).isZero();
    }

    @Test
    void eachCopyLeavesWhereItCameFromWithItsAuthor() {
        agree(amara, jonas);
        var sent = send(amara, 3);
        amara.run(() -> progress.withdraw(couple, WEEK));
        assertThat(outside.seen(
                        "SELECT c.kind FROM measure.share s JOIN relationship.circle c USING (practice_id, circle_id) WHERE response_id = '"
                                + sent + "'",
                        (row, n) -> row.getString(1)))
                .containsExactly("member");
    }

    private void agree(Viewer... viewers) {
        for (var viewer : viewers) {
            viewer.run(() -> progress.agree(couple, WEEK));
        }
    }

    private SharedMeasure shared(Viewer viewer) {
        return viewer.call(() -> progress.seen(couple).together()).stream()
                .filter(one -> one.definition().id().equals(WEEK))
                .findFirst()
                .orElseThrow();
    }

    private BigDecimal total(ResponseId response) {
        return Optional.ofNullable(amara.call(() -> responses.given(couple, response))
                        .response()
                        .score()
                        .total())
                .orElseThrow();
    }

    private int copies() {
        return outside.seen(
                        "SELECT s.shared_id FROM measure.shared_score s JOIN relationship.circle c USING (practice_id, circle_id)"
                                + " WHERE c.relationship_id = '" + couple + "'",
                        (row, n) -> row.getString(1))
                .size();
    }

    private ResponseId send(Viewer who, int value) {
        var asked = who.call(measures::mine).stream()
                .filter(toDo -> toDo.relationship().equals(couple))
                .map(ToDo::assignment)
                .findFirst()
                .orElseGet(() -> both.ask(WEEK, Optional.of(who.person())));
        return both.send(who, asked, value);
    }

    private static void hidden(Viewer viewer, Runnable deed) {
        assertThatThrownBy(() -> viewer.run(deed)).isInstanceOf(NotFound.class);
    }
}
