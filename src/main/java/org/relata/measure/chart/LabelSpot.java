package org.relata.measure.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A short label beside a point of the couple plane.
 *
 * @param x units from the left
 * @param y units from the top
 * @param text what it says
 * @param anchor SVG text-anchor
 * @param dy shift of the text's foot from the point, in em
 */
public record LabelSpot(double x, double y, String text, String anchor, double dy) {
    /** Height of a line and width of a character on a phone, in units of the square. */
    private static final double LINE = 9;

    private static final double CHARACTER = 3.8;

    record Area(double left, double top, double right, double bottom) {
        boolean touches(Area other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /** Names the first and the last point where neither covers the other nor a quadrant's name. */
    static List<LabelSpot> forPath(List<CouplePlane.Dot> dots, List<String> quadrants) {
        var taken = corners(quadrants);
        var labels = new ArrayList<LabelSpot>();
        if (dots.size() > 1) {
            labels.add(beside(dots.getFirst(), "start", dots.getLast(), taken));
            taken.add(labels.getFirst().area());
        }
        labels.add(beside(dots.getLast(), "now", dots.getFirst(), taken));
        return labels;
    }

    static List<Area> corners(List<String> names) {
        var areas = new ArrayList<Area>();
        for (var i = 0; i < names.size(); i++) {
            var width = names.get(i).length() * CHARACTER + 2;
            var left = i % 2 == 0 ? 0 : 100 - width;
            var top = i < 2 ? 0 : 100 - LINE;
            areas.add(new Area(left, top, left + width, top + LINE));
        }
        return areas;
    }

    private static LabelSpot beside(CouplePlane.Dot dot, String text, CouplePlane.Dot other, List<Area> taken) {
        var anchor = dot.x() > 80 ? "end" : dot.x() < 20 ? "start" : "middle";
        var above = new LabelSpot(dot.x(), dot.y(), text, anchor, -0.8);
        var below = new LabelSpot(dot.x(), dot.y(), text, anchor, 1.6);
        var left = new LabelSpot(ScoreAxis.round(dot.x() - 5), dot.y(), text, "end", 0.35);
        var right = new LabelSpot(ScoreAxis.round(dot.x() + 5), dot.y(), text, "start", 0.35);
        return (dot.y() <= other.y() ? Stream.of(above, below, left, right) : Stream.of(below, above, right, left))
                .min(Comparator.comparingLong(spot -> spot.trouble(taken)))
                .orElseThrow();
    }

    /** How much a spot is in the way: outside the square, then on another label; the latest label weighs most. */
    private long trouble(List<Area> taken) {
        var own = area();
        var outside = own.left() < -2 || own.right() > 102 || own.top() < -6 || own.bottom() > 100 ? 4L : 0L;
        return outside
                + LongStream.range(0, taken.size())
                        .filter(i -> taken.get((int) i).touches(own))
                        .map(i -> i + 2)
                        .sum();
    }

    Area area() {
        var width = text.length() * CHARACTER;
        var left = "end".equals(anchor) ? x - width : "start".equals(anchor) ? x : x - width / 2;
        var foot = y + dy * LINE * 0.8;
        return new Area(left, foot - LINE * 0.8, left + width, foot + LINE * 0.2);
    }
}
