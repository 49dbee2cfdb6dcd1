package org.relata.measure.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two people's scores side by side, one pair for each occasion on which both answered; or, over many relationships,
 * one pair for each of them.
 *
 * <p>The figures follow Kenny, D. A., Kashy, D. A. &amp; Cook, W. L. (2006). Dyadic Data Analysis. Guilford. Figures
 * that need more pairs than there are come back as NaN.
 */
public record Dyad(List<Double> a, List<Double> b) {
    /** @throws IllegalArgumentException when one list is longer than the other */
    public Dyad {
        if (a.size() != b.size()) {
            throw new IllegalArgumentException("Both need the same number of scores");
        }
        a = List.copyOf(a);
        b = List.copyOf(b);
    }

    /** Keeps the occasions on which both answered; the lists run in step and hold null for no answer. */
    public static Dyad ofAnswered(List<@Nullable Double> a, List<@Nullable Double> b) {
        var first = new ArrayList<Double>();
        var second = new ArrayList<Double>();
        for (var i = 0; i < Math.min(a.size(), b.size()); i++) {
            var left = a.get(i);
            var right = b.get(i);
            if (left != null && right != null) {
                first.add(left);
                second.add(right);
            }
        }
        return new Dyad(first, second);
    }

    /** The two exchanged: nothing that treats partners alike may notice. */
    public Dyad swapped() {
        return new Dyad(b, a);
    }

    /** What the couple has in common on each occasion: the mean of both. */
    public List<Double> means() {
        return each(i -> (a.get(i) + b.get(i)) / 2);
    }

    /** What stands between them on each occasion: the first's score less the second's. */
    public List<Double> gaps() {
        return each(i -> a.get(i) - b.get(i));
    }

    /** How far apart they are on the average, whoever is higher. */
    public double meanAbsoluteGap() {
        return Spread.mean(gaps().stream().map(Math::abs).toList());
    }

    /** Pearson's correlation. Over occasions: whether their levels go together. */
    public double correlation() {
        return covariance() / Math.sqrt(new Dyad(a, a).covariance() * new Dyad(b, b).covariance());
    }

    /** The steps from each occasion to the next; the correlation of these says whether they move together. */
    public Dyad changes() {
        var steps = Math.max(0, a.size() - 1);
        return new Dyad(each(steps, i -> a.get(i + 1) - a.get(i)), each(steps, i -> b.get(i + 1) - b.get(i)));
    }

    /** The first's scores beside the second's one occasion later: whether A runs ahead of B. */
    public Dyad leading() {
        var steps = Math.max(0, a.size() - 1);
        return new Dyad(a.subList(0, steps), b.subList(a.size() - steps, a.size()));
    }

    /**
     * Agreement in pattern and in level, with n in the denominators. Lin, L. I. (1989). A concordance correlation
     * coefficient to evaluate reproducibility. Biometrics 45, 255–268.
     */
    public double concordance() {
        var distance = Spread.mean(a) - Spread.mean(b);
        return 2 * covariance() / (new Dyad(a, a).covariance() + new Dyad(b, b).covariance() + distance * distance);
    }

    /** Every pair entered twice, once each way round: the pairwise correlation of people with no telling role. */
    public Dyad doubleEntry() {
        return new Dyad(
                Stream.concat(a.stream(), b.stream()).toList(),
                Stream.concat(b.stream(), a.stream()).toList());
    }

    /**
     * How many standard errors stand between two people's scores; beyond ±1.96 the gap is reliable.
     *
     * @param semA standard error of measurement of the first's score, {@link Norm#sem()}
     */
    public static double gap(double scoreA, double scoreB, double semA, double semB) {
        return (scoreA - scoreB) / Math.hypot(semA, semB);
    }

    /**
     * Index of reliable change of the couple's mean; beyond ±1.96 it is reliable. A mean of two scores carries the
     * error variance (SEM_A² + SEM_B²) / 4 on each occasion, and errors of the two are taken to be independent.
     */
    public static double changeOfMean(double before, double after, double semA, double semB) {
        return (after - before) / Math.sqrt((semA * semA + semB * semB) / 2);
    }

    private double covariance() {
        var meanA = Spread.mean(a);
        var meanB = Spread.mean(b);
        return Spread.mean(each(i -> (a.get(i) - meanA) * (b.get(i) - meanB)));
    }

    private List<Double> each(IntToDoubleFunction figure) {
        return each(a.size(), figure);
    }

    private static List<Double> each(int n, IntToDoubleFunction figure) {
        return IntStream.range(0, n).mapToDouble(figure).boxed().toList();
    }
}
