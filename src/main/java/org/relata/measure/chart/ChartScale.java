package org.relata.measure.chart;

import org.jspecify.annotations.Nullable;

/**
 * The scale a chart is drawn on: an instrument as the chart needs to know it, in raw score points.
 *
 * @param name short name of the instrument, as printed
 * @param min lowest possible score
 * @param max highest possible score, greater than {@code min}
 * @param higherIsBetter direction; where false every axis is turned, so that up and right are always better
 * @param norms what is known about reading a score
 */
public record ChartScale(String name, double min, double max, boolean higherIsBetter, Norms norms) {
    public ChartScale {
        if (!(min < max)) {
            throw new IllegalArgumentException("The scale " + name + " has no range");
        }
    }

    /**
     * What is known about reading a score; each part may be unknown and is then simply not drawn.
     *
     * @param cutoff border between the clinical and the functional range
     * @param change the change that is more than measurement noise (Jacobson and Truax 1991)
     * @param sem standard error of measurement of one score
     */
    public record Norms(
            @Nullable Cutoff cutoff,
            @Nullable Threshold change,
            @Nullable Double sem) {
        public static final Norms UNKNOWN = new Norms(null, null, null);
    }

    /**
     * @param value in score points
     * @param label what lies on the better side of it, such as "not distressed"
     * @param source citation
     */
    public record Cutoff(double value, String label, String source) {}

    /**
     * @param points smallest change that counts, in score points, positive
     * @param inclusive whether exactly that many points count: true for published whole-number thresholds, false for
     *     computed ones
     */
    public record Threshold(double points, boolean inclusive) {
        /** Differences of decimal scores carry binary dust that must not decide a category. */
        private static final double ROUNDING = 1e-9;

        boolean exceededBy(double change) {
            var beyond = Math.abs(change) - points;
            return inclusive ? beyond > -ROUNDING : beyond > ROUNDING;
        }
    }

    /** Change towards the better end, whichever way the scale runs. */
    double gain(double from, double to) {
        return higherIsBetter ? to - from : from - to;
    }

    Reading read(double from, double to) {
        var change = norms.change();
        if (change == null) {
            return Reading.UNREADABLE;
        }
        if (!change.exceededBy(to - from)) {
            return Reading.WITHIN;
        }
        return gain(from, to) > 0 ? Reading.GAIN : Reading.LOSS;
    }

    /** The smallest difference between two people that is more than measurement error at 95 %, or null. */
    @Nullable
    Double reliableGap() {
        var sem = norms.sem();
        return sem == null ? null : 1.96 * Math.sqrt(2) * sem;
    }

    boolean isReliableGap(double gap) {
        var least = reliableGap();
        return least != null && Math.abs(gap) > least;
    }

    /** What a change means beside the measurement noise of its scale. */
    enum Reading {
        GAIN,
        LOSS,
        WITHIN,
        UNREADABLE
    }
}
