package org.relata.measure.figure;

/** A stretch of the score's own scale, from low to high, both ends counted in. */
public record Interval(double low, double high) {
    static Interval around(double middle, double halfWidth) {
        return new Interval(middle - halfWidth, middle + halfWidth);
    }

    public boolean contains(double score) {
        return score >= low && score <= high;
    }
}
