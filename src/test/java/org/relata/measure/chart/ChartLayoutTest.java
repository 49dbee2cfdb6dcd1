package org.relata.measure.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.relata.measure.chart.GapShape.Both;

/** Properties that hold for whatever people answer; the seed of each round is its number. */
class ChartLayoutTest {
    private static final int ROUNDS = 60;

    @RepeatedTest(ROUNDS)
    void everythingDrawnStaysInsideThePlot(RepetitionInfo round) {
        for (var panel : draw(new Random(round.getCurrentRepetition())).panels()) {
            panel.x().forEach(tick -> assertThat(tick.at()).isBetween(0.0, 100.0));
            panel.y().ticks().forEach(tick -> assertThat(tick.at()).isBetween(0.0, 100.0));
            for (var line : panel.lines()) {
                line.runs().forEach(ChartLayoutTest::assertInside);
                line.marks()
                        .forEach(mark -> assertThat(
                                        DoubleStream.of(mark.x(), mark.y()).allMatch(v -> v >= 0 && v <= 100))
                                .isTrue());
            }
            var gap = panel.gap();
            if (gap != null) {
                gap.sides().forEach(side -> assertInside(side.points()));
                assertInside(gap.rungs().replaceAll("[MV]", " ").strip());
            }
        }
    }

    private static void assertInside(String numbers) {
        for (var number : numbers.split("[ ,]+")) {
            if (!number.isEmpty()) {
                assertThat(Double.parseDouble(number)).isBetween(0.0, 100.0);
            }
        }
    }

    @RepeatedTest(ROUNDS)
    void namesAtTheLinesEndsNeverCoverEachOther(RepetitionInfo round) {
        for (var panel : draw(new Random(round.getCurrentRepetition())).panels()) {
            var heights = panel.lines().stream()
                    .map(OutcomePanel.Line::label)
                    .filter(Objects::nonNull)
                    .map(OutcomePanel.Label::y)
                    .sorted()
                    .toList();
            for (var i = 1; i < heights.size(); i++) {
                assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThanOrEqualTo(PanelDrawing.TEXT - 0.02);
            }
        }
    }

