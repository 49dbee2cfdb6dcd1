package org.relata.measure.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps labels apart. Charts are laid out in units of the plot, text in rem, and the plot's width in rem is known only
 * at its least for each size of container; a label is shown from the size on at which it surely fits.
 */
final class LabelRoom {
    /** Width of one character of chart text in rem, on the generous side for the interface typeface. */
    static final double CHARACTER = 0.5;

    /** Least width of the plot in rem by rank: a phone at twice the text size, a phone, a tablet, a desk. */
    static final double[] PLOT_WIDTHS = {6.2, 7.7, 19.5, 35};

    private LabelRoom() {}

    /** A stretch of a line, in units. */
    record Stretch(double from, double to) {
        boolean touches(Stretch other) {
            return from < other.to && other.from < to;
        }
    }

    /** Moves positions apart by at least a distance, in order, as little as possible, within 0 to 100. */
    static List<Double> spread(List<Double> wanted, double distance) {
        var order = IntStream.range(0, wanted.size())
                .boxed()
                .sorted(Comparator.comparing(wanted::get))
                .toList();
        var slid = new double[wanted.size()];
        for (var i = 0; i < slid.length; i++) {
            slid[i] = wanted.get(order.get(i)) - i * distance;
        }
        levelOut(slid);
        var result = new ArrayList<>(wanted);
        for (var i = 0; i < slid.length; i++) {
            var highest = Math.max(0, 100 - (slid.length - 1) * distance);
            result.set(order.get(i), ScoreAxis.round(Math.clamp(slid[i], 0, highest) + i * distance));
        }
        return result;
    }

    /** Least-squares ascending sequence: pools neighbours that stand in the wrong order at their mean. */
    private static void levelOut(double[] values) {
        for (var end = 1; end < values.length; end++) {
            var from = end;
            while (from > 0 && values[from - 1] > mean(values, from, end) + 1e-9) {
                from--;
            }
            var level = mean(values, from, end);
            for (var i = from; i <= end; i++) {
                values[i] = level;
            }
        }
    }

    private static double mean(double[] values, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    /** The smallest rank at which each label can be shown, or -1 where it never can. */
    static int[] ranks(List<Double> positions, List<String> labels) {
        var ranks = new int[positions.size()];
        Arrays.fill(ranks, -1);
        for (var rank = 0; rank < PLOT_WIDTHS.length; rank++) {
            for (var index : TimeAxis.byImportance(positions.size())) {
                if (ranks[index] < 0 && (rank > 0 || isEnd(index, positions.size()))) {
                    ranks[index] = fits(index, ranks, positions, labels, rank) ? rank : -1;
                }
            }
        }
        return ranks;
    }

    private static boolean isEnd(int index, int count) {
        return index == 0 || index == count - 1;
    }

    private static boolean fits(int index, int[] ranks, List<Double> positions, List<String> labels, int rank) {
        var own = stretch(positions.get(index), labels.get(index), rank);
        return IntStream.range(0, ranks.length)
                .filter(i -> ranks[i] >= 0)
                .noneMatch(i -> stretch(positions.get(i), labels.get(i), rank).touches(own));
    }

    /** What a label takes at a rank, with a little air on both sides. */
    static Stretch stretch(double position, String label, int rank) {
        var width = 100 * (label.length() * CHARACTER + 0.5) / PLOT_WIDTHS[rank];
        return switch (anchor(position)) {
            case "start" -> new Stretch(position, position + width);
            case "end" -> new Stretch(position - width, position);
            default -> new Stretch(position - width / 2, position + width / 2);
        };
    }

    /** Labels near an edge grow inwards. */
    static String anchor(double position) {
        return position < 15 ? "start" : position > 85 ? "end" : "middle";
    }
}
