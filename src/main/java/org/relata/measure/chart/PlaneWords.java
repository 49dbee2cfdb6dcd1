package org.relata.measure.chart;

import java.util.List;
import java.util.Objects;

/** What the couple plane says, and the pairs of answers it is made of. */
record PlaneWords(ChartView view, ChartScale scale, ChartSeries first, ChartSeries second) {
    /** Both partners' answers at one occasion; x the first partner's, y the second's. */
    record Pair(ChartSeries.Answer x, ChartSeries.Answer y) {}

    List<Pair> pairs() {
        return first.answers().stream()
                .filter(a -> second.at(a.occasion()).isPresent())
                .map(a -> new Pair(a, second.at(a.occasion()).orElseThrow()))
                .toList();
    }

    double cutoff() {
        return Objects.requireNonNull(scale.norms().cutoff()).value();
    }

    String xName() {
        return names(18).getFirst() + (scale.higherIsBetter() ? " \u2192" : " \u2192 (lower score)");
    }

    String yName() {
        return "\u2191 " + names(18).getLast() + (scale.higherIsBetter() ? "" : " (lower score)");
    }

    List<String> quadrants() {
        var names = names(8);
        return List.of("only " + names.getLast(), "both", "neither", "only " + names.getFirst());
    }

    private List<String> names(int most) {
        return ShortNames.of(List.of(first, second), most);
    }

    String lead() {
        var pairs = pairs();
        if (pairs.isEmpty()) {
            return "Nothing to place yet: it needs an occasion that both have answered.";
        }
        var start = pairs.getFirst();
        var now = pairs.getLast();
        var gap = distance(now);
        var text = pairs.size() == 1
                ? "Both have answered once, " + points(gap) + " apart"
                : between(distance(start), gap);
        return text + (scale.norms().cutoff() == null ? "" : "; " + place(now)) + ".";
    }

    private String between(double before, double now) {
        var words = new ScoreWords(view.locale());
        return before == now
                ? "They stand " + points(now) + " apart, as at the start"
                : "They stood " + words.number(before) + " apart at the start and stand " + points(now) + " apart now";
    }

    private String points(double gap) {
        return new ScoreWords(view.locale()).number(gap) + (gap == 1 ? " point" : " points");
    }

    private static double distance(Pair pair) {
        return Math.abs(pair.x().score() - pair.y().score());
    }

    private String place(Pair now) {
        var one = fine(now.x().score());
        var other = fine(now.y().score());
        if (one && other) {
            return "both are on the better side of the cut-off";
        }
        if (!one && !other) {
            return "neither is on the better side of the cut-off";
        }
        return "only " + (one ? first : second).name() + " is on the better side of the cut-off";
    }

    private boolean fine(double score) {
        return scale.higherIsBetter() ? score >= cutoff() : score < cutoff();
    }

    String title(Pair pair, ChartOccasion occasion) {
        var words = new ScoreWords(view.locale());
        return words.occasion(occasion) + ": " + first.name() + " "
                + words.number(pair.x().score()) + ", " + second.name() + " "
                + words.number(pair.y().score());
    }
}
