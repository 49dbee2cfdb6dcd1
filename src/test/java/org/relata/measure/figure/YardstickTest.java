package org.relata.measure.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.relata.measure.figure.Change.Category;

class YardstickTest {
    private static final Yardstick PHQ_9 = new Yardstick(
            Direction.LOWER,
            new ChangeRule.Points(6, "reliable change", "NHS Talking Therapies"),
            CutOff.given(10, false, "NHS Talking Therapies"));

    @Test
    void publishedPointsAreReachedExactly() {
        assertThat(PHQ_9.compare(20, 14).category()).isEqualTo(Category.IMPROVED);
        assertThat(PHQ_9.compare(20, 15).category()).isEqualTo(Category.UNCHANGED);
        assertThat(PHQ_9.compare(14, 20).category()).isEqualTo(Category.DETERIORATED);
    }

    @Test
    void publishedDecimalsAreReachedInSpiteOfBinaryRounding() {
        var means = new Yardstick(Direction.HIGHER, new ChangeRule.Points(.3, "reliable change", "made up"), null);
        assertThat(means.compare(3.0, 3.3).category()).isEqualTo(Category.IMPROVED);
    }

    @Test
    void computedIndexMustBeExceeded() {
        var reliability = new Reliability(.5, Reliability.Kind.ALPHA, "made up");
        var rule = new ChangeRule.Computed(ReliableChange.JT, Norm.of(reliability, 0, 1, 0, "made up"));
        var yardstick = new Yardstick(Direction.HIGHER, rule, null);
        var onTheLine = yardstick.compare(0, 1.96 * rule.norm().sdiff());
        assertThat(onTheLine.index()).isEqualTo(1.96);
        assertThat(onTheLine.category()).isEqualTo(Category.UNCHANGED);
        assertThat(yardstick.compare(0, 1.97).category()).isEqualTo(Category.IMPROVED);
    }

    @Test
    void recoveryMeansACaseBeforeAndNoCaseAfter() {
        assertThat(PHQ_9.compare(16, 9).category()).isEqualTo(Category.RECOVERED);
        assertThat(PHQ_9.compare(16, 10).category()).isEqualTo(Category.IMPROVED);
        assertThat(PHQ_9.compare(9, 2).category()).isEqualTo(Category.IMPROVED);
    }

    @Test
    void crossingWithoutReliableChangeIsALabelAndNoRecovery() {
        var change = PHQ_9.compare(11, 8);
        assertThat(change.category()).isEqualTo(Category.UNCHANGED);
        assertThat(change.crossed()).isTrue();
        assertThat(change.words()).isEqualTo("unchanged, across the cut-off");
    }

    @Test
    void harmedIsADeteriorationAcrossTheLine() {
        assertThat(PHQ_9.compare(4, 12).harmed()).isTrue();
        assertThat(PHQ_9.compare(4, 12).words()).isEqualTo("deteriorated, harmed");
        assertThat(PHQ_9.compare(12, 20).harmed()).isFalse();
        assertThat(PHQ_9.compare(1, 8).category()).isEqualTo(Category.DETERIORATED);
        assertThat(PHQ_9.compare(1, 8).harmed()).isFalse();
    }

    @Test
    void nobodyRecoversWithoutACutOff() {
        var yardstick = new Yardstick(Direction.LOWER, PHQ_9.rule(), null);
        assertThat(yardstick.compare(27, 0).category()).isEqualTo(Category.IMPROVED);
    }

    @Test
    void percentageOfNothingHasNoCategory() {
        var yardstick = new Yardstick(Direction.LOWER, new ChangeRule.Percentage(.25, "made up"), null);
        assertThat(yardstick.compare(0, 5).category()).isNull();
        assertThat(yardstick.compare(8, 6).category()).isEqualTo(Category.IMPROVED);
        assertThat(yardstick.compare(8, 6.1).category()).isEqualTo(Category.UNCHANGED);
        assertThat(yardstick.compare(8, 10).category()).isEqualTo(Category.DETERIORATED);
    }

    @Test
    void groupWithoutSpreadGivesNoCategory() {
        var reliability = new Reliability(.8, Reliability.Kind.ALPHA, "made up");
        var rule = new ChangeRule.Computed(ReliableChange.JT, Norm.of(reliability, 10, 0, 5, "made up"));
        var change = new Yardstick(Direction.HIGHER, rule, null).compare(10, 20);
        assertThat(change.category()).isNull();
        assertThat(change.index()).isNull();
    }

    @Test
    void reasonSaysChangeRuleAndSource() {
        var reliability = new Reliability(.94, Reliability.Kind.ALPHA, "Funk & Rogge 2007");
        var rule = new ChangeRule.Computed(ReliableChange.JT, Norm.of(reliability, 16, 4, 0, "Funk & Rogge 2007"));
        var yardstick = new Yardstick(Direction.HIGHER, rule, CutOff.given(13.5, true, "Funk & Rogge 2007"));
        assertThat(yardstick.reason(yardstick.compare(9, 16)))
                .isEqualTo("change 7; Jacobson–Truax index beyond 1.96, here 2.72 points; alpha .94, SD 4,"
                        + " Funk & Rogge 2007; cut-off 13.5 (Funk & Rogge 2007)");
        assertThat(PHQ_9.reason(PHQ_9.compare(16, 9)))
                .isEqualTo("change -7; reliable change of 6 points or more; NHS Talking Therapies;"
                        + " cut-off 10 (NHS Talking Therapies)");
    }
}
