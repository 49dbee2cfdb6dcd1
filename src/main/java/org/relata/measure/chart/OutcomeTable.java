package org.relata.measure.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The numbers of an outcome chart: one row an occasion, one shown column a member, and the gap of a couple. */
final class OutcomeTable {
    private final ChartView view;
    private final ChartScale scale;
    private final ScoreWords words;

    OutcomeTable(ChartView view, ChartScale scale) {
        this.view = view;
        this.scale = scale;
        this.words = new ScoreWords(view.locale());
    }

    DataTable of(List<ChartOccasion> occasions, List<ChartSeries> series) {
        var columns = new ArrayList<DataTable.Column>();
        columns.add(new DataTable.Column("occasion", "When"));
        columns.add(new DataTable.Column("session", null));
        for (var one : series) {
            columns.add(new DataTable.Column(one.name() + " score", one.name()));
            columns.add(new DataTable.Column(one.name() + " change", null));
            columns.add(new DataTable.Column(one.name() + " reading", null));
            columns.add(new DataTable.Column(one.name() + " estimated", null));
        }
        if (comparing(series)) {
            columns.add(new DataTable.Column("gap", "Gap"));
            columns.add(new DataTable.Column("gap reliable", null));
        }
        var rows = IntStream.range(0, occasions.size())
                .mapToObj(i -> row(i, occasions.get(i), series))
                .toList();
        return new DataTable(scale.name() + (view.speaksToMembers() ? ", together" : ", every answer"), columns, rows);
    }

    private boolean comparing(List<ChartSeries> series) {
        return series.size() == 2 && !view.speaksToClient();
    }

    private List<DataTable.Cell> row(int index, ChartOccasion occasion, List<ChartSeries> series) {
        var row = new ArrayList<DataTable.Cell>();
        var session = occasion.session();
        var when = occasion.date() == null ? occasion.name() : Objects.toString(occasion.date());
        row.add(new DataTable.Cell(words.occasion(occasion), session == null ? "" : "session " + session, when));
        row.add(DataTable.Cell.of("", session));
        series.forEach(s -> row.addAll(member(s, index)));
        if (comparing(series)) {
            row.addAll(gap(series.getFirst(), series.getLast(), index));
        }
        return row;
    }

    private List<DataTable.Cell> member(ChartSeries series, int index) {
        var answer = series.at(index).orElse(null);
        if (answer == null) {
            return List.of(DataTable.Cell.of("\u2013", null), empty(), empty(), empty());
        }
        var change = answer.score() - series.start();
        var reading = scale.read(series.start(), answer.score());
        return List.of(
                new DataTable.Cell(words.number(answer.score()), note(answer, change, reading), answer.score()),
                DataTable.Cell.of("", change),
                DataTable.Cell.of("", words.reading(reading)),
                DataTable.Cell.of("", answer.estimated()));
    }

    private String note(ChartSeries.Answer answer, double change, ChartScale.Reading reading) {
        var parts = new ArrayList<String>();
        if (change != 0) {
            parts.add(words.signed(change));
        }
        if (!view.speaksToClient() && (reading == ChartScale.Reading.GAIN || reading == ChartScale.Reading.LOSS)) {
            parts.add(words.reading(reading));
        }
        if (answer.estimated()) {
            parts.add("estimated");
        }
        return String.join(", ", parts);
    }

    private List<DataTable.Cell> gap(ChartSeries first, ChartSeries second, int index) {
        var one = first.at(index);
        var other = second.at(index);
        if (one.isEmpty() || other.isEmpty()) {
            return List.of(DataTable.Cell.of("\u2013", null), empty());
        }
        var gap = one.get().score() - other.get().score();
        var reliable = scale.isReliableGap(gap);
        return List.of(
                new DataTable.Cell(words.number(Math.abs(gap)), reliable ? "reliable" : "", gap),
                DataTable.Cell.of("", scale.reliableGap() == null ? null : reliable));
    }

    private static DataTable.Cell empty() {
        return DataTable.Cell.of("", (@Nullable Object) null);
    }
}
