package org.relata.measure.figure;

/** Which way a score points: whether more of it, or less of it, is the better outcome. */
public enum Direction {
    HIGHER(1, "higher is better"),
    LOWER(-1, "lower is better");

    private final int sign;
    private final String words;

    Direction(int sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    /** The change in points, turned so that a positive figure is always a gain. */
    public double gain(double before, double after) {
        return sign * (after - before);
    }

    /** Plus one where higher is better, minus one where lower is. */
    public int sign() {
        return sign;
    }

    public String words() {
        return words;
    }
}
