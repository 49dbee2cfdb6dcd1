package org.relata.measure.figure;

import org.jspecify.annotations.Nullable;

/**
 * The line between scores that are usual in treatment and scores that are usual elsewhere.
 *
 * @param kind how the line was drawn; null for one that was published, or set by the practice
 * @param value in points; NaN when drawn from a group without spread
 * @param functionalOnIt whether a score exactly on the line counts as functional; a drawn line must be passed
 * @param source whose scores, or whose publication
 */
public record CutOff(@Nullable Kind kind, double value, boolean functionalOnIt, String source) {
    /** The three lines of Jacobson &amp; Truax (1991). */
    public enum Kind {
        /** Two standard deviations from the mean of the people in treatment, on the better side. */
        A("a: beyond the clinical group", false),
        /** Two standard deviations from the mean of people without the trouble, on the worse side. */
        B("b: within the functional group", true),
        /** Between the two means, weighted by the SDs. */
        C("c: nearer to the functional group", true);

        private final String words;
        private final boolean needsFunctional;

        Kind(String words, boolean needsFunctional) {
            this.words = words;
            this.needsFunctional = needsFunctional;
        }

        public String words() {
            return words;
        }

        /** Whether the mean and SD of a functional group must be known. */
        public boolean needsFunctional() {
            return needsFunctional;
        }
    }

    /** A line that somebody else has drawn. */
    public static CutOff given(double value, boolean functionalOnIt, String source) {
        return new CutOff(null, value, functionalOnIt, source);
    }

    /**
     * Draws line a, b or c after Jacobson, N. S. &amp; Truax, P. (1991). Clinical significance. Journal of Consulting
     * and Clinical Psychology 59, 12–19.
     *
     * <p>Line b rests on the functional group alone, M0 ∓ 2 · SD0: within two standard deviations of the mean of
     * <em>that</em> population. The R package clinicalsignificance takes the clinical group's SD there, so its b agrees
     * with this one only where both SDs are equal.
     *
     * @throws IllegalArgumentException for b and c without a functional group
     */
    public static CutOff of(Kind kind, Spread clinical, @Nullable Spread functional, Direction direction) {
        if (kind == Kind.A) {
            return new CutOff(kind, clinical.mean() + direction.sign() * 2 * clinical.sd(), false, clinical.source());
        }
        if (functional == null) {
            throw new IllegalArgumentException("The cut-offs b and c need the mean and SD of a functional group");
        }
        if (kind == Kind.B) {
            var value = functional.mean() - direction.sign() * 2 * functional.sd();
            return new CutOff(kind, value, false, functional.source());
        }
        var weighted = clinical.sd() * functional.mean() + functional.sd() * clinical.mean();
        var sources = clinical.source() + "; " + functional.source();
        return new CutOff(kind, weighted / (clinical.sd() + functional.sd()), false, sources);
    }

    /** Whether a score lies on the functional side. */
    public boolean functional(Direction direction, double score) {
        return score == value ? functionalOnIt : direction.gain(value, score) > 0;
    }
}
