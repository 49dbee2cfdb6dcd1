package org.relata.measure.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Places scores on a line of 100 units on which the better end is always up (0) or right (100). */
record ScoreAxis(double low, double high, boolean higherIsBetter) {
    private static final double[] STEPS = {1, 2, 5};

    /** The whole range of the scale, wider only if a score lies outside of it. */
    static ScoreAxis whole(ChartScale scale, DoubleStream scores) {
        var reach = DoubleStream.concat(DoubleStream.of(scale.min(), scale.max()), scores)
                .summaryStatistics();
        return new ScoreAxis(reach.getMin(), reach.getMax(), scale.higherIsBetter());
    }

    /** The range in which the scores lie, let out to round numbers. */
    static ScoreAxis around(ChartScale scale, DoubleStream scores) {
        var reach = scores.summaryStatistics();
        if (reach.getCount() == 0) {
            return whole(scale, DoubleStream.empty());
        }
        var step = step(Math.max(reach.getMax() - reach.getMin(), (scale.max() - scale.min()) / 10), 8);
        var low = Math.floor(reach.getMin() / step - 0.25) * step;
        var high = Math.ceil(reach.getMax() / step + 0.25) * step;
        return new ScoreAxis(low, high, scale.higherIsBetter());
    }

    /** Distance from the top: 0 is the best score, 100 the worst; what lies outside is held at the edge. */
    double down(double score) {
        var part = Math.clamp((score - low) / (high - low), 0, 1);
        return round(higherIsBetter ? 100 - 100 * part : 100 * part);
    }

    /** Distance from the left: 100 is the best score. */
    double across(double score) {
        return round(100 - down(score));
    }

    /** At most so many round numbers within the axis, ascending. */
    List<Double> ticks(int most) {
        var step = step(high - low, most);
        var first = (long) Math.ceil(low / step - 1e-9);
        var last = (long) Math.floor(high / step + 1e-9);
        return LongStream.rangeClosed(first, last)
                .mapToObj(k -> Math.round(k * step * 1e6) / 1e6)
                .toList();
    }

    /** Round numbers that leave room for a value that must be labelled itself. */
    List<Double> ticksBeside(double value, int most, double room) {
        var free = new ArrayList<>(ticks(most));
        free.removeIf(tick -> Math.abs(down(tick) - down(value)) < room);
        return free;
    }

    private static double step(double span, int most) {
        var unit = Math.pow(10, Math.floor(Math.log10(span)) - 1);
        while (true) {
            for (var step : STEPS) {
                if (Math.floor(span / (step * unit)) + 1 <= most) {
                    return step * unit;
                }
            }
            unit *= 10;
        }
    }

    /** Two decimals are finer than a pixel and keep the page small. */
    static double round(double units) {
        return Math.round(units * 100) / 100.0;
    }
}
