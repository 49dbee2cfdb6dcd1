package org.relata.measure.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happened beside the scores: marks in rows under the time axis, and the same as a table.
 *
 * @param marks placed so that none covers another
 * @param rows how many rows they take, at most {@value #MOST_ROWS}
 * @param kinds the kinds that occur, for the key
 * @param table every event in words, also those outside the axis
 */
public record EventStrip(List<Mark> marks, int rows, List<ChartEvent.Kind> kinds, DataTable table) {
    private static final int MOST_ROWS = 3;

    /** Least distance of two marks in a row, in units: their width on a phone. */
    private static final double ROOM = 11;

    /**
     * @param x units of the plot from the left
     * @param row from 0
     * @param kind decides the shape
     * @param more how many further events share this mark for want of room
     * @param title the events in words
     */
    public record Mark(double x, int row, ChartEvent.Kind kind, int more, String title) {}

    static EventStrip of(ChartView view, List<ChartOccasion> occasions, List<ChartEvent> events) {
        var words = new ScoreWords(view.locale());
        var sorted =
                events.stream().sorted(Comparator.comparing(ChartEvent::on)).toList();
        var axis = new TimeAxis(occasions);
        var marks = new ArrayList<Mark>();
        for (var event : sorted) {
            axis.at(event.on()).ifPresent(x -> place(marks, x, event, title(event, words)));
        }
        var rows = marks.stream().mapToInt(m -> m.row() + 1).max().orElse(0);
        var kinds = marks.stream().map(Mark::kind).distinct().sorted().toList();
        return new EventStrip(marks, rows, kinds, table(sorted, words));
    }

    private static void place(List<Mark> marks, double x, ChartEvent event, String title) {
        for (var row = 0; row < MOST_ROWS; row++) {
            var lane = row;
            if (marks.stream().noneMatch(m -> m.row() == lane && Math.abs(m.x() - x) < ROOM)) {
                marks.add(new Mark(x, row, event.kind(), 0, title));
                return;
            }
        }
        var last = marks.removeLast();
        marks.add(new Mark(last.x(), last.row(), last.kind(), last.more() + 1, last.title() + "; " + title));
    }

    private static String title(ChartEvent event, ScoreWords words) {
        return words.date(event.on()) + ": " + event.text();
    }

    private static DataTable table(List<ChartEvent> events, ScoreWords words) {
        var columns = List.of(
                new DataTable.Column("date", "When"),
                new DataTable.Column("kind", "Kind"),
                new DataTable.Column("event", "What"));
        var rows = events.stream()
                .map(e -> List.of(
                        DataTable.Cell.of(words.date(e.on()), e.on().toString()),
                        DataTable.Cell.of(e.kind().word()),
                        DataTable.Cell.of(e.text())))
                .collect(Collectors.toList());
        return new DataTable("Events", columns, rows);
    }
}