    @RepeatedTest(ROUNDS)
    void daysUnderTheAxisNeverCoverEachOtherAtAnyWidth(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var days = IntStream.range(0, 2 + random.nextInt(40))
                .mapToObj(i -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400)))
                .sorted()
                .map(ChartOccasion::on)
                .toList();
        var places = new TimeAxis(days).all();
        var words = new ScoreWords(Locale.GERMANY);
        var labels = days.stream().map(d -> words.tick(d, 0)).toList();
        var ranks = LabelRoom.ranks(places, labels);
        for (var rank = 0; rank < LabelRoom.PLOT_WIDTHS.length; rank++) {
            var shown = new ArrayList<LabelRoom.Stretch>();
            for (var i = 0; i < ranks.length; i++) {
                if (ranks[i] >= 0 && ranks[i] <= rank) {
                    shown.add(LabelRoom.stretch(places.get(i), labels.get(i), rank));
                }
            }
            shown.sort(Comparator.comparingDouble(LabelRoom.Stretch::from));
            for (var i = 1; i < shown.size(); i++) {
                assertThat(shown.get(i).from())
                        .isGreaterThanOrEqualTo(shown.get(i - 1).to());
            }
        }
        assertThat(ranks[0]).isZero();
    }

    @RepeatedTest(ROUNDS)
    void upIsAlwaysBetter(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var higher = new ScoreAxis(0, 27, true);
        var lower = new ScoreAxis(0, 27, false);
        var one = random.nextDouble() * 27;
        var other = random.nextDouble() * 27;
        assertThat(higher.down(Math.max(one, other))).isLessThanOrEqualTo(higher.down(Math.min(one, other)));
        assertThat(lower.down(Math.min(one, other))).isLessThanOrEqualTo(lower.down(Math.max(one, other)));
        assertThat(higher.down(one) + lower.down(one)).isCloseTo(100, within(0.02));
        assertThat(lower.across(0)).isEqualTo(100);
    }

    @RepeatedTest(ROUNDS)
    void areasBetweenTheLinesAreCutAtCrossingsAndNothingIsLost(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var run = run(random, 2 + random.nextInt(12));
        var areas = GapShape.areas(run);
        var painted = 0.0;
        for (var area : areas) {
            assertThat(area.edge()).allMatch(e -> area.firstHigher() ? e.a() <= e.b() + 1e-9 : e.b() <= e.a() + 1e-9);
            for (var i = 1; i < area.edge().size(); i++) {
                painted += surface(area.edge().get(i - 1), area.edge().get(i));
            }
        }
        assertThat(painted).isCloseTo(integral(run), within(integral(run) * 0.001 + 0.01));
        for (var i = 1; i < areas.size(); i++) {
            assertThat(areas.get(i).firstHigher()).isNotEqualTo(areas.get(i - 1).firstHigher());
        }
    }

    private static List<Both> run(Random random, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> {
                    var a = random.nextInt(1, 100);
                    var b = a + (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(40)) + 0.5;
                    return new Both(i * 7, a, b, b - a);
                })
                .toList();
    }

    private static double surface(Both from, Both to) {
        return (to.x() - from.x()) * (Math.abs(from.b() - from.a()) + Math.abs(to.b() - to.a())) / 2;
    }

    private static double integral(List<Both> run) {
        var sum = 0.0;
        var steps = 4000;
        for (var i = 1; i < run.size(); i++) {
            for (var k = 0; k < steps; k++) {
                var here = run.get(i - 1).towards(run.get(i), (k + 0.5) / steps);
                sum += Math.abs(here.b() - here.a())
                        * (run.get(i).x() - run.get(i - 1).x())
                        / steps;
            }
        }
        return sum;
    }

    @Test
    void rungsStandOnlyWhereTheGapIsReliable() {
        var growing = List.of(new Both(0, 50, 50, 0), new Both(70, 15, 85, 10));
        var rungs = GapShape.rungs(growing, 5);
        var first = Double.parseDouble(rungs.substring(1, rungs.indexOf(',')));
        assertThat(first).isGreaterThan(35);
        assertThat(GapShape.rungs(growing, 10)).isEmpty();
    }

    @RepeatedTest(ROUNDS)
    void aMissedAnswerIsAGapInTheLine(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var answers = ChartSamples.walk(random, 9, 10, 2).stream()
                .filter(a -> a.occasion() != 4)
                .toList();
        var chart = OutcomeChart.of(
                ChartView.clinician("x", Locale.UK),
                ChartSamples.CSI4,
                ChartSamples.weeks(9),
                List.of(new ChartSeries("Amara", 0, answers, null, null)),
                List.of());
        assertThat(chart.panels().getFirst().lines().getFirst().runs()).hasSize(2);
        assertThat(chart.table().rows().get(4).get(2).value()).isNull();
    }

    @Test
    void roundNumbersOnTheAxis() {
        assertThat(new ScoreAxis(0, 21, true).ticks(6)).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0);
        assertThat(new ScoreAxis(0, 27, false).ticks(6)).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0, 25.0);
        assertThat(new ScoreAxis(1, 5, true).ticks(6)).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(new ScoreAxis(0, 161, true).ticks(6)).containsExactly(0.0, 50.0, 100.0, 150.0);
    }

    @Test
    void labelsMoveAsLittleAsTheyMust() {
        assertThat(LabelRoom.spread(List.of(50.0, 50.0), 12)).containsExactlyInAnyOrder(44.0, 56.0);
        assertThat(LabelRoom.spread(List.of(0.0, 0.0, 0.0), 12)).containsExactlyInAnyOrder(0.0, 12.0, 24.0);
        assertThat(LabelRoom.spread(List.of(20.0, 80.0), 12)).containsExactly(20.0, 80.0);
    }

    @Test
    void datesAreTrueToTheCalendar() {
        var axis = new TimeAxis(List.of(
                ChartOccasion.on(LocalDate.of(2026, 1, 1)),
                ChartOccasion.on(LocalDate.of(2026, 1, 11)),
                ChartOccasion.on(LocalDate.of(2026, 1, 31))));
        assertThat((axis.at(1) - axis.at(0)) * 2).isCloseTo(axis.at(2) - axis.at(1), within(0.02));
        assertThat(axis.at(LocalDate.of(2020, 1, 1))).isEmpty();
        assertThat(axis.at(LocalDate.of(2026, 1, 21)).orElseThrow()).isBetween(axis.at(1), axis.at(2));
    }

    @RepeatedTest(ROUNDS)
    void eventsNeverCoverEachOtherAndNoneIsLost(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var occasions = ChartSamples.weeks(20);
        var events = IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> new ChartEvent(
                        LocalDate.of(2026, 3, 3).plusDays(random.nextInt(140)), ChartEvent.Kind.HOMEWORK, "event " + i))
                .toList();
        var strip = EventStrip.of(ChartView.clinician("x", Locale.UK), occasions, events);
        var shown = strip.marks().stream().mapToInt(m -> 1 + m.more()).sum();
        assertThat(shown).isEqualTo(events.size());
        assertThat(strip.table().rows()).hasSize(events.size());
        assertThat(strip.rows()).isLessThanOrEqualTo(3);
        for (var mark : strip.marks()) {
            assertThat(strip.marks().stream().filter(m -> m.row() == mark.row() && Math.abs(m.x() - mark.x()) < 11))
                    .containsExactly(mark);
        }
    }

    @RepeatedTest(ROUNDS)
    void startAndNowKeepClearOfEachOtherAndOfTheQuadrantsNames(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var dots = IntStream.range(0, 2 + random.nextInt(8))
                .mapToObj(i -> new CouplePlane.Dot(random.nextInt(101), random.nextInt(101), ""))
                .toList();
        var names = List.of("only Jonas", "both", "neither", "only Amara");
        var labels = LabelSpot.forPath(dots, names);
        assertThat(labels).hasSize(2);
        assertThat(labels.getFirst().area().touches(labels.getLast().area())).isFalse();
    }

    private static OutcomeChart draw(Random random) {
        var higher = random.nextBoolean();
        var scale = new ChartScale("X", 0, 21, higher, ChartSamples.CSI4.norms());
        var count = 1 + random.nextInt(15);
        var series = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> new ChartSeries(
                        "Member " + i,
                        i,
                        ChartSamples.walk(random, count, random.nextInt(22), 3).stream()
                                .filter(a -> random.nextInt(4) > 0)
                                .toList(),
                        random.nextBoolean() ? null : 30.0,
                        null))
                .toList();
        return OutcomeChart.of(
                ChartView.clinician("x", Locale.UK), scale, ChartSamples.weeks(count), series, List.of());
    }
}
