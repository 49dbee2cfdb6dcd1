package org.relata.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.measure.chart.ChartSeries;
import org.relata.measure.chart.ChartView;
import org.relata.measure.chart.CouplePlane;
import org.relata.measure.chart.OutcomeChart;
import org.relata.measure.figure.Dyad;
import org.relata.measure.figure.Yardstick;
import org.relata.measure.instrument.Definition;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;

/**
 * What one instrument says of one relationship, for its care team: page, CSV and JSON are all made from this.
 *
 * @param yardstick by what changes are judged; null where nothing is known
 * @param line where everybody stands, and the state it adds up to
 * @param agreeing members who agree to look at their totals together; empty where they cannot
 * @param rows the series of the relationship as a whole first, then each member's in order of joining
 */
public record RelationshipOutcome(
        Relationship relationship,
        Definition definition,
        @Nullable Yardstick yardstick,
        Overview.Line line,
        List<Row> rows,
        Optional<List<Member>> agreeing) {
    /** A series and whose it is; the member is null for the relationship as a whole. */
    record Row(Series series, @Nullable Member member) {}

    /**
     * How far two partners stand apart, at the first and the last occasion that both answered.
     *
     * @param reliable whether it is more than both scores' errors; null where the errors are unknown
     */
    public record Gap(double points, @Nullable Boolean reliable) {}

    /** The series of the relationship as a whole first, then each member's in order of joining. */
    static List<Row> rows(Relationship relationship, List<Response> responses) {
        var members = relationship.members().stream()
                .collect(Collectors.toMap(Member::person, Function.identity(), (earlier, later) -> later));
        return Series.of(responses).stream()
                .filter(series -> series.subject().map(members::containsKey).orElse(true))
                .map(series ->
                        new Row(series, series.subject().map(members::get).orElse(null)))
                .sorted(Comparator.comparing(
                        row -> row.member() == null ? 0 : row.member().position()))
                .toList();
    }

    RelationshipOutcome agreed(Optional<List<Member>> members) {
        return new RelationshipOutcome(relationship, definition, yardstick, line, rows, members);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The main chart. */
    public OutcomeChart chart(Locale locale) {
        var drawing = drawing();
        return OutcomeChart.of(
                ChartView.clinician("chart", locale), drawing.scale(), drawing.occasions(), series(drawing), List.of());
    }

    /** Both partners as one point; empty unless there are two, and never for a safety screen. */
    public Optional<CouplePlane> plane(Locale locale) {
        var drawing = drawing();
        var pair = pair();
        return pair.size() != 2
                ? Optional.empty()
                : Optional.of(CouplePlane.of(
                        ChartView.clinician("plane", locale),
                        drawing.scale(),
                        drawing.occasions(),
                        series(drawing, pair.getFirst()),
                        series(drawing, pair.getLast())));
    }

    /** At the start and now; empty without two occasions that both answered. */
    public List<Gap> gaps() {
        var pair = pair();
        if (pair.size() != 2) {
            return List.of();
        }
        var drawing = drawing();
        var other = series(drawing, pair.getLast());
        var pairs = series(drawing, pair.getFirst()).answers().stream()
                .flatMap(a -> other.at(a.occasion()).stream().map(b -> new double[] {a.score(), b.score()}))
                .toList();
        return pairs.size() < 2 ? List.of() : List.of(gap(pairs.getFirst()), gap(pairs.getLast()));
    }

    /** Every number of the page for a machine. */
    public Map<String, @Nullable Object> facts() {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("relationship", relationship.title());
        facts.put("instrument", definition.name());
        facts.put("rule", yardstick == null ? null : yardstick.rule().words());
        facts.put("state", state());
        facts.put("members", line.standings().stream().map(this::fact).toList());
        facts.put("gaps", gaps());
        facts.put("answers", chart(Locale.ENGLISH).table().records());
        return facts;
    }

    /** A sentence first: what everything below shows. */
    public String sentence() {
        var state = line.state();
        if (rows.isEmpty()) {
            return "Nobody has answered " + definition.name() + " yet.";
        }
        return state == null || !line.isCompared()
                ? "%s: %s.".formatted(definition.name(), count() == 1 ? "one answer" : count() + " answers")
                : "%s: %s.".formatted(definition.name(), state.words());
    }

    /** What the changes add up to; null where there are scores and none of them could be compared and judged. */
    private @Nullable String state() {
        var state = line.state();
        return state != null && (rows.isEmpty() || line.isCompared()) ? state.words() : null;
    }

    private Map<String, @Nullable Object> fact(Overview.Standing standing) {
        var change = standing.change();
        var fact = new LinkedHashMap<String, @Nullable Object>();
        fact.put("name", standing.member().map(Member::name).orElse(relationship.title()));
        fact.put("last", standing.latest().score().total());
        fact.put("before", change == null ? null : change.before());
        fact.put("change", change == null ? null : change.after() - change.before());
        fact.put("index", change == null ? null : change.index());
        fact.put("category", change == null || change.category() == null ? null : change.words());
        return fact;
    }

    private int count() {
        return rows.stream().mapToInt(row -> row.series().responses().size()).sum();
    }

    private Gap gap(double[] scores) {
        var sem = yardstick == null ? null : Drawing.sem(yardstick.rule());
        var reliable = sem == null ? null : (Boolean) (Math.abs(Dyad.gap(scores[0], scores[1], sem, sem)) > 1.96);
        return new Gap(Math.abs(scores[0] - scores[1]), reliable);
    }

    private List<Row> pair() {
        var members = rows.stream()
                .filter(row -> row.member() != null && row.member().isCurrent())
                .toList();
        return definition.isSafety() || relationship.currentMembers().size() != 2 ? List.of() : members;
    }

    private Drawing drawing() {
        return new Drawing(definition, yardstick, rows.stream().map(Row::series).toList());
    }

    private List<ChartSeries> series(Drawing drawing) {
        var all = new ArrayList<ChartSeries>();
        rows.forEach(row -> all.add(series(drawing, row)));
        return all;
    }

    private ChartSeries series(Drawing drawing, Row row) {
        var member = row.member();
        var name = member == null ? relationship.title() : member.name();
        var seat = member == null ? 0 : member.position() - 1;
        return drawing.of(row.series(), name, seat, verdict(row));
    }

    private ChartSeries.@Nullable Verdict verdict(Row row) {
        var change = row.series().change(yardstick);
        return change == null || yardstick == null
                ? null
                : new ChartSeries.Verdict(change.words(), yardstick.reason(change));
    }
}
