package org.relata.measure.figure;

/**
 * How alike the two members of a relationship are, over many relationships, when nothing tells the two apart.
 *
 * <p>Kenny, D. A., Kashy, D. A. &amp; Cook, W. L. (2006). Dyadic Data Analysis, chapter 2. Negative when members of
 * one relationship differ more than strangers.
 *
 * @param n relationships
 * @param between mean square between relationships, MSB
 * @param within mean square within relationships, MSW
 * @param icc (MSB − MSW) / (MSB + MSW), from −1 to 1
 * @param f MSB / MSW, on n − 1 and n degrees of freedom
 * @param p two-tailed, since likeness may be negative
 * @param pairwise Pearson's correlation with every pair entered both ways round
 */
record IntraclassCorrelation(int n, double between, double within, double icc, double f, double p, double pairwise) {

    /** One pair for each relationship; figures are NaN for fewer than two. */
    public static IntraclassCorrelation of(Dyad pairs) {
        var n = pairs.a().size();
        var sd = Spread.of(pairs.means(), "").sd();
        var between = 2 * sd * sd;
        var within = Spread.mean(pairs.gaps().stream().map(gap -> gap * gap).toList()) / 2;
        var icc = (between - within) / (between + within);
        var f = between / within;
        var p = FDistribution.twoTailed(f, n - 1, n);
        return new IntraclassCorrelation(
                n, between, within, icc, f, p, pairs.doubleEntry().correlation());
    }
}
