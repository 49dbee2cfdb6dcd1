package org.relata.measure.figure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Limits within which a series wanders by itself, for our own sliders that have no norms: an individuals chart (XmR)
 * after Shewhart, as in Wheeler, D. J. (1993). Understanding Variation. SPC Press.
 *
 * @param movingRange mean distance from each score to the next
 * @param interval mean ± 2.66 times the mean moving range; NaN for fewer than two scores
 */
record ControlLimits(double mean, double movingRange, Interval interval) {
    /** Three standard deviations expressed in mean moving ranges of two, 3 / 1.128. */
    private static final double WIDTH = 2.66;

    /** The limits that a baseline sets. */
    public static ControlLimits of(List<Double> baseline) {
        var mean = Spread.mean(baseline);
        var range = IntStream.range(1, baseline.size())
                .mapToDouble(i -> Math.abs(baseline.get(i) - baseline.get(i - 1)))
                .average()
                .orElse(Double.NaN);
        return new ControlLimits(mean, range, Interval.around(mean, WIDTH * range));
    }

    /** Whether a score is more than the series' own wandering. */
    public boolean signals(double score) {
        return score < interval.low() || score > interval.high();
    }
}
