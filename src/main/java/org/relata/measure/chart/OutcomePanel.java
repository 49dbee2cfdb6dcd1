package org.relata.measure.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One drawn frame of an {@link OutcomeChart}, ready for its template. All positions are units of 0 to 100 of the plot,
 * x from the left and y from the top; the template writes them as percentages.
 */
public record OutcomePanel(
        Head head,
        Vertical y,
        List<Tick> x,
        List<Line> lines,
        @Nullable Gap gap) {
    /**
     * @param id unique on the page
     * @param title names the picture for those who hear it
     * @param description says what it shows
     * @param heading printed above a small multiple, or null
     */
    public record Head(
            String id,
            String title,
            String description,
            @Nullable String heading) {}

    /**
     * @param better which way is better, as printed on the axis
     * @param ticks round scores
     * @param cutoff the cut-off line with the functional zone above it, or null
     */
    public record Vertical(
            String better, List<Tick> ticks, @Nullable Cutoff cutoff) {}

    /**
     * @param at units
     * @param label empty for a bare tick
     * @param anchor SVG text-anchor
     * @param rank from which size of container on the label is shown (0 always, 3 on a desk)
     * @param strong a session's tick
     */
    public record Tick(double at, String label, String anchor, int rank, boolean strong) {}

    /**
     * @param y units
     * @param value as printed in the margin
     * @param label value and source, printed above the plot where there is room
     */
    public record Cutoff(double y, String value, String label) {}

    /**
     * @param look CSS class: sa, sb, sn (one of many) or faint
     * @param runs polylines between gaps, as SVG points
     * @param marks the answers
     * @param corridor baseline and reliable change around it, or null
     * @param label name at the end of the line, or null
     */
    public record Line(
            String look,
            List<String> runs,
            List<Mark> marks,
            @Nullable Corridor corridor,
            @Nullable Label label) {}

    /** Shape of a mark: partner A, partner B, left the corridor upwards or downwards, or thin among very many. */
    public enum Shape {
        CIRCLE,
        DIAMOND,
        UP,
        DOWN,
        DOT
    }

    /**
     * @param x units
     * @param y units
     * @param shape what is drawn; hollow when the score is estimated
     * @param whisker 95 % around the score, or null where the error of measurement is unknown
     * @param title the answer in words
     */
    public record Mark(
            double x, double y, Look shape, @Nullable Whisker whisker, String title) {}

    /** A shape, filled or hollow. */
    public record Look(Shape shape, boolean hollow) {}

    /** From top to bottom, units. */
    public record Whisker(double top, double bottom) {}

    /** Baseline and the reliable change above and below it, from the first answer on; units. */
    public record Corridor(double x, double top, double bottom, double base) {
        public double width() {
            return ScoreAxis.round(100 - x);
        }

        public double height() {
            return ScoreAxis.round(bottom - top);
        }
    }

    /**
     * @param y units, moved apart from its neighbours
     * @param name shortened to fit
     * @param value last score
     * @param fromX where the line ends, units
     * @param fromY where the line ends, units
     */
    public record Label(double y, String name, String value, double fromX, double fromY) {
        /** Whether a hairline must lead from the line's end to the label. */
        public boolean led() {
            return fromX < 90 || Math.abs(y - fromY) > 4;
        }
    }

    /** What lies between two partners' lines. */
    public record Gap(List<Side> sides, String rungs) {}

    /** Whether every name is short, so that the plot may be wider. */
    public boolean brief() {
        return lines.stream()
                .map(Line::label)
                .allMatch(l -> l == null || l.name().length() <= 6);
    }

    /** Polygon on which the partner of this look is higher. */
    public record Side(String look, String points) {}
}
