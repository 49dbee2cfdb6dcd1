package org.relata.measure.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** One couple's eight answers to the CSI-4; expected figures computed in R 4.2. */
class DyadTest {
    private static final Offset<Double> CLOSE = within(1e-4);
    private static final List<Double> A = scores(9, 10, 10, 12, 13, 13, 15, 16);
    private static final List<Double> B = scores(12, 11, 9, 10, 9, 8, 10, 11);
    private static final Dyad COUPLE = new Dyad(A, B);
    private static final Norm CSI_4 =
            Norm.of(new Reliability(.94, Reliability.Kind.ALPHA, "Funk & Rogge 2007"), 16, 4, 0, "Funk & Rogge 2007");

    @Test
    void meansAndGapsAreThoseOfTheWorkedSeries() {
        assertThat(COUPLE.means()).isEqualTo(scores(10.5, 10.5, 9.5, 11, 11, 10.5, 12.5, 13.5));
        assertThat(COUPLE.gaps()).isEqualTo(scores(-3, -1, 1, 2, 4, 5, 5, 5));
        assertThat(COUPLE.meanAbsoluteGap()).isCloseTo(3.25, CLOSE);
    }

    @Test
    void slopesAndTheirErrorsAreThoseOfTheWorkedSeries() {
        assertThat(Trend.overOccasions(A).slope()).isCloseTo(1, CLOSE);
        assertThat(Trend.overOccasions(A).standardError()).isCloseTo(.0771517, CLOSE);
        assertThat(Trend.overOccasions(B).slope()).isCloseTo(-.1904762, CLOSE);
        assertThat(Trend.overOccasions(B).standardError()).isCloseTo(.2038926, CLOSE);
        assertThat(Trend.overOccasions(COUPLE.gaps()).slope()).isCloseTo(1.1904762, CLOSE);
        assertThat(Trend.overOccasions(COUPLE.gaps()).standardError()).isCloseTo(.1539969, CLOSE);
        var absolute = COUPLE.gaps().stream().map(Math::abs).toList();
        assertThat(Trend.overOccasions(absolute).slope()).isCloseTo(.571, within(1e-3));
    }

    @Test
    void medianSlopesAreThoseOfTheWorkedSeries() {
        var x = scores(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(Trend.theilSen(x, A)).isCloseTo(1, CLOSE);
        assertThat(Trend.theilSen(x, B)).isCloseTo(-.2666667, CLOSE);
    }

    @Test
    void correlationsAreThoseOfTheWorkedSeries() {
        assertThat(COUPLE.correlation()).isCloseTo(-.2188441, CLOSE);
        assertThat(COUPLE.changes().correlation()).isCloseTo(.8366600, CLOSE);
        assertThat(COUPLE.concordance()).isCloseTo(-.1041667, CLOSE);
        assertThat(COUPLE.leading().correlation()).isCloseTo(-.0400320, CLOSE);
        assertThat(COUPLE.swapped().leading().correlation()).isCloseTo(-.6650898, CLOSE);
    }

    @Test
    void reliableChangeAndReliableGapAreThoseOfTheWorkedSeries() {
        assertThat(CSI_4.sdiff()).isCloseTo(1.3856406, CLOSE);
        assertThat(ReliableChange.JT.index(CSI_4, 9, 16)).isCloseTo(5.0518149, CLOSE);
        assertThat(ReliableChange.JT.index(CSI_4, 12, 11)).isCloseTo(-.7216878, CLOSE);
        assertThat(Dyad.gap(16, 11, CSI_4.sem(), CSI_4.sem())).isCloseTo(3.6084392, CLOSE);
    }

    @Test
    void meanOfTheCoupleIsSurerThanEitherPartner() {
        var sem = CSI_4.sem();
        var index = 3 / Math.sqrt(2 * (sem * sem + sem * sem) / 4);
        assertThat(Dyad.changeOfMean(10.5, 13.5, sem, sem)).isCloseTo(index, CLOSE);
        assertThat(index).isCloseTo(3 / (CSI_4.sdiff() / Math.sqrt(2)), CLOSE);
    }

    @Test
    void occasionsThatOneMissedAreLeftOut() {
        var answered = Dyad.ofAnswered(Arrays.asList(1.0, null, 3.0), Arrays.asList(4.0, 5.0, null));
        assertThat(answered).isEqualTo(new Dyad(scores(1), scores(4)));
    }

    @Test
    void tooFewPairsGiveNoFigureRatherThanAFault() {
        var one = new Dyad(scores(1), scores(2));
        assertThat(one.correlation()).isNaN();
        assertThat(one.changes().correlation()).isNaN();
        assertThat(new Dyad(List.of(), List.of()).meanAbsoluteGap()).isNaN();
        assertThat(Trend.overOccasions(scores(1)).slope()).isNaN();
        assertThat(Trend.overOccasions(scores(1, 2)).standardError()).isNaN();
        assertThat(Trend.theilSen(scores(1, 1), scores(1, 2))).isNaN();
    }

    @Test
    void unevenSeriesAreRefused() {
        assertThatThrownBy(() -> new Dyad(A, scores(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Double> scores(double... scores) {
        return DoubleStream.of(scores).boxed().toList();
    }
}
