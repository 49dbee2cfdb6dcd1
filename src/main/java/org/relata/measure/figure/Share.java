package org.relata.measure.figure;

/**
 * So many of so many, with a 95% interval.
 *
 * @param share from 0 to 1; NaN, like the interval, when there is nobody
 */
public record Share(int count, int of, double share, Interval interval) {
    private static final double Z = 1.959963984540054;

    /**
     * The share and its interval after Wilson, E. B. (1927). Probable inference, the law of succession, and statistical
     * inference. Journal of the American Statistical Association 22, 209–212. Unlike the textbook interval it stays
     * within 0 and 1 and keeps its meaning for small groups.
     */
    public static Share of(int count, int of) {
        var n = (double) of;
        var share = count / n;
        var middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
        return new Share(count, of, share, new Interval(Math.max(0, middle - half), Math.min(1, middle + half)));
    }
}
