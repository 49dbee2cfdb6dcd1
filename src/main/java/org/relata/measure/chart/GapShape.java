package org.relata.measure.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The area between two partners' lines: who is higher, and where the gap is more than measurement error. */
final class GapShape {
    /** Distance of the rungs that mark a reliable gap, in units. */
    private static final double RUNG = 1.75;

    private GapShape() {}

    /**
     * Both partners at one occasion.
     *
     * @param x units from the left
     * @param a first partner, units from the top
     * @param b second partner, units from the top
     * @param gap first minus second, in score points
     */
    record Both(double x, double a, double b, double gap) {
        Both towards(Both next, double part) {
            return new Both(
                    x + (next.x - x) * part,
                    a + (next.a - a) * part,
                    b + (next.b - b) * part,
                    gap + (next.gap - gap) * part);
        }
    }

    /** One stretch on which the same partner is higher; {@code points} is an SVG polygon in units. */
    record Area(boolean firstHigher, List<Both> edge) {
        String points() {
            var there = edge.stream().map(e -> point(e.x(), e.a()));
            var back = edge.reversed().stream().map(e -> point(e.x(), e.b()));
            return Stream.concat(there, back).collect(Collectors.joining(" "));
        }
    }

    static String point(double x, double y) {
        return ScoreAxis.round(x) + "," + ScoreAxis.round(y);
    }

    /** Cuts an unbroken run where the lines cross, so that each area has one colour. */
    static List<Area> areas(List<Both> run) {
        var areas = new ArrayList<Area>();
        var split = splitAtCrossings(run);
        for (var i = 1; i < split.size(); i++) {
            var from = split.get(i - 1);
            var to = split.get(i);
            var height = from.b() + to.b() - from.a() - to.a();
            if (height == 0) {
                continue;
            }
            if (areas.isEmpty() || !continues(areas.getLast(), from, height > 0)) {
                areas.add(new Area(height > 0, new ArrayList<>(List.of(from))));
            }
            areas.getLast().edge().add(to);
        }
        return areas;
    }

    private static boolean continues(Area area, Both from, boolean firstHigher) {
        return area.firstHigher() == firstHigher && area.edge().getLast().equals(from);
    }

    private static List<Both> splitAtCrossings(List<Both> run) {
        var split = new ArrayList<Both>();
        for (var both : run) {
            if (!split.isEmpty()) {
                var before = split.getLast();
                var there = before.b() - before.a();
                var here = both.b() - both.a();
                if (there * here < 0) {
                    split.add(before.towards(both, there / (there - here)));
                }
            }
            split.add(both);
        }
        return split;
    }

    /** Upright rungs wherever the gap exceeds a threshold in score points, as SVG path data; may be empty. */
    static String rungs(List<Both> run, double threshold) {
        var path = new StringBuilder();
        if (run.size() == 1) {
            rung(path, run.getFirst(), threshold);
        }
        for (var i = 1; i < run.size(); i++) {
            var from = run.get(i - 1);
            var to = run.get(i);
            for (var k = (long) Math.ceil(from.x() / RUNG); k * RUNG < to.x(); k++) {
                rung(path, from.towards(to, (k * RUNG - from.x()) / (to.x() - from.x())), threshold);
            }
        }
        return path.toString();
    }

    private static void rung(StringBuilder path, Both both, double threshold) {
        if (Math.abs(both.gap()) > threshold) {
            path.append('M').append(point(both.x(), both.a())).append('V').append(ScoreAxis.round(both.b()));
        }
    }
}
