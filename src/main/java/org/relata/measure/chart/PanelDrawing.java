package org.relata.measure.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns series into one drawn panel: the arithmetic between scores and units. */
final class PanelDrawing {
    /** Above so many answers in a series, marks shrink to dots. */
    private static final int MANY = 60;

    /** Most characters of a name at the end of its line. */
    private static final int NAME = 9;

    /** Height of a line of text in units of the plot, which is 10.5 rem high. */
    static final double TEXT = 11.8;

    private final ChartView view;
    private final ChartScale scale;
    private final List<ChartOccasion> occasions;
    private final TimeAxis time;
    private final ScoreAxis axis;

    PanelDrawing(ChartView view, ChartScale scale, List<ChartOccasion> occasions, List<ChartSeries> all) {
        this.view = view;
        this.scale = scale;
        this.occasions = occasions;
        this.time = new TimeAxis(occasions);
        this.axis = ScoreAxis.whole(
                scale, all.stream().flatMap(s -> s.answers().stream()).mapToDouble(ChartSeries.Answer::score));
    }

    /** A panel in which some series stand out and the others stay faint. */
    OutcomePanel draw(OutcomePanel.Head head, List<ChartSeries> clear, List<ChartSeries> faint) {
        var lines = new ArrayList<OutcomePanel.Line>();
        faint.forEach(s -> lines.add(new OutcomePanel.Line("faint", runs(s), List.of(), null, null)));
        var labels = labels(clear);
        for (var i = 0; i < clear.size(); i++) {
            lines.add(line(clear.get(i), look(clear.get(i), !faint.isEmpty()), labels.get(i)));
        }
        var gap = clear.size() == 2 && faint.isEmpty() && !view.speaksToClient() ? gap(clear) : null;
        return new OutcomePanel(head, vertical(), ticks(), lines, gap);
    }

    private static String look(ChartSeries series, boolean oneOfMany) {
        return oneOfMany || series.seat() > 1 ? "sn" : series.seat() == 0 ? "sa" : "sb";
    }

    private OutcomePanel.Line line(ChartSeries series, String look, OutcomePanel.@Nullable Label label) {
        return new OutcomePanel.Line(look, runs(series), marks(series, look), corridor(series), label);
    }

    private List<String> runs(ChartSeries series) {
        var runs = new ArrayList<String>();
        var run = new ArrayList<String>();
        var before = Integer.MIN_VALUE;
        for (var answer : series.answers()) {
            if (answer.occasion() != before + 1) {
                close(run, runs);
            }
            run.add(GapShape.point(time.at(answer.occasion()), axis.down(answer.score())));
            before = answer.occasion();
        }
        close(run, runs);
        return runs;
    }

    private static void close(List<String> run, List<String> runs) {
        if (run.size() > 1) {
            runs.add(String.join(" ", run));
        }
        run.clear();
    }

    private List<OutcomePanel.Mark> marks(ChartSeries series, String look) {
        var marks = new ArrayList<OutcomePanel.Mark>();
        var many = series.answers().size() > MANY;
        var before = ChartScale.Reading.WITHIN;
        for (var answer : series.answers()) {
            var reading = scale.read(series.start(), answer.score());
            var shape = shape(look, many && reading == before ? ChartScale.Reading.WITHIN : reading, many);
            marks.add(mark(series, answer, new OutcomePanel.Look(shape, answer.estimated())));
            before = reading;
        }
        return marks;
    }

    private static OutcomePanel.Shape shape(String look, ChartScale.Reading reading, boolean many) {
        return switch (reading) {
            case GAIN -> OutcomePanel.Shape.UP;
            case LOSS -> OutcomePanel.Shape.DOWN;
            case WITHIN, UNREADABLE ->
                many
                        ? OutcomePanel.Shape.DOT
                        : "sb".equals(look) ? OutcomePanel.Shape.DIAMOND : OutcomePanel.Shape.CIRCLE;
        };
    }

    private OutcomePanel.Mark mark(ChartSeries series, ChartSeries.Answer answer, OutcomePanel.Look look) {
        var title = new OutcomeWords(view, scale).answer(series, answer, occasions.get(answer.occasion()));
        return new OutcomePanel.Mark(
                time.at(answer.occasion()), axis.down(answer.score()), look, whisker(answer.score()), title);
    }

    private OutcomePanel.@Nullable Whisker whisker(double score) {
        var sem = scale.norms().sem();
        return sem == null ? null : between(score, 1.96 * sem);
    }

    private OutcomePanel.Whisker between(double score, double reach) {
        var one = axis.down(score - reach);
        var other = axis.down(score + reach);
        return new OutcomePanel.Whisker(Math.min(one, other), Math.max(one, other));
    }

