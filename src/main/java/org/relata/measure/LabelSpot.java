package org.relata.measure;

import java.util.ArrayList;
import java.util.List;

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
        var wanted = dot.y() <= other.y() ? List.of(above, below) : List.of(below, above);
        return wanted.stream()
                .filter(spot -> spot.area().top() > -6 && spot.area().bottom() < 100)
                .filter(spot -> taken.stream().noneMatch(spot.area()::touches))
                .findFirst()
                .orElseGet(() -> sideways(dot, text));
    }

    private static LabelSpot sideways(CouplePlane.Dot dot, String text) {
        return dot.x() > 50
                ? new LabelSpot(ScoreAxis.round(dot.x() - 5), dot.y(), text, "end", 0.35)
                : new LabelSpot(ScoreAxis.round(dot.x() + 5), dot.y(), text, "start", 0.35);
    }

    Area area() {
        var width = text.length() * CHARACTER;
        var left = "end".equals(anchor) ? x - width : "start".equals(anchor) ? x : x - width / 2;
        var foot = y + dy * LINE * 0.8;
        return new Area(left, foot - LINE * 0.8, left + width, foot + LINE * 0.2);
    }
}
