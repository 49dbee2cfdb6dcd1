package org.relata.measure.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReliableChangeTest {
    private static final Offset<Double> CLOSE = within(1e-4);
    private static final Reliability R80 = new Reliability(.80, Reliability.Kind.RETEST, "Jacobson & Truax 1991");
    private static final Norm NORM = Norm.of(R80, 40, 7.5, 0, "Jacobson & Truax 1991");
    private static final Spread FUNCTIONAL = new Spread(60, 7.5, 0, "Jacobson & Truax 1991");

    @Test
    void workedExampleOfJacobsonAndTruaxIsReproduced() {
        assertThat(NORM.sem()).isCloseTo(3.3541, CLOSE);
        assertThat(NORM.sdiff()).isCloseTo(4.7434, CLOSE);
        assertThat(ReliableChange.JT.index(NORM, 32.5, 47.5)).isCloseTo(3.1623, CLOSE);
        assertThat(ReliableChange.EN.index(NORM, 32.5, 47.5)).isCloseTo(4.0249, CLOSE);
        assertThat(ReliableChange.GLN.index(NORM, 32.5, 47.5)).isCloseTo(3.0, CLOSE);
        assertThat(new ChangeRule.Computed(ReliableChange.JT, NORM).points()).isCloseTo(9.2971, CLOSE);
        assertThat(NORM.trueScoreInterval(32.5).low()).isCloseTo(27.2918, CLOSE);
        assertThat(NORM.trueScoreInterval(32.5).high()).isCloseTo(40.7082, CLOSE);
    }

    @Test
    void cutOffsOfTheWorkedExampleAreReproduced() {
        assertThat(cutOff(CutOff.Kind.A)).isCloseTo(55, CLOSE);
        assertThat(cutOff(CutOff.Kind.B)).isCloseTo(45, CLOSE);
        assertThat(cutOff(CutOff.Kind.C)).isCloseTo(50, CLOSE);
    }

    @Test
    void cutOffBLooksAtTheFunctionalGroupsSpreadAlone() {
        var wide = new Spread(60, 10, 0, "made up");
        assertThat(CutOff.of(CutOff.Kind.B, NORM.before(), wide, Direction.HIGHER)
                        .value())
                .isCloseTo(40, CLOSE);
        assertThat(CutOff.of(CutOff.Kind.B, NORM.before(), wide, Direction.LOWER)
                        .value())
                .isCloseTo(80, CLOSE);
    }

    @Test
    void cutOffCOfBauerIsReproduced() {
        var clinical = new Spread(68.35, 22.33, 0, "Bauer 2004");
        var functional = new Spread(50, 22, 0, "Bauer 2004");
        var cutOff = CutOff.of(CutOff.Kind.C, clinical, functional, Direction.LOWER);
        assertThat(cutOff.value()).isCloseTo(59.1067, CLOSE);
    }

    @Test
    void standardErrorsOfAUnitExampleAreReproduced() {
        var norm = Norm.of(R80, 0, 5, 0, "made up");
        assertThat(norm.sem()).isCloseTo(2.2361, CLOSE);
        assertThat(norm.sdiff()).isCloseTo(3.1623, CLOSE);
        assertThat(norm.sePred()).isCloseTo(3.0, CLOSE);
    }

    @Test
    void hsuLinnLordTakesTheGroupsOwnCourseAway() {
        var norm = new Norm(R80, NORM.before(), after(45));
        assertThat(ReliableChange.HLL.index(norm, 32.5, 47.5)).isCloseTo((47.5 - 45 - .8 * -7.5) / 4.5, CLOSE);
    }

    @Test
    void nunnallyKotschWeighsBothReliabilities() {
        var retest = new Reliability(.9, Reliability.Kind.RETEST, "made up");
        var norm = new Norm(R80, NORM.before(), new Norm.After(FUNCTIONAL, .5, retest));
        var error = Math.sqrt(.64 * 56.25 * .2 + 56.25 * .1);
        assertThat(ReliableChange.NK.index(norm, 32.5, 47.5)).isCloseTo(13.5 / error, CLOSE);
    }

    @Test
    void hagemanArrindellFollowsItsPrintedFormula() {
        var norm = new Norm(R80, NORM.before(), after(45));
        var later = (64 - NORM.sem() * NORM.sem()) / 64;
        var share = (56.25 * .8 + 64 * later - 2 * 7.5 * 8 * .5) / (56.25 + 64 - 2 * 7.5 * 8 * .5);
        var index = (15 * share + 5 * (1 - share)) / (Math.sqrt(share) * NORM.sdiff());
        assertThat(ReliableChange.HA.index(norm, 32.5, 47.5)).isCloseTo(index, CLOSE);
    }

    @Test
    void methodsThatNeedTheSecondOccasionSaySo() {
        assertThatThrownBy(() -> new ChangeRule.Computed(ReliableChange.HA, NORM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("second occasion");
    }

    @Test
    void unchangedScoresAreThoseTheIndexLetsPass() {
        for (var method : ReliableChange.values()) {
            var norm = new Norm(R80, NORM.before(), after(45));
            var unchanged = method.unchanged(norm, 32.5);
            assertThat(method.index(norm, 32.5, unchanged.low())).isCloseTo(-method.critical(), CLOSE);
            assertThat(method.index(norm, 32.5, unchanged.high())).isCloseTo(method.critical(), CLOSE);
        }
    }

    @Test
    void reliabilityOutsideZeroToOneIsRefused() {
        assertThatThrownBy(() -> new Reliability(1, Reliability.Kind.ALPHA, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reliability(Double.NaN, Reliability.Kind.ALPHA, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Norm.After after(double mean) {
        return new Norm.After(new Spread(mean, 8, 0, "made up"), .5, null);
    }

    private static double cutOff(CutOff.Kind kind) {
        return CutOff.of(kind, NORM.before(), FUNCTIONAL, Direction.HIGHER).value();
    }
}
