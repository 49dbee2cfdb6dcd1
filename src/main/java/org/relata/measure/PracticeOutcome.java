package org.relata.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.RelationshipId;
import org.relata.measure.chart.ChartScale;
import org.relata.measure.chart.ChartView;
import org.relata.measure.chart.PracticePlot;
import org.relata.measure.figure.Change;
import org.relata.measure.figure.Classification;
import org.relata.measure.figure.Direction;
import org.relata.measure.figure.Interval;
import org.relata.measure.instrument.Definition;

/**
 * A practice's courses in one instrument, judged by one set of criteria: page, CSV and JSON are all made from this.
 *
 * @param rows one a course, in order of the relationships' titles
 */
public record PracticeOutcome(
        Definition definition, OutcomeSettings settings, Classification classification, List<Row> rows) {
    /**
     * A course and whose it is.
     *
     * @param member null for the relationship as a whole
     * @param seat 0 for the first member and for a relationship as a whole
     */
    public record Row(
            RelationshipId relationship,
            String title,
            @Nullable String member,
            int seat,
            Classification.Result result) {}

    private static final List<String> HEADER = List.of(
            "relationship", "member", "before", "after", "change", "index", "category", "harmed", "crossed cut-off");

    /** The plot with its counts. */
    public PracticePlot plot(Locale locale) {
        return PracticePlot.of(
                ChartView.clinician("practice", locale), scale(), courses(), tallies(), classification.missing());
    }

    public byte[] csv() {
        return CsvExport.of(HEADER, rows.stream().map(PracticeOutcome::cells).toList());
    }

    /** The same for a machine: the criteria, the counts, and every course. */
    public Map<String, @Nullable Object> facts() {
        var cutOff = classification.yardstick().cutOff();
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("instrument", definition.name());
        facts.put("rule", classification.yardstick().rule().words());
        facts.put("cutOff", cutOff == null ? null : cutOff.value());
        facts.put("cutOffSource", cutOff == null ? null : cutOff.source());
        facts.put("mean", known(classification.sample().mean()));
        facts.put("sd", known(classification.sample().sd()));
        facts.put("n", classification.n());
        facts.put("missing", classification.missing());
        facts.put("undetermined", classification.undetermined());
        facts.put("harmed", classification.harmed());
        facts.put("categories", categories());
        facts.put("courses", rows.stream().map(PracticeOutcome::fact).toList());
        return facts;
    }

    private List<Map<String, @Nullable Object>> categories() {
        return Arrays.stream(Change.Category.values())
                .map(category -> {
                    var share = Objects.requireNonNull(classification.shares().get(category));
                    var fact = new LinkedHashMap<String, @Nullable Object>();
                    fact.put("category", category.words());
                    fact.put("count", share.count());
                    fact.put("share", known(share.share()));
                    fact.put("low", known(share.interval().low()));
                    fact.put("high", known(share.interval().high()));
                    return (Map<String, @Nullable Object>) fact;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> fact(Row row) {
        var fact = new LinkedHashMap<String, @Nullable Object>();
        var cells = cells(row);
        for (int i = 0; i < HEADER.size(); i++) {
            fact.put(HEADER.get(i), cells.get(i));
        }
        return fact;
    }

    private static List<@Nullable Object> cells(Row row) {
        var course = row.result().course();
        var change = row.result().change();
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.title());
        cells.add(row.member());
        cells.add(course.before());
        cells.add(course.after());
        cells.add(change == null ? null : change.after() - change.before());
        cells.add(change == null ? null : change.index());
        cells.add(
                change == null || change.category() == null
                        ? null
                        : change.category().words());
        cells.add(change == null || change.category() == null ? null : change.harmed());
        cells.add(change == null || change.category() == null ? null : change.crossed());
        return cells;
    }

    private ChartScale scale() {
        var yardstick = classification.yardstick();
        var norms = new ChartScale.Norms(
                Drawing.cutoff(yardstick.cutOff()), Drawing.threshold(yardstick.rule()), Drawing.sem(yardstick.rule()));
        var range = definition.range() == null ? observed() : definition.range();
        return new ChartScale(
                definition.name(), range.low(), range.high(), definition.direction() == Direction.HIGHER, norms);
    }

    private Interval observed() {
        var scores = rows.stream()
                .flatMap(row -> Stream.of(
                        row.result().course().before(), row.result().course().after()))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return scores.getCount() == 0 || scores.getMin() == scores.getMax()
                ? new Interval(0, 1)
                : new Interval(Math.floor(scores.getMin()), Math.ceil(scores.getMax()));
    }

    private List<PracticePlot.Course> courses() {
        var courses = new ArrayList<PracticePlot.Course>();
        for (var row : rows) {
            var change = row.result().change();
            if (change != null) {
                courses.add(new PracticePlot.Course(
                        row.title(),
                        Math.min(row.seat(), 1),
                        change.before(),
                        change.after(),
                        change.category() == null ? PracticePlot.Outcome.UNJUDGED : outcome(change.category())));
            }
        }
        return courses;
    }

    private List<PracticePlot.Tally> tallies() {
        if (!classification.isJudged()) {
            return List.of();
        }
        return Arrays.stream(Change.Category.values())
                .map(category -> {
                    var share = Objects.requireNonNull(classification.shares().get(category));
                    return new PracticePlot.Tally(
                            outcome(category),
                            category.words(),
                            share.count(),
                            share.interval().low(),
                            share.interval().high());
                })
                .toList();
    }

    private static PracticePlot.Outcome outcome(Change.Category category) {
        return switch (category) {
            case RECOVERED -> PracticePlot.Outcome.RECOVERED;
            case IMPROVED -> PracticePlot.Outcome.IMPROVED;
            case UNCHANGED -> PracticePlot.Outcome.UNCHANGED;
            case DETERIORATED -> PracticePlot.Outcome.DETERIORATED;
        };
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
