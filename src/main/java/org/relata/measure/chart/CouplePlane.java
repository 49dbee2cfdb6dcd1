package org.relata.measure.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A couple as one moving point: the first partner's score to the right, the second's upwards, better always right and
 * up. The diagonal is agreement, two cut-off lines make four quadrants, the box around the start is what measurement
 * noise alone could do. For clinicians; a client never sees it.
 *
 * @param id prefix of ids on the page
 * @param lead one sentence
 * @param frame axes and quadrants
 * @param path null while no occasion was answered by both
 * @param table the pairs, for the page and for export
 */
public record CouplePlane(
        String id, String lead, Frame frame, @Nullable Path path, DataTable table) {
    /**
     * @param xName first partner with the axis' direction
     * @param yName second partner with the axis' direction
     * @param ticks round scores
     * @param quadrants names of the quadrants, or null without a cut-off
     */
    public record Frame(
            String xName,
            String yName,
            SquareTicks ticks,
            @Nullable Quadrants quadrants) {}

    /**
     * @param x units from the left
     * @param y units from the top
     * @param value the cut-off as printed
     * @param names top left, top right, bottom left, bottom right
     * @param note label and source of the cut-off
     */
    public record Quadrants(double x, double y, String value, List<String> names, String note) {}

    /**
     * @param points SVG polyline in units
     * @param dots one an occasion both answered
     * @param turn direction of the arrow at the end in degrees, clockwise from right, or null for a single point
     * @param box noise around the start, or null
     * @param labels "start" and "now"
     */
    public record Path(
            String points,
            List<Dot> dots,
            @Nullable Double turn,
            @Nullable Box box,
            List<LabelSpot> labels) {
        public Dot first() {
            return dots.getFirst();
        }

        public Dot last() {
            return dots.getLast();
        }
    }

    /** Units from the left and the top, and the pair in words. */
    public record Dot(double x, double y, String title) {}

    /** Units; {@code noise} says how much it allows. */
    public record Box(double x, double y, double width, double height, String noise) {}

    /** Draws the plane of the first two series; occasions that only one answered are left out. */
    public static CouplePlane of(
            ChartView view, ChartScale scale, List<ChartOccasion> occasions, ChartSeries first, ChartSeries second) {
        var scores = Stream.of(first, second).flatMap(s -> s.answers().stream()).mapToDouble(ChartSeries.Answer::score);
        var axis = ScoreAxis.whole(scale, scores);
        var words = new PlaneWords(view, scale, first, second);
        var table = new OutcomeTable(view, scale).of(occasions, List.of(first, second));
        var quadrants = quadrants(axis, words, scale.norms().cutoff());
        var ticks = SquareTicks.of(axis, scale.norms().cutoff(), new ScoreWords(view.locale()));
        var frame = new Frame(words.xName(), words.yName(), ticks, quadrants);
        var path = path(axis, scale, occasions, words, quadrants);
        return new CouplePlane(view.id(), words.lead(), frame, path, table);
    }

    private static @Nullable Quadrants quadrants(ScoreAxis axis, PlaneWords words, ChartScale.@Nullable Cutoff cutoff) {
        if (cutoff == null) {
            return null;
        }
        var value = new ScoreWords(words.view().locale()).number(cutoff.value());
        var note = "Tinted: both " + cutoff.label() + ". Dotted lines: cut-off " + value + ", " + cutoff.source();
        return new Quadrants(axis.across(cutoff.value()), axis.down(cutoff.value()), value, words.quadrants(), note);
    }

    private static @Nullable Path path(
            ScoreAxis axis,
            ChartScale scale,
            List<ChartOccasion> occasions,
            PlaneWords words,
            @Nullable Quadrants quadrants) {
        var dots = words.pairs().stream()
                .map(p -> new Dot(
                        axis.across(p.x().score()),
                        axis.down(p.y().score()),
                        words.title(p, occasions.get(p.x().occasion()))))
                .toList();
        if (dots.isEmpty()) {
            return null;
        }
        var points = dots.stream().map(d -> GapShape.point(d.x(), d.y())).collect(Collectors.joining(" "));
        var taken = quadrants == null ? List.<String>of() : quadrants.names();
        return new Path(points, dots, turn(dots), box(axis, scale, words), LabelSpot.forPath(dots, taken));
    }

    private static @Nullable Double turn(List<Dot> dots) {
        var last = dots.getLast();
        return dots.reversed().stream()
                .filter(d -> d.x() != last.x() || d.y() != last.y())
                .findFirst()
                .map(d -> ScoreAxis.round(Math.toDegrees(Math.atan2(last.y() - d.y(), last.x() - d.x()))))
                .orElse(null);
    }

    private static @Nullable Box box(ScoreAxis axis, ChartScale scale, PlaneWords words) {
        var change = scale.norms().change();
        if (change == null) {
            return null;
        }
        var reach = change.points();
        var start = words.pairs().getFirst();
        var x = start.x().score();
        var y = start.y().score();
        var left = Math.min(axis.across(x - reach), axis.across(x + reach));
        var right = Math.max(axis.across(x - reach), axis.across(x + reach));
        var top = Math.min(axis.down(y - reach), axis.down(y + reach));
        var bottom = Math.max(axis.down(y - reach), axis.down(y + reach));
        var noise = "Box: no reliable change for either, \u00b1"
                + new ScoreWords(words.view().locale()).number(reach) + " around the start";
        return new Box(left, top, ScoreAxis.round(right - left), ScoreAxis.round(bottom - top), noise);
    }
}
