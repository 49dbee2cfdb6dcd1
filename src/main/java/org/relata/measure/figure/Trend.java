package org.relata.measure.figure;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The straight line through a series, by least squares.
 *
 * @param slope points for each unit of x (an occasion, a week); NaN for fewer than two different x
 * @param intercept the line's value at x = 0
 * @param standardError of the slope; NaN for fewer than three scores
 */
record Trend(double slope, double intercept, double standardError) {
    /**
     * The line through the points (x, y).
     *
     * @throws IllegalArgumentException when one list is longer than the other
     */
    public static Trend of(List<Double> x, List<Double> y) {
        var pairs = new Dyad(x, y);
        var meanX = Spread.mean(x);
        var meanY = Spread.mean(y);
        var squares = sum(x.size(), i -> (x.get(i) - meanX) * (x.get(i) - meanX));
        var slope = sum(x.size(), i -> (x.get(i) - meanX) * (y.get(i) - meanY)) / squares;
        var intercept = meanY - slope * meanX;
        var residuals = sum(pairs.a().size(), i -> Math.pow(y.get(i) - intercept - slope * x.get(i), 2));
        var freedom = x.size() - 2;
        var error = freedom > 0 ? Math.sqrt(residuals / freedom / squares) : Double.NaN;
        return new Trend(slope, intercept, error);
    }

    /** The line over occasions numbered 0, 1, 2 and on. */
    public static Trend overOccasions(List<Double> scores) {
        return of(IntStream.range(0, scores.size()).mapToObj(i -> (double) i).toList(), scores);
    }

    /**
     * The median of the slopes between all pairs of scores: one odd answer does not bend it. Sen, P. K. (1968).
     * Estimates of the regression coefficient based on Kendall's tau. Journal of the American Statistical Association
     * 63, 1379–1389. NaN for fewer than two different x.
     */
    public static double theilSen(List<Double> x, List<Double> y) {
        var slopes = IntStream.range(0, x.size())
                .boxed()
                .flatMap(i -> IntStream.range(0, i)
                        .filter(j -> !x.get(i).equals(x.get(j)))
                        .mapToObj(j -> (y.get(i) - y.get(j)) / (x.get(i) - x.get(j))))
                .sorted()
                .toList();
        var n = slopes.size();
        return n == 0 ? Double.NaN : (slopes.get((n - 1) / 2) + slopes.get(n / 2)) / 2;
    }

    private static double sum(int n, IntToDoubleFunction term) {
        return IntStream.range(0, n).mapToDouble(term).sum();
    }
}
