package org.relata.measure.figure;

/**
 * Tail probabilities of Fisher's F through the regularised incomplete beta function (NIST Digital Library of
 * Mathematical Functions 8.17), taken from its continued fraction 8.17.22 by Lentz's method.
 */
final class FDistribution {
    private static final double TINY = 1e-300;

    private FDistribution() {}

    /** Twice the smaller tail. NaN where F or its degrees of freedom make no sense. */
    static double twoTailed(double f, double df1, double df2) {
        if (!(f >= 0 && df1 > 0 && df2 > 0)) {
            return Double.NaN;
        }
        var upper = Double.isInfinite(f) ? 0 : beta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
        return Math.min(1, 2 * Math.min(upper, 1 - upper));
    }

    /** I_x(a, b), by whichever of the two forms converges fast. */
    static double beta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        var front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front / (a * fraction(x, a, b)) : 1 - front / (b * fraction(1 - x, b, a));
    }

    private static double fraction(double x, double a, double b) {
        var value = 1.0;
        var c = 1.0;
        var d = 0.0;
        for (var k = 1; k <= 10_000; k++) {
            var term = coefficient(k, x, a, b);
            d = 1 / nonZero(1 + term * d);
            c = nonZero(1 + term / c);
            value *= c * d;
            if (Math.abs(c * d - 1) < 1e-15) {
                break;
            }
        }
        return value;
    }

    private static double coefficient(int k, double x, double a, double b) {
        var m = k / 2;
        return k % 2 == 0
                ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** Stirling's series (DLMF 5.11.1), its argument raised to where four terms are exact enough. */
    private static double logGamma(double x) {
        var raised = x;
        var shift = 0.0;
        while (raised < 15) {
            shift += Math.log(raised++);
        }
        var r = 1 / (raised * raised);
        var series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r / 1680))) / raised;
        return (raised - .5) * Math.log(raised) - raised + .5 * Math.log(2 * Math.PI) + series - shift;
    }
}
