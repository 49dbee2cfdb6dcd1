package org.relata.measure.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relata.measure.Published;
import org.relata.measure.figure.Change.Category;

/** Published classifications, reproduced: recovered / improved / unchanged / deteriorated / harmed. */
class ClassificationTest {
    private static final Offset<Double> CLOSE = within(1e-4);
    private static final Spread SPANIER = new Spread(114.8, 17.8, 0, "Spanier 1976");
    private static final Spread UNDISTRESSED = new Spread(30, 7, 0, "made up");

    /** Index and category (its first letter) of each couple at r = .88, computed in R 4.2 from the published scores. */
    private static final List<Double> DAS_INDEX = List.of(
            1.12197, 8.63056, .08631, 2.50286, 6.12770, -.69044, 7.59489, 2.93439, .25892, 2.41656, 1.20828, 3.27961,
            3.97006, 1.63981, 2.76178, 3.27961, .86306, 2.15764, 3.53853, 6.47292, 2.84808, 8.54425, 4.91942, 4.40159,
            -.17261, 5.00572, .69044, -1.55350, -3.36592, 3.79745);

    private static final String DAS_CATEGORY = "uruirurruiurruriuririrrruruudr";

    @Test
    void dasWithCutOffAIsAsPublished() {
        var das = Classification.of(Published.DAS, jt(Direction.HIGHER, .80, CutOff.Kind.A, null));
        assertThat(counts(das)).containsExactly(10, 6, 13, 1, 0);
        assertThat(das.sample().mean()).isCloseTo(81.5833, CLOSE);
        assertThat(das.sample().sd()).isCloseTo(11.8257, CLOSE);
        assertThat(line(das)).isCloseTo(105.2347, CLOSE);
        assertThat(das.n()).isEqualTo(30);
        assertThat(das.missing()).isZero();
    }

    @Test
    void gdsWithCutOffAIsAsPublished() {
        var gds = Classification.of(Published.GDS, jt(Direction.LOWER, .80, CutOff.Kind.A, null));
        assertThat(counts(gds)).containsExactly(10, 4, 12, 0, 0);
        assertThat(line(gds)).isCloseTo(56.9497, CLOSE);
        assertThat(gds.n()).isEqualTo(26);
        assertThat(gds.missing()).isEqualTo(4);
    }

    @Test
    void gdsWithCutOffCIsAsPublishedForThreeMethods() {
        var jt = Classification.of(Published.GDS, gds(ReliableChange.JT));
        assertThat(counts(jt)).containsExactly(3, 11, 12, 0, 0);
        assertThat(line(jt)).isCloseTo(50.9186, CLOSE);
        assertThat(counts(Classification.of(Published.GDS, gds(ReliableChange.EN))))
                .containsExactly(4, 13, 9, 0, 0);
        var ha = Classification.of(Published.GDS, gds(ReliableChange.HA));
        assertThat(counts(ha)).containsExactly(1, 16, 9, 0, 0);
        assertThat(line(ha)).isCloseTo(51.2022, CLOSE);
    }

    @Test
    void dasAgainstSpaniersNormIsReproducedCoupleByCouple() {
        var das = Classification.of(Published.DAS, jt(Direction.HIGHER, .88, CutOff.Kind.C, SPANIER));
        assertThat(counts(das)).containsExactly(14, 5, 10, 1, 0);
        assertThat(line(das)).isCloseTo(94.8424, CLOSE);
        for (var i = 0; i < DAS_INDEX.size(); i++) {
            var index = Objects.requireNonNull(change(das, i).index());
            assertThat(index).as("couple %d", i + 1).isCloseTo(DAS_INDEX.get(i), CLOSE);
        }
        assertThat(letters(das)).isEqualTo(DAS_CATEGORY);
    }

    @Test
    void dasWithAHigherReliabilityIsReproduced() {
        var das = Classification.of(Published.DAS, jt(Direction.HIGHER, .96, CutOff.Kind.C, SPANIER));
        assertThat(counts(das)).containsExactly(15, 6, 7, 2, 0);
    }

