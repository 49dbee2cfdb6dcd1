package org.relata.measure.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One member's answers on one scale.
 *
 * @param name as the member is called on the page
 * @param seat order of joining, from 0: seat 0 is drawn as partner A, seat 1 as partner B, whoever else is shown
 * @param answers any order; an occasion without an answer is a gap in the line
 * @param baseline the score changes are counted from, in score points; null takes the first answer
 * @param verdict the category the figures found for this member, if any
 */
public record ChartSeries(
        String name,
        int seat,
        List<Answer> answers,
        @Nullable Double baseline,
        @Nullable Verdict verdict) {
    public ChartSeries {
        answers = answers.stream()
                .sorted(Comparator.comparingInt(Answer::occasion))
                .toList();
    }

    /**
     * @param occasion index into the chart's occasions
     * @param score in score points
     * @param estimated true when prorated from an incomplete sheet
     */
    public record Answer(int occasion, double score, boolean estimated) {}

    /**
     * @param word the category in lower case, such as "recovered"
     * @param rule the rule and figures behind the word, shown on focus
     */
    public record Verdict(String word, String rule) {}

    /** The score changes are counted from; only asked of a series with answers. */
    double start() {
        return baseline != null ? baseline : answers.getFirst().score();
    }

    double last() {
        return answers.getLast().score();
    }

    public Optional<Answer> at(int occasion) {
        return answers.stream().filter(a -> a.occasion() == occasion).findFirst();
    }
}
