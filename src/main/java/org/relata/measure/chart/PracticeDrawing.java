package org.relata.measure.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The arithmetic and the words of a {@link PracticePlot}. */
final class PracticeDrawing {
    private final ChartScale scale;
    private final List<PracticePlot.Course> courses;
    private final List<PracticePlot.Tally> tallies;
    private final ScoreWords words;
    private final ScoreAxis axis;

    PracticeDrawing(
            ChartView view, ChartScale scale, List<PracticePlot.Course> courses, List<PracticePlot.Tally> tallies) {
        this.scale = scale;
        this.courses = courses;
        this.tallies = tallies;
        this.words = new ScoreWords(view.locale());
        var cutoff = scale.norms().cutoff();
        var scores = courses.stream().flatMapToDouble(c -> DoubleStream.of(c.before(), c.after()));
        var border = cutoff == null || courses.isEmpty() ? DoubleStream.empty() : DoubleStream.of(cutoff.value());
        this.axis = ScoreAxis.around(scale, DoubleStream.concat(scores, border));
    }

    String lead() {
        if (courses.isEmpty()) {
            return "No course with a first and a last measurement yet.";
        }
        var scored = courses.size() + " with a first and a last " + scale.name();
        if (tallies.isEmpty()) {
            return scored + ", shown without a verdict.";
        }
        var counts = tallies.stream().map(t -> t.count() + " " + t.word()).collect(Collectors.joining(", "));
        var untold = courses.size() - judged();
        return "Of " + scored + ", " + counts + (untold == 0 ? "." : ", " + untold + " cannot be told.");
    }

    PracticePlot.@Nullable Frame frame() {
        if (courses.isEmpty()) {
            return null;
        }
        var cutoff = scale.norms().cutoff();
        var better = scale.higherIsBetter() ? "higher is better" : "lower is better";
        return new PracticePlot.Frame(better, SquareTicks.of(axis, cutoff, words), reliable(), cross(cutoff));
    }

    private PracticePlot.@Nullable Cross cross(ChartScale.@Nullable Cutoff cutoff) {
        return cutoff == null
                ? null
                : new PracticePlot.Cross(
                        axis.across(cutoff.value()), axis.down(cutoff.value()), words.number(cutoff.value()));
    }

    /** Both lines of equal reliable change, each cut where it leaves the frame. */
    private String reliable() {
        var change = scale.norms().change();
        if (change == null) {
            return "";
        }
        var reach = 100 * change.points() / (axis.high() - axis.low());
        if (reach >= 100) {
            return "";
        }
        return "M0," + ScoreAxis.round(100 - reach) + "L" + GapShape.point(100 - reach, 0) + "M"
                + GapShape.point(reach, 100) + "L100," + ScoreAxis.round(reach);
    }

    PracticePlot.Points points() {
        var dots = courses.stream().map(this::dot).toList();
        return new PracticePlot.Points(dots, pairs(), keys());
    }

    private PracticePlot.Dot dot(PracticePlot.Course course) {
        var title = course.unit() + ": " + words.number(course.before()) + " to " + words.number(course.after()) + ", "
                + word(course.outcome());
        return new PracticePlot.Dot(
                axis.across(course.before()),
                axis.down(course.after()),
                look(course.outcome()),
                course.seat() == 1,
                title);
    }

    private String word(PracticePlot.Outcome outcome) {
        return tallies.stream()
                .filter(t -> t.outcome() == outcome)
                .map(PracticePlot.Tally::word)
                .findFirst()
                .orElse(outcome == PracticePlot.Outcome.UNJUDGED ? "cannot be told" : look(outcome));
    }

    private long judged() {
        return courses.stream()
                .filter(course -> course.outcome() != PracticePlot.Outcome.UNJUDGED)
                .count();
    }

    private static String look(PracticePlot.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private String pairs() {
        return courses.stream().collect(Collectors.groupingBy(PracticePlot.Course::unit)).values().stream()
                .filter(unit -> unit.size() > 1)
                .map(unit -> unit.stream()
                        .map(c -> GapShape.point(axis.across(c.before()), axis.down(c.after())))
                        .collect(Collectors.joining("L", "M", "")))
                .sorted()
                .collect(Collectors.joining());
    }

    private List<OutcomeChart.Key> keys() {
        var keys = new ArrayList<OutcomeChart.Key>();
        if (courses.stream().anyMatch(c -> c.seat() == 1)) {
            keys.add(new OutcomeChart.Key("seats", "Circle and diamond: the two partners, joined by a line"));
        }
        keys.add(new OutcomeChart.Key("diagonal", "Long line: no change"));
        var change = scale.norms().change();
        if (change != null) {
            keys.add(new OutcomeChart.Key(
                    "corridor", "Between the thin lines: within \u00b1" + words.number(change.points())));
        }
        var cutoff = scale.norms().cutoff();
        if (cutoff != null) {
            keys.add(new OutcomeChart.Key(
                    "zone",
                    "Tinted: now " + cutoff.label() + ". Dotted lines: cut-off " + words.number(cutoff.value()) + ", "
                            + cutoff.source()));
        }
        return keys;
    }

    PracticePlot.Tables tables(int missing) {
        var shares = tallies.stream().map(this::share).toList();
        var shown = "n = " + courses.size() + "; "
                + (missing == 0
                        ? "nobody without a last measurement."
                        : missing + " without a last measurement, not shown.");
        return new PracticePlot.Tables(shares, shown, courseTable(), countTable());
    }

    private PracticePlot.Share share(PracticePlot.Tally tally) {
        var bar = new PracticePlot.Bar(
                ScoreAxis.round(100 * part(tally)),
                ScoreAxis.round(100 * tally.low()),
                ScoreAxis.round(100 * tally.high()));
        return new PracticePlot.Share(
                look(tally.outcome()),
                tally.word(),
                words.number(tally.count()),
                words.percent(part(tally)),
                words.percent(tally.low()) + " \u2013 " + words.percent(tally.high()),
                bar);
    }

    private double part(PracticePlot.Tally tally) {
        return judged() == 0 ? 0 : (double) tally.count() / judged();
    }

    private DataTable courseTable() {
        var columns = Stream.of("Who", "Before", "After", "Change", "Category")
                .map(n -> new DataTable.Column(n.toLowerCase(Locale.ROOT), n))
                .toList();
        var rows = courses.stream()
                .map(c -> List.of(
                        DataTable.Cell.of(c.unit()),
                        DataTable.Cell.of(words.number(c.before()), c.before()),
                        DataTable.Cell.of(words.number(c.after()), c.after()),
                        DataTable.Cell.of(words.signed(c.after() - c.before()), c.after() - c.before()),
                        DataTable.Cell.of(word(c.outcome()))))
                .toList();
        return new DataTable(scale.name() + " before and after", columns, rows);
    }

    private DataTable countTable() {
        var columns = Stream.of("category", "count", "share", "low", "high")
                .map(n -> new DataTable.Column(n, n))
                .toList();
        var rows = tallies.stream()
                .map(t -> List.of(
                        DataTable.Cell.of(t.word()),
                        DataTable.Cell.of(words.number(t.count()), t.count()),
                        DataTable.Cell.of(words.percent(part(t)), part(t)),
                        DataTable.Cell.of(words.percent(t.low()), t.low()),
                        DataTable.Cell.of(words.percent(t.high()), t.high())))
                .toList();
        return new DataTable(scale.name() + " categories", columns, rows);
    }
}