    @Test
    void sharesComeWithWilsonIntervals() {
        var share = Share.of(10, 30);
        assertThat(share.share()).isCloseTo(1.0 / 3, CLOSE);
        assertThat(share.interval().low()).isCloseTo(.192306, CLOSE);
        assertThat(share.interval().high()).isCloseTo(.512201, CLOSE);
        assertThat(Share.of(0, 5).interval().low()).isZero();
        assertThat(Share.of(5, 5).interval().high()).isEqualTo(1);
        assertThat(Share.of(0, 0).share()).isNaN();
    }

    @Test
    void emptyOrFlatBatchIsUndeterminedAndNotAFault() {
        var criteria = jt(Direction.HIGHER, .80, CutOff.Kind.A, null);
        assertThat(Classification.of(List.of(), criteria).n()).isZero();
        var one = new Classification.Course("only", 50.0, 60.0);
        assertThat(Classification.of(List.of(one), criteria).undetermined()).isEqualTo(1);
        assertThat(Classification.of(List.of(one, one), criteria).undetermined())
                .isEqualTo(2);
    }

    @Test
    void sharesAreOfThoseOnWhomTheRuleCanSay() {
        var rule = new ChangeRule.Percentage(.25, "made up");
        var courses = List.of(new Classification.Course("1", 0.0, 5.0), new Classification.Course("2", 8.0, 6.0));
        var all = Classification.of(courses, new Criteria(Direction.LOWER, rule, null, null, null));
        assertThat(all.n()).isEqualTo(2);
        assertThat(all.undetermined()).isEqualTo(1);
        assertThat(all.shares()).containsEntry(Category.IMPROVED, Share.of(1, 1));
    }

    @Test
    void givenNormAndPublishedRuleTakeTheBatchsPlace() {
        var points = new ChangeRule.Points(6, "reliable change", "NHS Talking Therapies");
        var line = new Criteria.Given(CutOff.given(10, false, "NHS Talking Therapies"));
        var criteria = new Criteria(Direction.LOWER, points, line, null, null);
        var one = Classification.of(List.of(new Classification.Course("only", 16.0, 9.0)), criteria);
        assertThat(one.count(Category.RECOVERED)).isEqualTo(1);
        var given =
                new Criteria(Direction.HIGHER, new Criteria.Index(ReliableChange.JT, retest(.8)), null, SPANIER, null);
        assertThat(Classification.of(Published.DAS, given).sample()).isEqualTo(SPANIER);
    }

    @Test
    void cutOffCWithoutAFunctionalGroupIsRefused() {
        assertThatThrownBy(() -> jt(Direction.HIGHER, .80, CutOff.Kind.C, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Criteria jt(Direction direction, double r, CutOff.Kind kind, @Nullable Spread functional) {
        return Criteria.jacobsonTruax(direction, retest(r), kind, functional);
    }

    private static Criteria gds(ReliableChange method) {
        var index = new Criteria.Index(method, retest(.80));
        return new Criteria(Direction.LOWER, index, new Criteria.Drawn(CutOff.Kind.C), null, UNDISTRESSED);
    }

    private static Reliability retest(double r) {
        return new Reliability(r, Reliability.Kind.RETEST, "Jacobson & Truax 1991");
    }

    private static List<Integer> counts(Classification of) {
        return List.of(
                of.count(Category.RECOVERED),
                of.count(Category.IMPROVED),
                of.count(Category.UNCHANGED),
                of.count(Category.DETERIORATED),
                of.harmed());
    }

    private static double line(Classification classification) {
        return Objects.requireNonNull(classification.yardstick().cutOff()).value();
    }

    private static Change change(Classification classification, int i) {
        return Objects.requireNonNull(classification.results().get(i).change());
    }

    private static String letters(Classification das) {
        return IntStream.range(0, das.n())
                .mapToObj(i -> Objects.requireNonNull(change(das, i).category())
                        .words()
                        .substring(0, 1))
                .reduce("", String::concat);
    }
}
