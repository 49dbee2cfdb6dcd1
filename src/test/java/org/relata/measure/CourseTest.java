package org.relata.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.Audited.Action;
import org.relata.measure.file.OutcomeRow;
import org.springframework.beans.factory.annotation.Autowired;

/** From where to where a change is told: the chart, its sentence, the export and the practice's page agree. */
@RelataTest
class CourseTest {
    @Autowired
    Couple.Opening opening;

    @Autowired
    Responses responses;

    @Autowired
    Outcomes outcomes;

    @Autowired
    PracticeOutcomes practice;

    @Test
    void ofSeveralTotalsOnOneDayTheLastCountsEverywhere() {
        var couple = opening.open();
        enter(couple, 0, 18);
        enter(couple, 0, 9);
        enter(couple, 30, 12);
        enter(couple, 30, 5);

        var outcome = couple.therapist().call(() -> outcomes.relationship(couple.id(), "phq-9", Action.READ));
        var change =
                Objects.requireNonNull(outcome.line().standings().getFirst().change());
        assertThat(change.before()).isEqualTo(9);
        assertThat(change.after()).isEqualTo(5);
        assertThat(outcome.chart(Locale.ENGLISH).words().lead()).contains("from 9 to 5", change.words());
        var course = couple.therapist()
                .call(() -> practice.practice(OutcomeSettings.usual("phq-9"), Action.READ))
                .rows()
                .getFirst()
                .result()
                .course();
        assertThat(course.before()).isEqualTo(9);
        assertThat(course.after()).isEqualTo(5);
    }

    @Test
    void severalTotalsOnOneDayAloneAreNoCourse() {
        var couple = opening.open();
        enter(couple, 0, 18);
        enter(couple, 0, 9);
        assertThat(couple.therapist()
                        .call(() -> outcomes.relationship(couple.id(), "phq-9", Action.READ))
                        .line()
                        .standings()
                        .getFirst()
                        .change())
                .isNull();
    }

    private void enter(Couple couple, int days, int total) {
        couple.therapist()
                .run(() -> responses.enter(
                        couple.id(),
                        new Entry(
                                "phq-9",
                                Optional.of(couple.amara().person()),
                                Optional.empty(),
                                new OutcomeRow.On(Couple.DUE.plusDays(days)),
                                Map.of(),
                                BigDecimal.valueOf(total),
                                Map.of())));
    }
}
