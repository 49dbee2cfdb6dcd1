package org.relata.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.measure.chart.ChartOccasion;
import org.relata.measure.chart.ChartScale;
import org.relata.measure.chart.ChartSeries;
import org.relata.measure.figure.ChangeRule;
import org.relata.measure.figure.CutOff;
import org.relata.measure.figure.Direction;
import org.relata.measure.figure.Interval;
import org.relata.measure.figure.ReliableChange;
import org.relata.measure.figure.Yardstick;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.instrument.Definition;

/** Brings series into the shape that charts take: one list of occasions for all, and the yardstick as marks on the scale. */
record Drawing(Definition definition, @Nullable Yardstick yardstick, List<Series> series) {
    private static final double Z = 1.959963984540054;
    private static final Pattern YEAR = Pattern.compile("\\b(18|19|20)\\d\\d\\b");

    /** The occasions of all series, in order of time. */
    List<ChartOccasion> occasions() {
        return places().values().stream().map(Drawing::occasion).toList();
    }

    ChartSeries of(Series one, String name, int seat, ChartSeries.@Nullable Verdict verdict) {
        var places = new ArrayList<>(places().keySet());
        var answers = one.occasions().stream()
                .map(response -> new ChartSeries.Answer(
                        places.indexOf(Series.place(response.when())),
                        Series.total(response),
                        response.score().estimated()))
                .toList();
        return new ChartSeries(name, seat, answers, null, verdict);
    }

    ChartScale scale() {
        var range = definition.range() == null ? observed() : definition.range();
        var higher = definition.direction() == Direction.HIGHER;
        return new ChartScale(definition.name(), range.low(), range.high(), higher, norms());
    }

    private ChartScale.Norms norms() {
        return yardstick == null
                ? ChartScale.Norms.UNKNOWN
                : new ChartScale.Norms(cutoff(yardstick.cutOff()), threshold(yardstick.rule()), sem(yardstick.rule()));
    }

    static ChartScale.@Nullable Cutoff cutoff(@Nullable CutOff cutOff) {
        return cutOff == null || Double.isNaN(cutOff.value())
                ? null
                : new ChartScale.Cutoff(cutOff.value(), "functional range", brief(cutOff.source()));
    }

    /** "Funk & Rogge 2007": a line in a picture has no room for the journal. */
    private static String brief(String source) {
        var year = YEAR.matcher(source);
        return year.find() ? source.substring(0, year.end()) : source;
    }

    static ChartScale.@Nullable Threshold threshold(ChangeRule rule) {
        return switch (rule) {
            case ChangeRule.Points(var points, var meaning, var source) -> new ChartScale.Threshold(points, true);
            case ChangeRule.Computed computed
            when computed.method() == ReliableChange.JT && computed.points() > 0 ->
                new ChartScale.Threshold(computed.points(), false);
            default -> null;
        };
    }

    /** The error of one score; of a published change it is what that change stands for at 95 %. */
    static @Nullable Double sem(ChangeRule rule) {
        return switch (rule) {
            case ChangeRule.Computed(var method, var norm) when norm.sem() > 0 -> norm.sem();
            case ChangeRule.Points(var points, var meaning, var source)
            when meaning.equals("reliable change") -> points / Math.sqrt(2) / Z;
            default -> null;
        };
    }

    private TreeMap<String, OutcomeRow.When> places() {
        var places = new TreeMap<String, OutcomeRow.When>();
        responses().forEach(response -> places.putIfAbsent(Series.place(response.when()), response.when()));
        return places;
    }

    private Interval observed() {
        var totals = responses().mapToDouble(Series::total).summaryStatistics();
        var room = Math.max(1, (totals.getMax() - totals.getMin()) / 10);
        return totals.getCount() == 0
                ? new Interval(0, 1)
                : new Interval(Math.floor(totals.getMin() - room), Math.ceil(totals.getMax() + room));
    }

    private Stream<Response> responses() {
        return series.stream().flatMap(one -> one.responses().stream());
    }

    private static ChartOccasion occasion(OutcomeRow.When when) {
        return switch (when) {
            case OutcomeRow.On(LocalDate date) -> ChartOccasion.on(date);
            case OutcomeRow.Phase phase ->
                ChartOccasion.named(
                        switch (phase) {
                            case BEFORE -> "before";
                            case AFTER -> "after";
                            case UNDATED -> "once";
                        });
        };
    }
}
