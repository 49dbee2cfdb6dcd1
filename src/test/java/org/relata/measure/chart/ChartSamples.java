package org.relata.measure.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.relata.measure.chart.ChartSeries.Answer;
import org.relata.measure.chart.ChartSeries.Verdict;
import org.relata.measure.chart.PracticePlot.Course;
import org.relata.measure.chart.PracticePlot.Outcome;
import org.relata.measure.chart.PracticePlot.Tally;

/** Invented couples and families, and the published example, for the tests of charts. */
final class ChartSamples {
    static final ChartScale CSI4 = new ChartScale(
            "CSI-4",
            0,
            21,
            true,
            new ChartScale.Norms(
                    new ChartScale.Cutoff(13.5, "not distressed", "Funk & Rogge 2007"),
                    new ChartScale.Threshold(2.72, false),
                    4 * Math.sqrt(0.06)));
    static final ChartScale PHQ9 = new ChartScale(
            "PHQ-9",
            0,
            27,
            false,
            new ChartScale.Norms(
                    new ChartScale.Cutoff(10, "below caseness", "Kroenke et al. 2001"),
                    new ChartScale.Threshold(6, true),
                    2.2));
    static final ChartScale DAS = new ChartScale(
            "DAS",
            0,
            151,
            true,
            new ChartScale.Norms(
                    new ChartScale.Cutoff(94.84, "not distressed", "Spanier 1976"),
                    new ChartScale.Threshold(11.35, false),
                    null));
    private static final LocalDate START = LocalDate.of(2026, 3, 3);

    private ChartSamples() {}

