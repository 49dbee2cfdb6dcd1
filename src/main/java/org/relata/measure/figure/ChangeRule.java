package org.relata.measure.figure;

/** How much change is enough, and why. Every rule can say itself in one line for the reader. */
public sealed interface ChangeRule extends Criteria.Rule {
    /** The second scores that count as no change from this first one. NaN at both ends where the rule cannot say. */
    Interval unchanged(double before);

    /** 1 for a rise that is enough, −1 for a fall that is enough, 0 for neither, in the score's own direction. */
    int verdict(double before, double after);

    /** The rule and its source: "reliable change 2.7; alpha .94, SD 4, Funk &amp; Rogge 2007". */
    String words();

    /** A change must exceed the critical value of an index, strictly. */
    record Computed(ReliableChange method, Norm norm) implements ChangeRule {
        /** @throws IllegalArgumentException when the method needs the group's second occasion and the norm has none */
        public Computed {
            if (method.needsAfter()) {
                norm.requireAfter();
            }
        }

        @Override
        public Interval unchanged(double before) {
            return method.unchanged(norm, before);
        }

        @Override
        public int verdict(double before, double after) {
            var index = method.index(norm, before, after);
            return Math.abs(index) > method.critical() ? (int) Math.signum(index) : 0;
        }

        /** The smallest distance from the expected score that the index calls no change any more. */
        public double points() {
            return method.critical() * method.error(norm);
        }

        @Override
        public String words() {
            return "%s index beyond %s, here %s points; %s, SD %s, %s"
                    .formatted(
                            method.words(),
                            Numbers.points(method.critical()),
                            Numbers.points(points()),
                            norm.reliability().words(),
                            Numbers.points(norm.before().sd()),
                            norm.reliability().source());
        }
    }

    /**
     * A change must reach a published number of points: a reliable change printed for the instrument, or its minimal
     * important difference (MID).
     *
     * @param points greater than 0; a change of exactly this many is enough
     * @param meaning what the points are called, "reliable change" or "minimal important difference"
     */
    record Points(double points, String meaning, String source) implements ChangeRule {
        @Override
        public Interval unchanged(double before) {
            return Interval.around(before, points);
        }

        @Override
        public int verdict(double before, double after) {
            return reached(after - before, points);
        }

        @Override
        public String words() {
            return "%s of %s points or more; %s".formatted(meaning, Numbers.points(points), source);
        }
    }

    /**
     * A change must reach a share of the first score. From a first score of 0 no share can be taken: no category.
     *
     * @param share greater than 0; .25 is a quarter of the first score
     */
    record Percentage(double share, String source) implements ChangeRule {
        @Override
        public Interval unchanged(double before) {
            return Interval.around(before, before == 0 ? Double.NaN : share * Math.abs(before));
        }

        @Override
        public int verdict(double before, double after) {
            return reached((after - before) / Math.abs(before), share);
        }

        @Override
        public String words() {
            return "%s %% of the first score or more; %s".formatted(Numbers.points(share * 100), source);
        }
    }

    /** Nothing is known by which to judge: scores stand side by side, and nobody falls into a category. */
    record Unknown() implements ChangeRule {
        @Override
        public Interval unchanged(double before) {
            return new Interval(Double.NaN, Double.NaN);
        }

        @Override
        public int verdict(double before, double after) {
            return 0;
        }

        @Override
        public String words() {
            return "none, since no reliability is known";
        }
    }

    /** Differences of decimals such as 3.3 − 3.0 fall short of .3 by a hair in binary; "at least" must not mind. */
    private static int reached(double change, double needed) {
        return Math.abs(change) >= needed - 1e-9 ? (int) Math.signum(change) : 0;
    }
}
