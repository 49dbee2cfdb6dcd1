package org.relata.measure.chart;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How members answered one instrument over time, drawn for one reader: a sentence, a picture, a table. One or two
 * members share a panel; more get small multiples on the same axes, or one panel with one of them in focus. The numbers
 * come in as plain values; nothing here estimates, it only places and says.
 *
 * @param id prefix of ids on the page
 * @param words what is said above and below the picture
 * @param panels empty when nobody has answered yet
 * @param strip events under the axis
 * @param table the same numbers, for the page and for export
 */
public record OutcomeChart(String id, Words words, List<OutcomePanel> panels, EventStrip strip, DataTable table) {
    /**
     * @param lead one sentence
     * @param members one card a member, none in a client's voice
     * @param keys what the marks mean
     * @param whiskers label of the switch that shows measurement error, or null where it is unknown
     */
    public record Words(
            String lead,
            List<Member> members,
            List<Key> keys,
            @Nullable String whiskers) {}

    /**
     * @param look CSS class of the member's colour and shape
     * @param name full name as given
     * @param score last score, empty if none
     * @param standing change and thresholds in words
     * @param verdict category with its rule, or null
     */
    public record Member(
            String look, String name, String score, String standing, ChartSeries.@Nullable Verdict verdict) {}

    /** One swatch, named by its CSS class, and its meaning. */
    public record Key(String swatch, String text) {}

    /**
     * Draws a chart.
     *
     * @param occasions in order of time
     * @param series one a member, in order of joining; only those the reader may see
     * @param events only those the reader may see
     */
    public static OutcomeChart of(
            ChartView view,
            ChartScale scale,
            List<ChartOccasion> occasions,
            List<ChartSeries> series,
            List<ChartEvent> events) {
        var said = new OutcomeWords(view, scale);
        var answered = series.stream().anyMatch(s -> !s.answers().isEmpty());
        var panels = answered ? panels(view, scale, occasions, series) : List.<OutcomePanel>of();
        var members = view.speaksToClient() && !view.speaksToMembers() && series.size() < 2
                ? List.<Member>of()
                : series.stream().map(s -> member(view, said, s, series.size())).toList();
        var whiskers = scale.norms().sem() == null || !answered
                ? null
                : view.speaksToClient() ? "Show how exact each answer is" : "Show measurement error";
        return new OutcomeChart(
                view.id(),
                new Words(said.lead(series), members, said.key(series, panels), whiskers),
                panels,
                EventStrip.of(view, occasions, answered ? events : List.of()),
                new OutcomeTable(view, scale).of(occasions, series));
    }

    private static List<OutcomePanel> panels(
            ChartView view, ChartScale scale, List<ChartOccasion> occasions, List<ChartSeries> series) {
        var drawing = new PanelDrawing(view, scale, occasions, series);
        if (series.size() <= 2) {
            return List.of(drawing.draw(head(view, scale, series, 0, null), series, List.of()));
        }
        return IntStream.range(0, series.size())
                .filter(i -> view.focus() == null || series.get(i).name().equals(view.focus()))
                .mapToObj(i -> {
                    var one = series.get(i);
                    var others = series.stream().filter(s -> s != one).toList();
                    return drawing.draw(head(view, scale, List.of(one), i, one.name()), List.of(one), others);
                })
                .toList();
    }

    private static OutcomePanel.Head head(
            ChartView view, ChartScale scale, List<ChartSeries> shown, int index, @Nullable String heading) {
        var said = new OutcomeWords(view, scale);
        return new OutcomePanel.Head(view.id() + "-p" + index, said.title(shown), said.lead(shown), heading);
    }

    private static Member member(ChartView view, OutcomeWords said, ChartSeries series, int count) {
        var look = count > 2 || series.seat() > 1 ? "sn" : series.seat() == 0 ? "sa" : "sb";
        var score = series.answers().isEmpty() ? "" : new ScoreWords(view.locale()).number(series.last());
        var verdict = view.speaksToClient() ? null : series.verdict();
        return new Member(look, series.name(), score, said.standing(series), verdict);
    }

    /** Whether the page should offer the picture at all. */
    public boolean empty() {
        return panels.isEmpty();
    }
}
