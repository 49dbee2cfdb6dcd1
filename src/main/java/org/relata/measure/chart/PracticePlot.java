package org.relata.measure.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A practice's courses of care before and after on one instrument (Jacobson and Truax 1991): on the diagonal nothing
 * changed, beyond the two lines beside it the change is reliable, the cross is the cut-off. Better is always right and
 * up.
 *
 * @param id prefix of ids on the page
 * @param lead one sentence
 * @param frame axes and reference lines, or null without any course
 * @param points one a person, with a line between partners
 * @param tables counts by category, and every course
 */
public record PracticePlot(String id, String lead, @Nullable Frame frame, Points points, Tables tables) {
    /** The category of a course, as the figures found it; decides the mark. */
    public enum Outcome {
        RECOVERED,
        IMPROVED,
        UNCHANGED,
        DETERIORATED,
        /** The rule could not say: drawn, and in no tally. */
        UNJUDGED
    }

    /**
     * One person's course.
     *
     * @param unit the couple or case as the reader may call it; courses of one unit are joined
     * @param seat 0 or 1 for the partners of a couple
     * @param before first score
     * @param after last score
     * @param outcome category
     */
    public record Course(String unit, int seat, double before, double after, Outcome outcome) {}

    /**
     * How many courses fell in a category.
     *
     * @param outcome category
     * @param word what it is called
     * @param count courses in it
     * @param low lower end of the 95 % interval of the share, 0 to 1 (Wilson 1927)
     * @param high upper end
     */
    public record Tally(Outcome outcome, String word, int count, double low, double high) {}

    /**
     * @param better which way is better
     * @param ticks round scores
     * @param reliable the two lines of reliable change as SVG path data, empty without a threshold
     * @param cutoff null where unknown
     */
    public record Frame(
            String better,
            SquareTicks ticks,
            String reliable,
            @Nullable Cross cutoff) {}

    /** Units from the left and the top, and the cut-off as printed in the margin. */
    public record Cross(double x, double y, String value) {}

    /**
     * @param dots one a course
     * @param pairs lines between partners as SVG path data, may be empty
     * @param keys what the marks mean
     */
    public record Points(List<Dot> dots, String pairs, List<OutcomeChart.Key> keys) {}

    /** Units, CSS class of the category, whether it is a second partner's, and the course in words. */
    public record Dot(double x, double y, String look, boolean second, String title) {}

    /**
     * @param shares one a category, in the order given
     * @param shown one sentence on n and missing
     * @param courses every course, for the page and for export
     * @param counts the shares, for export
     */
    public record Tables(List<Share> shares, String shown, DataTable courses, DataTable counts) {}

    /**
     * @param look CSS class of the category
     * @param word category
     * @param count as printed
     * @param percent as printed
     * @param interval as printed
     * @param bar units of the whole: share, low and high end
     */
    public record Share(String look, String word, String count, String percent, String interval, Bar bar) {}

    /** Units of 0 to 100. */
    public record Bar(double share, double low, double high) {
        public double width() {
            return ScoreAxis.round(high - low);
        }
    }

    /**
     * Draws the practice's courses.
     *
     * @param missing courses without a second measurement, stated but not drawn
     */
    public static PracticePlot of(
            ChartView view, ChartScale scale, List<Course> courses, List<Tally> tallies, int missing) {
        var drawing = new PracticeDrawing(view, scale, courses, tallies);
        return new PracticePlot(view.id(), drawing.lead(), drawing.frame(), drawing.points(), drawing.tables(missing));
    }
}
