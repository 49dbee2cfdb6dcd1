package org.relata.measure.figure;

import org.jspecify.annotations.Nullable;

/**
 * Six ways to ask whether a change is more than the noise of the questionnaire.
 *
 * <p>All share one form: the second score is compared with the score to be expected had nothing changed, in units of
 * its error, {@code index = (after − expected) / error}. They differ in what they expect, and in what they call error.
 * The sign is the score's own: a negative index is a fall. {@link #JT} is the usual choice; Ronk, Hooke &amp; Page
 * (2016) found nothing to gain from the others in routine care.
 */
public enum ReliableChange {
    /**
     * Expects the first score again. Jacobson, N. S. &amp; Truax, P. (1991). Clinical significance: a statistical
     * approach to defining meaningful change in psychotherapy research. Journal of Consulting and Clinical Psychology
     * 59, 12–19.
     */
    JT("Jacobson–Truax", "Jacobson & Truax 1991") {
        @Override
        double expected(Norm norm, double before) {
            return before;
        }

        @Override
        double error(Norm norm) {
            return norm.sdiff();
        }
    },
    /**
     * Edwards–Nunnally: expects the estimated true score behind the first one. Speer, D. C. (1992). Clinically
     * significant change: Jacobson and Truax (1991) revisited. Journal of Consulting and Clinical Psychology 60,
     * 402–408.
     */
    EN("Edwards–Nunnally", "Speer 1992") {
        @Override
        double expected(Norm norm, double before) {
            return norm.trueScore(before);
        }

        @Override
        double error(Norm norm) {
            return norm.sem();
        }
    },
    /**
     * Gulliksen–Lord–Novick: expects a fall back towards the mean and counts the error of that prediction. Hsu, L. M.
     * (1989). Reliable changes in psychotherapy: taking into account regression toward the mean. Behavioral Assessment
     * 11, 459–467.
     */
    GLN("Gulliksen–Lord–Novick", "Hsu 1989") {
        @Override
        double expected(Norm norm, double before) {
            return norm.trueScore(before);
        }

        @Override
        double error(Norm norm) {
            return norm.sePred();
        }
    },
    /**
     * Hsu–Linn–Lord: as {@link #GLN}, but the fall back is towards the group's mean at the second occasion. Hsu, L. M.
     * (1989), the paper named there.
     */
    HLL("Hsu–Linn–Lord", "Hsu 1989") {
        @Override
        double expected(Norm norm, double before) {
            var shift = norm.requireAfter().spread().mean() - norm.before().mean();
            return norm.trueScore(before) + shift;
        }

        @Override
        double error(Norm norm) {
            return norm.sePred();
        }

        @Override
        public boolean needsAfter() {
            return true;
        }
    },
    /**
     * Nunnally–Kotsch: as {@link #EN}, with a reliability of its own for each occasion. Nunnally, J. C. &amp; Kotsch,
     * W. E. (1983). Studies of individual subjects: logic and methods of analysis. British Journal of Clinical
     * Psychology 22, 83–93. Where none is known for the second occasion, the first one's is taken.
     */
    NK("Nunnally–Kotsch", "Nunnally & Kotsch 1983") {
        @Override
        double expected(Norm norm, double before) {
            return norm.trueScore(before);
        }

        @Override
        double error(Norm norm) {
            var first = norm.reliability().value();
            var known = norm.after() == null ? null : norm.after().reliability();
            var second = known == null ? first : known.value();
            return norm.before().sd() * Math.sqrt(first * first * (1 - first) + 1 - second);
        }
    },
    /**
     * Hageman–Arrindell: weighs the group's own course and the reliability of the difference, tests one-sided at 1.65,
     * and asks for certainty that the true score lies beyond the true cut-off. Hageman, W. J. J. M. &amp; Arrindell,
     * W. A. (1999). Establishing clinically significant change: increment of precision and the distinction between
     * individual and group level of analysis. Behaviour Research and Therapy 37, 1169–1193.
     */
    HA("Hageman–Arrindell", "Hageman & Arrindell 1999") {
        @Override
        double expected(Norm norm, double before) {
            var share = differenceReliability(norm);
            var course = norm.requireAfter().spread().mean() - norm.before().mean();
            return before - course * (1 - share) / share;
        }

        @Override
        double error(Norm norm) {
            return norm.sdiff() / Math.sqrt(differenceReliability(norm));
        }

        @Override
        public double critical() {
            return 1.65;
        }

        @Override
        public boolean needsAfter() {
            return true;
        }

        @Override
        public CutOff cutOff(CutOff.Kind kind, Norm norm, @Nullable Spread functional, Direction direction) {
            var others = functional == null ? null : functional.ofTrueScores(norm.sem());
            return CutOff.of(kind, norm.before().ofTrueScores(norm.sem()), others, direction);
        }

        @Override
        boolean functional(Norm norm, CutOff cutOff, Direction direction, double after) {
            var mean = norm.requireAfter().spread().mean();
            var reliability = reliability(norm.requireAfter().spread(), norm);
            var trueScore = mean + (after - mean) * reliability;
            var index = (trueScore - cutOff.value()) / (Math.sqrt(reliability) * norm.sem());
            return direction.sign() * index > critical();
        }
    };

    private final String words;
    private final String source;

    ReliableChange(String words, String source) {
        this.words = words;
        this.source = source;
    }

    /** The score to be expected at the second occasion had nothing changed. */
    abstract double expected(Norm norm, double before);

    /** The standard error of that expectation. */
    abstract double error(Norm norm);

    /**
     * The index of change. NaN where the norm has no spread to measure by.
     *
     * @throws IllegalArgumentException when the method needs the group's second occasion and the norm has none
     */
    public double index(Norm norm, double before, double after) {
        return error(norm) > 0 ? (after - expected(norm, before)) / error(norm) : Double.NaN;
    }

    /** The second scores that would count as no change. NaN at both ends where there is no spread to measure by. */
    public Interval unchanged(Norm norm, double before) {
        var half = error(norm) > 0 ? critical() * error(norm) : Double.NaN;
        return Interval.around(expected(norm, before), half);
    }

    /** The index that must be exceeded, in either direction: 1.96, and 1.65 for {@link #HA}. */
    public double critical() {
        return 1.96;
    }

    /** Whether the norm must hold {@link Norm.After}. */
    public boolean needsAfter() {
        return false;
    }

    /** For the reader: "Jacobson–Truax". */
    public String words() {
        return words;
    }

    /** For the reader: "Jacobson &amp; Truax 1991". */
    public String source() {
        return source;
    }

    /**
     * Draws the cut-off that belongs to this method: from true scores for {@link #HA}, else from observed ones.
     *
     * @throws IllegalArgumentException for b and c without a functional group
     */
    public CutOff cutOff(CutOff.Kind kind, Norm norm, @Nullable Spread functional, Direction direction) {
        return CutOff.of(kind, norm.before(), functional, direction);
    }

    boolean functional(Norm norm, CutOff cutOff, Direction direction, double after) {
        return cutOff.functional(direction, after);
    }

    private static double differenceReliability(Norm norm) {
        var first = norm.before();
        var second = norm.requireAfter().spread();
        var shared = 2 * first.sd() * second.sd() * norm.requireAfter().correlation();
        var trueVariance = variance(first) * reliability(first, norm) + variance(second) * reliability(second, norm);
        return (trueVariance - shared) / (variance(first) + variance(second) - shared);
    }

    private static double reliability(Spread spread, Norm norm) {
        return (variance(spread) - norm.sem() * norm.sem()) / variance(spread);
    }

    private static double variance(Spread spread) {
        return spread.sd() * spread.sd();
    }
}