    static List<ChartOccasion> weeks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ChartOccasion.session(i + 1, START.plusDays(7L * i + (i > 4 ? 7 : 0))))
                .toList();
    }

    static List<Answer> answers(double... scores) {
        return IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]))
                .mapToObj(i -> new Answer(i, scores[i], false))
                .toList();
    }

    static ChartSeries amara() {
        return new ChartSeries(
                "Amara",
                0,
                answers(9, 10, 10, 12, 13, 13, 15, 16),
                null,
                new Verdict(
                        "recovered",
                        "Change 7 is more than 2.72 (alpha .94, SD 4) and crosses 13.5. Funk & Rogge 2007; Jacobson &"
                                + " Truax 1991."));
    }

    static ChartSeries jonas() {
        return new ChartSeries(
                "Jonas",
                1,
                answers(12, 11, 9, 10, 9, 8, 10, 11),
                null,
                new Verdict(
                        "unchanged", "Change \u22121 is not more than 2.72 (alpha .94, SD 4). Jacobson & Truax 1991."));
    }

    static List<ChartEvent> events() {
        var events = new ArrayList<ChartEvent>();
        for (var week : weeks(8)) {
            events.add(new ChartEvent(date(week), ChartEvent.Kind.JOINT_SESSION, "Session " + week.session()));
        }
        events.add(new ChartEvent(START.plusDays(9), ChartEvent.Kind.TECHNIQUE, "Speaker and listener begun"));
        events.add(new ChartEvent(START.plusDays(17), ChartEvent.Kind.HOMEWORK, "Daily appreciation"));
        events.add(new ChartEvent(START.plusDays(32), ChartEvent.Kind.LIFE_EVENT, "Jonas's father in hospital"));
        events.add(new ChartEvent(START.plusDays(35), ChartEvent.Kind.MISSED, "Cancelled"));
        events.add(new ChartEvent(START.plusDays(44), ChartEvent.Kind.INDIVIDUAL_SESSION, "Amara alone"));
        return events;
    }

    private static LocalDate date(ChartOccasion occasion) {
        return Objects.requireNonNull(occasion.date());
    }

    static OutcomeChart couple(String id) {
        return OutcomeChart.of(ChartView.clinician(id, Locale.UK), CSI4, weeks(8), List.of(amara(), jonas()), events());
    }

    /** Lower is better; one partner misses answers, one sheet is incomplete. */
    static OutcomeChart turned(String id) {
        var first = new ChartSeries(
                "Christopher-James",
                0,
                List.of(
                        new Answer(0, 17, false),
                        new Answer(1, 16, false),
                        new Answer(3, 12, true),
                        new Answer(4, 9, false),
                        new Answer(5, 8, false)),
                null,
                new Verdict("recovered", "Change 9 is at least 6 and crosses 10."));
        var second =
                new ChartSeries("Mia", 1, answers(6, 7, 8, 11, 12, 13), null, new Verdict("deteriorated", "Change 7."));
        return OutcomeChart.of(
                ChartView.clinician(id, Locale.GERMANY), PHQ9, weeks(6), List.of(first, second), List.of());
    }

    static OutcomeChart family(String id) {
        var names = List.of("Rosa", "Tom\u00e1s", "Elena", "Mateo");
        var random = new Random(4);
        var series = IntStream.range(0, names.size())
                .mapToObj(i -> {
                    var answers = walk(random, 8, 7 + 2 * i, 1.6);
                    var change = answers.getLast().score() - answers.getFirst().score();
                    var word = change > 2.72 ? "improved" : change < -2.72 ? "deteriorated" : "unchanged";
                    return new ChartSeries(
                            names.get(i), i, answers, null, new Verdict(word, "Change " + change + " against 2.72."));
                })
                .toList();
        return OutcomeChart.of(ChartView.clinician(id, Locale.UK), CSI4, weeks(8), series, List.of());
    }

    static List<Answer> walk(Random random, int count, double from, double step) {
        var score = from;
        var answers = new ArrayList<Answer>();
        for (var i = 0; i < count; i++) {
            answers.add(new Answer(i, Math.rint(score), false));
            score = Math.clamp(score + random.nextGaussian() * step + 0.15, 0, 21);
        }
        return answers;
    }

    static OutcomeChart many(String id) {
        var random = new Random(7);
        var occasions = IntStream.range(0, 200)
                .mapToObj(i -> ChartOccasion.session(i + 1, START.plusDays(7L * i)))
                .toList();
        var series = List.of(
                new ChartSeries("Amara", 0, walk(random, 200, 9, 0.9), null, null),
                new ChartSeries("Jonas", 1, walk(random, 200, 12, 0.9), null, null));
        return OutcomeChart.of(ChartView.clinician(id, Locale.UK), CSI4, occasions, series, List.of());
    }

    static OutcomeChart ownLine(String id) {
        return OutcomeChart.of(ChartView.client(id, Locale.UK, "Jonas"), CSI4, weeks(8), List.of(jonas()), List.of());
    }

    static OutcomeChart undated(String id) {
        var occasions = List.of(ChartOccasion.named("before"), ChartOccasion.named("after"));
        var series = new ChartSeries("Amara", 0, answers(9, 16), null, new Verdict("recovered", "Change 7 > 2.72."));
        return OutcomeChart.of(ChartView.clinician(id, Locale.UK), CSI4, occasions, List.of(series), List.of());
    }

    static OutcomeChart once(String id) {
        var two = List.of(
                new ChartSeries("Amara", 0, answers(9), null, null),
                new ChartSeries("Jonas", 1, answers(10), null, null));
        return OutcomeChart.of(ChartView.clinician(id, Locale.UK), CSI4, weeks(1), two, List.of());
    }

    static OutcomeChart nobody(String id) {
        return OutcomeChart.of(
                ChartView.clinician(id, Locale.UK),
                CSI4,
                List.of(),
                List.of(new ChartSeries("Amara", 0, List.of(), null, null)),
                List.of());
    }

    static CouplePlane plane(String id) {
        return CouplePlane.of(ChartView.clinician(id, Locale.UK), CSI4, weeks(8), amara(), jonas());
    }

    /** Table 2 of Jacobson and Truax 1991, where the published data are at hand. */
    static Path table2() {
        var shared = System.getProperty("RELATA_SHARED_DATA", System.getenv("RELATA_SHARED_DATA"));
        return Path.of(shared == null ? "../shared/data" : shared, "jt1991_table2_das.csv");
    }

    static PracticePlot practice(String id) throws IOException {
        var courses = Files.readAllLines(table2()).stream()
                .skip(1)
                .map(line -> line.replace("\"", "").split(","))
                .map(f -> course("Couple " + f[0], 0, Double.parseDouble(f[1]), Double.parseDouble(f[2])))
                .toList();
        return practice(id, courses);
    }

    /** Both partners of twelve invented couples. */
    static PracticePlot partners(String id) {
        var random = new Random(3);
        var courses = new ArrayList<Course>();
        for (var i = 1; i <= 12; i++) {
            for (var seat = 0; seat < 2; seat++) {
                var before = 60 + random.nextInt(40);
                courses.add(course("Couple " + i, seat, before, Math.min(140, before - 8 + random.nextInt(45))));
            }
        }
        return practice(id, courses);
    }

    private static Course course(String unit, int seat, double before, double after) {
        var change = after - before;
        var outcome = change < -11.35
                ? Outcome.DETERIORATED
                : change <= 11.35
                        ? Outcome.UNCHANGED
                        : before < 94.84 && after >= 94.84 ? Outcome.RECOVERED : Outcome.IMPROVED;
        return new Course(unit, seat, before, after, outcome);
    }

    private static PracticePlot practice(String id, List<Course> courses) {
        var tallies = List.of(
                tally(courses, Outcome.RECOVERED, "recovered"),
                tally(courses, Outcome.IMPROVED, "improved"),
                tally(courses, Outcome.UNCHANGED, "unchanged"),
                tally(courses, Outcome.DETERIORATED, "deteriorated"));
        return PracticePlot.of(ChartView.clinician(id, Locale.UK), DAS, courses, tallies, 4);
    }

    private static Tally tally(List<Course> courses, Outcome outcome, String word) {
        var count = (int) courses.stream().filter(c -> c.outcome() == outcome).count();
        double n = courses.size();
        var middle = (count / n + 1.9208 / n) / (1 + 3.8416 / n);
        var reach = 1.96 / (1 + 3.8416 / n) * Math.sqrt(count / n * (1 - count / n) / n + 0.9604 / (n * n));
        return new Tally(outcome, word, count, Math.max(0, middle - reach), Math.min(1, middle + reach));
    }
}
