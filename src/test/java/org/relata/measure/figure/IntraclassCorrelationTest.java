package org.relata.measure.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.relata.measure.Published;
import org.relata.measure.file.OutcomeFileRefused;
import org.relata.measure.file.OutcomeMapping;
import org.relata.measure.file.OutcomeRows;

class IntraclassCorrelationTest {
    private static final Offset<Double> CLOSE = within(1e-4);

    /** Kenny, Kashy &amp; Cook (2006), Dyadic Data Analysis, table 2.1. */
    private static final Dyad TABLE_2_1 =
            new Dyad(List.of(8., 5., 7., 8., 8., 5., 3., 8., 6., 2.), List.of(6., 3., 2., 5., 7., 6., 4., 9., 7., 3.));

    @Test
    void table21OfKennyKashyAndCookIsReproduced() {
        var likeness = IntraclassCorrelation.of(TABLE_2_1);
        assertThat(likeness.n()).isEqualTo(10);
        assertThat(likeness.between()).isCloseTo(7.4222, CLOSE);
        assertThat(likeness.within()).isCloseTo(2.4, CLOSE);
        assertThat(likeness.icc()).isCloseTo(.5113, CLOSE);
        assertThat(likeness.f()).isCloseTo(3.0926, CLOSE);
        assertThat(likeness.p()).isCloseTo(.09326, CLOSE);
        assertThat(likeness.pairwise()).isCloseTo(.4714, CLOSE);
        assertThat(TABLE_2_1.correlation()).isCloseTo(.5251, CLOSE);
    }

    @Test
    void satisfactionOfAcitellis148CouplesIsReproduced() throws OutcomeFileRefused {
        var file = Published.outcomes("acitelli_individual.csv");
        var rows = OutcomeRows.read(file, OutcomeMapping.guess(file, List.of()), id -> null);
        var wives = new ArrayList<Double>();
        var husbands = new ArrayList<Double>();
        rows.rows().forEach(row -> ("-1".equals(row.member()) ? wives : husbands).add(row.score()));
        var pairs = new Dyad(wives, husbands);
        var likeness = IntraclassCorrelation.of(pairs);
        assertThat(likeness.n()).isEqualTo(148);
        assertThat(likeness.icc()).isCloseTo(.61847, CLOSE);
        assertThat(likeness.pairwise()).isCloseTo(.61637, CLOSE);
        assertThat(pairs.correlation()).isCloseTo(.62345, CLOSE);
    }

    /** Upper critical values of F at 5% from any textbook table, to the two digits printed there. */
    @Test
    void tailsOfFAgreeWithTextbookTables() {
        assertThat(FDistribution.twoTailed(4.96, 1, 10)).isCloseTo(.10, within(1e-3));
        assertThat(FDistribution.twoTailed(2.98, 10, 10)).isCloseTo(.10, within(1e-3));
        assertThat(FDistribution.twoTailed(1.84, 30, 30)).isCloseTo(.10, within(1e-3));
        assertThat(FDistribution.twoTailed(1, 7, 7)).isCloseTo(1, CLOSE);
    }

    /** With two numerator degrees of freedom the tail has a closed form, (1 + 2F/d)^(−d/2). */
    @Test
    void tailsOfFAgreeWithTheClosedForm() {
        for (var d = 2; d < 400; d += 7) {
            for (var f : List.of(.05, .7, 1.3, 3.1, 9.0)) {
                var upper = Math.pow(1 + 2 * f / d, -d / 2.0);
                assertThat(FDistribution.twoTailed(f, 2, d)).isCloseTo(2 * Math.min(upper, 1 - upper), within(1e-11));
            }
        }
    }

    @Test
    void tooFewPairsGiveNoFigure() {
        assertThat(IntraclassCorrelation.of(new Dyad(List.of(1.), List.of(2.))).icc())
                .isNaN();
        assertThat(IntraclassCorrelation.of(new Dyad(List.of(), List.of())).p()).isNaN();
    }
}
