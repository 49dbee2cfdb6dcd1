package org.relata.measure.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same round scores along both axes of a square chart.
 *
 * @param across positions are units from the left
 * @param down positions are units from the top
 */
public record SquareTicks(List<OutcomePanel.Tick> across, List<OutcomePanel.Tick> down) {
    private static final double ROOM = 9;

    /** Width of the square on a phone, in rem. */
    private static final double LEAST_WIDTH = 11.5;

    /** Where there is a cut-off, it is the one number that the smallest frame keeps; otherwise both ends are. */
    static SquareTicks of(ScoreAxis axis, ChartScale.@Nullable Cutoff cutoff, ScoreWords words) {
        var values = cutoff == null ? axis.ticks(6) : axis.ticksBeside(cutoff.value(), 6, ROOM);
        var across = new ArrayList<OutcomePanel.Tick>();
        var down = new ArrayList<OutcomePanel.Tick>();
        for (var value : values) {
            var end = value.equals(values.getFirst()) || value.equals(values.getLast());
            var rank = cutoff == null && end ? 0 : 1;
            var label = words.number(value);
            if (cutoff == null || besides(axis, cutoff, value, label, words)) {
                across.add(new OutcomePanel.Tick(axis.across(value), label, "middle", rank, false));
            }
            down.add(new OutcomePanel.Tick(axis.down(value), label, "end", rank, false));
        }
        return new SquareTicks(across, down);
    }

    /** Side by side, two numbers need as much room as they are long. */
    private static boolean besides(
            ScoreAxis axis, ChartScale.Cutoff cutoff, double value, String label, ScoreWords words) {
        var length = label.length() + words.number(cutoff.value()).length();
        var room = 100 * (length * LabelRoom.CHARACTER / 2 + 0.4) / LEAST_WIDTH;
        return Math.abs(axis.across(value) - axis.across(cutoff.value())) >= room;
    }
}
