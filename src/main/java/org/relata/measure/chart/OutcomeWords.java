package org.relata.measure.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what an outcome chart shows: to the clinician in full, to a client about their own answers alone. */
final class OutcomeWords {
    private final ChartView view;
    private final ChartScale scale;
    private final ScoreWords words;

    OutcomeWords(ChartView view, ChartScale scale) {
        this.view = view;
        this.scale = scale;
        this.words = new ScoreWords(view.locale());
    }

    /** The one sentence above the chart. */
    String lead(List<ChartSeries> series) {
        if (view.speaksToMembers()) {
            return "What each of you has answered since all of you agreed.";
        }
        if (view.speaksToClient()) {
            return toClient(own(series));
        }
        var told = series.stream().filter(s -> !s.answers().isEmpty()).toList();
        if (told.isEmpty()) {
            return "No answers yet. The first ones will stand here as soon as somebody has answered.";
        }
        var parts = told.stream().map(this::inShort).collect(Collectors.toCollection(ArrayList::new));
        gap(series).ifPresent(parts::add);
        var text = String.join("; ", parts);
        return text + ".";
    }

    private Optional<ChartSeries> own(List<ChartSeries> series) {
        return series.stream()
                .filter(s -> view.focus() == null || s.name().equals(view.focus()))
                .filter(s -> !s.answers().isEmpty())
                .findFirst();
    }

    private String toClient(Optional<ChartSeries> own) {
        if (own.isEmpty()) {
            return "No answers from you yet. Your first check-in starts this picture.";
        }
        var series = own.get();
        var first = first(series);
        var last = words.number(series.last()) + estimated(series.answers().getLast());
        if (series.answers().size() == 1) {
            return "This is your first answer, " + last + ". The next one will show where things are going.";
        }
        return switch (scale.read(series.start(), series.last())) {
            case GAIN ->
                "Things have clearly moved in the better direction for you: from " + first + " at the start to " + last
                        + " now.";
            case LOSS ->
                "Things feel harder for you than at the start: " + first + " then, " + last
                        + " now. That is worth talking about in your next session.";
            case WITHIN ->
                "You are about where you started: " + first + " then, " + last
                        + " now. A difference like this is part of everyday ups and downs.";
            case UNREADABLE -> "You started at " + first + " and are at " + last + " now.";
        };
    }

    private String first(ChartSeries series) {
        return words.number(series.start())
                + (series.baseline() == null ? estimated(series.answers().getFirst()) : "");
    }

    private static String estimated(ChartSeries.Answer answer) {
        return answer.estimated() ? " (estimated)" : "";
    }

    private String inShort(ChartSeries series) {
        var verdict = series.verdict();
        var name = series.name() + (verdict == null ? "" : " " + verdict.word() + ",");
        if (series.answers().size() > 1 && series.start() == series.last()) {
            return name + " still at " + words.number(series.last());
        }
        return series.answers().size() == 1
                ? name + " one answer so far, " + words.number(series.last())
                : name + " from " + words.number(series.start()) + " to " + words.number(series.last());
    }

    /** The gap at the last occasion that both partners answered. */
    private Optional<String> gap(List<ChartSeries> series) {
        if (series.size() != 2) {
            return Optional.empty();
        }
        var second = series.getLast();
        return series.getFirst().answers().reversed().stream()
                .filter(a -> second.at(a.occasion()).isPresent())
                .findFirst()
                .map(a -> gap(a.score() - second.at(a.occasion()).orElseThrow().score(), series));
    }

    private String gap(double gap, List<ChartSeries> series) {
        if (gap == 0) {
            return "no gap between them";
        }
        var better = scale.gain(0, gap) > 0 ? series.getFirst() : series.getLast();
        var size = "the gap of " + words.number(Math.abs(gap)) + " (" + better.name() + "\u2019s line higher)";
        if (scale.reliableGap() == null) {
            return size;
        }
        return size + (scale.isReliableGap(gap) ? " is larger than measurement error" : " is within measurement error");
    }