    private OutcomePanel.@Nullable Corridor corridor(ChartSeries series) {
        var change = scale.norms().change();
        if (change == null || series.answers().isEmpty()) {
            return null;
        }
        var reach = between(series.start(), change.points());
        var x = time.at(series.answers().getFirst().occasion());
        return new OutcomePanel.Corridor(x, reach.top(), reach.bottom(), axis.down(series.start()));
    }

    private List<OutcomePanel.@Nullable Label> labels(List<ChartSeries> series) {
        var drawn = series.stream().filter(s -> !s.answers().isEmpty()).toList();
        var places =
                LabelRoom.spread(drawn.stream().map(s -> axis.down(s.last())).toList(), TEXT);
        var words = new ScoreWords(view.locale());
        var names = ShortNames.of(series, NAME);
        var labels = new ArrayList<OutcomePanel.@Nullable Label>();
        for (var one : series) {
            var place = drawn.indexOf(one);
            labels.add(place < 0 ? null : label(one, names.get(series.indexOf(one)), places.get(place), words));
        }
        return labels;
    }

    private OutcomePanel.Label label(ChartSeries series, String name, double y, ScoreWords words) {
        return new OutcomePanel.Label(
                y,
                name,
                words.number(series.last()),
                time.at(series.answers().getLast().occasion()),
                axis.down(series.last()));
    }

    private OutcomePanel.Vertical vertical() {
        var words = new ScoreWords(view.locale());
        var better = scale.higherIsBetter() ? "higher score" : "lower score";
        var cutoff = view.speaksToClient() ? null : scale.norms().cutoff();
        var values = cutoff == null ? axis.ticks(6) : axis.ticksBeside(cutoff.value(), 6, 9.5);
        var ticks = values.stream()
                .map(v -> new OutcomePanel.Tick(axis.down(v), words.number(v), "end", 0, false))
                .toList();
        return new OutcomePanel.Vertical(better, ticks, cutoff == null ? null : cutoff(axis, cutoff, words));
    }

    private static OutcomePanel.Cutoff cutoff(ScoreAxis axis, ChartScale.Cutoff cutoff, ScoreWords words) {
        var value = words.number(cutoff.value());
        return new OutcomePanel.Cutoff(axis.down(cutoff.value()), value, "cut-off " + value + ", " + cutoff.source());
    }

    private List<OutcomePanel.Tick> ticks() {
        var words = new ScoreWords(view.locale());
        var places = time.all();
        var labels = occasions.stream().map(o -> words.tick(o, time.months())).toList();
        var ranks = LabelRoom.ranks(places, labels);
        return IntStream.range(0, places.size())
                .filter(i -> ranks[i] >= 0 || places.size() <= MANY)
                .mapToObj(i -> tick(places.get(i), ranks[i] < 0 ? "" : labels.get(i), ranks[i], occasions.get(i)))
                .toList();
    }

    private static OutcomePanel.Tick tick(double at, String label, int rank, ChartOccasion occasion) {
        return new OutcomePanel.Tick(at, label, LabelRoom.anchor(at), Math.max(0, rank), occasion.session() != null);
    }

    private OutcomePanel.Gap gap(List<ChartSeries> two) {
        var first = two.getFirst();
        var second = two.getLast();
        var threshold = scale.reliableGap();
        var sides = new ArrayList<OutcomePanel.Side>();
        var rungs = new StringBuilder();
        for (var run : together(first, second)) {
            for (var area : GapShape.areas(run)) {
                sides.add(new OutcomePanel.Side(look(area.firstHigher() ? first : second, false), area.points()));
            }
            rungs.append(threshold == null ? "" : GapShape.rungs(run, threshold));
        }
        return new OutcomePanel.Gap(sides, rungs.toString());
    }

    /** Unbroken runs of occasions that both answered. */
    private List<List<GapShape.Both>> together(ChartSeries first, ChartSeries second) {
        var runs = new ArrayList<List<GapShape.Both>>();
        var before = Integer.MIN_VALUE;
        for (var answer : first.answers()) {
            var other = second.at(answer.occasion());
            if (other.isEmpty()) {
                continue;
            }
            if (answer.occasion() != before + 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(both(answer, other.get()));
            before = answer.occasion();
        }
        return runs;
    }

    private GapShape.Both both(ChartSeries.Answer one, ChartSeries.Answer other) {
        return new GapShape.Both(
                time.at(one.occasion()), axis.down(one.score()), axis.down(other.score()), one.score() - other.score());
    }
}
