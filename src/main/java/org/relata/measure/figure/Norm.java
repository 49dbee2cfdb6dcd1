package org.relata.measure.figure;

import org.jspecify.annotations.Nullable;

/**
 * What must be known about a score before one person's change in it can be judged. All in points of that score.
 *
 * @param before the sample that the person belongs to, at the first occasion (M1, SD1)
 * @param after the same sample at the second occasion; only some methods of {@link ReliableChange} ask for it
 */
public record Norm(
        Reliability reliability, Spread before, @Nullable After after) {
    /**
     * A sample met again.
     *
     * @param spread M2 and SD2
     * @param correlation between the two occasions
     * @param reliability at the second occasion, where it is known to differ
     */
    public record After(
            Spread spread, double correlation, @Nullable Reliability reliability) {}

    /** A norm for the methods that look at the first occasion only. */
    public static Norm of(Reliability reliability, double mean, double sd, int n, String source) {
        return new Norm(reliability, new Spread(mean, sd, n, source), null);
    }

    /** Standard error of measurement: how far one score strays from the true one, SD1 · √(1 − r). */
    public double sem() {
        return before.sd() * Math.sqrt(1 - reliability.value());
    }

    /** Standard error of the difference between two scores, √2 · SEM. */
    public double sdiff() {
        return Math.sqrt(2) * sem();
    }

    /** Standard error of predicting the second score from the first, SD1 · √(1 − r²). */
    public double sePred() {
        return before.sd() * Math.sqrt(1 - reliability.value() * reliability.value());
    }

    /** The best guess of the true score behind an observed one: drawn towards the mean by what is error. */
    public double trueScore(double observed) {
        return before.mean() + reliability.value() * (observed - before.mean());
    }

    /** Two standard errors of measurement on either side of the estimated true score, as Speer (1992) draws it. */
    public Interval trueScoreInterval(double observed) {
        return Interval.around(trueScore(observed), 2 * sem());
    }

    After requireAfter() {
        if (after == null) {
            throw new IllegalArgumentException("This method needs the group's scores at the second occasion as well");
        }
        return after;
    }
}
