package org.relata.measure.figure;

import org.jspecify.annotations.Nullable;

/**
 * What became of one score between two occasions.
 *
 * @param gain points of change, positive when for the better
 * @param index the index of a computed rule, in the score's own sign; null under rules by points or percentage
 * @param category null where the rule cannot say: no spread to measure by, or a percentage of nothing
 * @param harmed a deterioration that also crossed from the functional to the clinical side
 * @param crossed reached the functional side without a reliable change: a label, not a category
 * @param unchanged the second scores that would have counted as no change
 */
public record Change(
        double before,
        double after,
        double gain,
        @Nullable Double index,
        @Nullable Category category,
        boolean harmed,
        boolean crossed,
        Interval unchanged) {

    /** For the reader: "recovered", "deteriorated, harmed", "unchanged, across the cut-off". */
    public String words() {
        if (category == null) {
            return "cannot be told";
        }
        var aside = harmed ? ", harmed" : crossed ? ", across the cut-off" : "";
        return category.words() + aside;
    }

    /** The four outcomes of Jacobson &amp; Truax (1991), best first. */
    public enum Category {
        /** Reliably better, from the clinical to the functional side. */
        RECOVERED("recovered"),
        /** Reliably better. */
        IMPROVED("improved"),
        /** Not reliably different. */
        UNCHANGED("unchanged"),
        /** Reliably worse. */
        DETERIORATED("deteriorated");

        private final String words;

        Category(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Recovered counts as better too. */
        public boolean better() {
            return this == RECOVERED || this == IMPROVED;
        }
    }
}