    /** What stands beside a member's name above the chart. */
    String standing(ChartSeries series) {
        if (series.answers().isEmpty()) {
            return "no answer yet";
        }
        var parts = new ArrayList<String>();
        if (series.answers().size() > 1) {
            var change = series.last() - series.start();
            parts.add(
                    change == 0 ? "as at the start" : words.signed(change) + " since " + words.number(series.start()));
        }
        var threshold = scale.norms().change();
        if (threshold != null && series.answers().size() > 1 && !view.speaksToClient()) {
            parts.add("reliable change " + words.number(threshold.points()));
        }
        var cutoff = scale.norms().cutoff();
        if (cutoff != null && !view.speaksToClient()) {
            parts.add(side(series.last(), cutoff.value()) + " the cut-off " + words.number(cutoff.value()));
        }
        return String.join(", ", parts);
    }

    private static String side(double score, double cutoff) {
        return score > cutoff ? "above" : score < cutoff ? "below" : "at";
    }

    /** One answer, for its tooltip. */
    String answer(ChartSeries series, ChartSeries.Answer answer, ChartOccasion occasion) {
        var text = new StringBuilder(series.name() + ", " + words.occasion(occasion) + ": ");
        text.append(words.number(answer.score()));
        if (answer.estimated()) {
            text.append(" (estimated)");
        }
        if (answer.score() != series.start()) {
            text.append(", ")
                    .append(words.signed(answer.score() - series.start()))
                    .append(" since the start");
        }
        var reading = words.reading(scale.read(series.start(), answer.score()));
        return view.speaksToClient() || reading.isEmpty() || answer.score() == series.start()
                ? text.toString()
                : text + ", " + reading;
    }

    /** Names the picture. */
    String title(List<ChartSeries> series) {
        return scale.name()
                + ": "
                + series.stream().map(ChartSeries::name).collect(Collectors.joining(", "))
                + " over time";
    }

    /** Explains what is drawn, and nothing that is not. */
    List<OutcomeChart.Key> key(List<ChartSeries> series, List<OutcomePanel> panels) {
        var keys = new ArrayList<OutcomeChart.Key>();
        var cutoff = scale.norms().cutoff();
        if (cutoff != null && !view.speaksToClient()) {
            keys.add(new OutcomeChart.Key(
                    "zone",
                    "Tinted: " + cutoff.label() + ". Line: cut-off " + words.number(cutoff.value()) + ", "
                            + cutoff.source()));
        }
        var threshold = scale.norms().change();
        if (threshold != null) {
            keys.add(new OutcomeChart.Key("corridor", corridor(threshold)));
        }
        if (drawn(panels, OutcomePanel.Shape.UP) || drawn(panels, OutcomePanel.Shape.DOWN)) {
            keys.add(new OutcomeChart.Key("triangle", triangle()));
        }
        if (panels.stream().anyMatch(p -> p.gap() != null && !p.gap().rungs().isEmpty())) {
            keys.add(new OutcomeChart.Key("rungs", "Hatched: the gap is larger than measurement error"));
        }
        if (series.stream().flatMap(s -> s.answers().stream()).anyMatch(ChartSeries.Answer::estimated)) {
            keys.add(new OutcomeChart.Key("hollow", "Hollow: estimated from an incomplete sheet"));
        }
        return keys;
    }

    private String corridor(ChartScale.Threshold threshold) {
        return view.speaksToClient()
                ? "Between the thin lines: everyday ups and downs around where you started"
                : "Between the thin lines: within \u00b1" + words.number(threshold.points())
                        + " of the start, no reliable change";
    }

    private String triangle() {
        return view.speaksToClient()
                ? "Triangle: more than everyday ups and downs"
                : "Triangle: reliable gain (up) or loss (down)";
    }

    private static boolean drawn(List<OutcomePanel> panels, OutcomePanel.Shape shape) {
        return panels.stream()
                .flatMap(p -> p.lines().stream())
                .flatMap(l -> l.marks().stream())
                .anyMatch(m -> m.shape().shape() == shape);
    }
}
