package org.relata.measure.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How figures are written in sentences: no more digits than a reader wants, never an exponent. */
public final class Numbers {
    private Numbers() {}

    /** A score or a difference of scores, rounded to two decimals: 7, 2.7, 104.5. */
    public static String points(double value) {
        return rounded(value, 2);
    }

    /** A coefficient below one, as papers print it: .94. */
    static String fraction(double value) {
        return rounded(value, 3).replaceFirst("^(-?)0\\.", "$1.");
    }

    /** Every digit that the figure has, without an exponent; empty when it is no number at all. */
    public static String exact(double value) {
        return Double.isFinite(value) ? plain(BigDecimal.valueOf(value)) : "";
    }

    private static String rounded(double value, int digits) {
        return Double.isFinite(value)
                ? plain(BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP))
                : "undefined";
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
