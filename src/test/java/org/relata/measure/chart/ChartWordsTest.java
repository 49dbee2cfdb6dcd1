package org.relata.measure.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChartWordsTest {
    private static final Pattern CLINICAL = Pattern.compile(
            "cut-off|distress|recover|deteriorat|reliable|caseness|measurement error|symptom",
            Pattern.CASE_INSENSITIVE);

    @Test
    void clinicianReadsCategoryChangeAndGapInOneSentence() {
        assertThat(ChartSamples.couple("c").words().lead())
                .isEqualTo(
                        "Amara recovered, from 9 to 16; Jonas unchanged, from 12 to 11; the gap of 5 (Amara\u2019s line"
                                + " higher) is larger than measurement error.");
        assertThat(ChartSamples.couple("c").words().members().getFirst().standing())
                .isEqualTo("+7 since 9, reliable change 2.72, above the cut-off 13.5");
    }

    @Test
    void clientReadsOfTheirOwnLineAloneAndInNoClinicalWord() {
        var joint = OutcomeChart.of(
                ChartView.client("c", Locale.UK, "Jonas"),
                ChartSamples.CSI4,
                ChartSamples.weeks(8),
                List.of(ChartSamples.amara(), ChartSamples.jonas()),
                List.of());
        assertThat(joint.words().lead())
                .startsWith("You are about where you started")
                .doesNotContain("Amara");
        assertThat(joint.panels().getFirst().gap()).isNull();
        assertThat(joint.panels().getFirst().y().cutoff()).isNull();
        for (var chart : List.of(joint, ChartSamples.ownLine("d"))) {
            assertThat(ChartPage.render(chart)).doesNotContainPattern(CLINICAL);
        }
    }

    @Test
    void clientIsToldOfALossWithoutAlarmAndOfAGainWithoutPraise() {
        assertThat(client(12, 6)).contains("harder").contains("next session");
        assertThat(client(6, 12)).contains("better direction");
        assertThat(client(6)).startsWith("This is your first answer, 6");
        assertThat(client()).startsWith("No answers from you yet");
    }

    @Test
    void clientIsToldWhichScoreIsEstimated() {
        var own = new ChartSeries("Jonas", 0, List.of(new ChartSeries.Answer(0, 8, true)), null, null);
        var chart = OutcomeChart.of(
                ChartView.client("c", Locale.UK, "Jonas"),
                ChartSamples.CSI4,
                ChartSamples.weeks(1),
                List.of(own),
                List.of());
        assertThat(chart.words().lead()).startsWith("This is your first answer, 8 (estimated).");
    }

    private static String client(double... scores) {
        return OutcomeChart.of(
                        ChartView.client("c", Locale.UK, "Jonas"),
                        ChartSamples.CSI4,
                        ChartSamples.weeks(2),
                        List.of(new ChartSeries("Jonas", 1, ChartSamples.answers(scores), null, null)),
                        List.of())
                .words()
                .lead();
    }

    @Test
    void publishedThresholdsCountAtTheThresholdAndComputedOnesBeyondIt() {
        assertThat(ChartSamples.PHQ9.read(16, 10)).isEqualTo(ChartScale.Reading.GAIN);
        assertThat(ChartSamples.PHQ9.read(10, 16)).isEqualTo(ChartScale.Reading.LOSS);
        assertThat(ChartSamples.CSI4.read(10, 12.72)).isEqualTo(ChartScale.Reading.WITHIN);
        assertThat(ChartSamples.CSI4.read(10, 12.73)).isEqualTo(ChartScale.Reading.GAIN);
    }

    @Test
    void numbersFollowTheReadersLocale() {
        var german = new ScoreWords(Locale.GERMANY);
        assertThat(german.number(13.5)).isEqualTo("13,5");
        assertThat(german.signed(-2.724)).isEqualTo("\u22122,72");
        assertThat(new ScoreWords(Locale.UK).signed(7)).isEqualTo("+7");
    }

    @Test
    void tableAndExportCarryTheSameNumbers() {
        var table = ChartSamples.couple("c").table();
        assertThat(table.records()).hasSize(8);
        assertThat(table.records().getLast())
                .containsEntry("occasion", "2026-04-28")
                .containsEntry("session", 8)
                .containsEntry("Amara score", 16.0)
                .containsEntry("Amara change", 7.0)
                .containsEntry("Amara reading", "reliable gain")
                .containsEntry("Jonas score", 11.0)
                .containsEntry("gap", 5.0)
                .containsEntry("gap reliable", true);
        assertThat(table.csv().lines().skip(1)).hasSize(8).allMatch(line -> line.startsWith("2026-"));
        assertThat(table.shown()).hasSize(4);
    }

    @Test
    void spreadsheetsNeverRunANameAsAFormula() {
        var table = new DataTable(
                "x",
                List.of(new DataTable.Column("=cmd", "a")),
                List.of(List.of(DataTable.Cell.of("+1", "+1")), List.of(DataTable.Cell.of("-2", -2))));
        assertThat(table.csv()).isEqualTo("'=cmd\r\n'+1\r\n-2\r\n");
    }

    @Test
    void coupleStandsInTheQuadrantItsScoresSay() {
        var plane = ChartSamples.plane("p");
        assertThat(plane.lead())
                .isEqualTo("They stood 3 apart at the start and stand 5 points apart now; only Amara is on the better"
                        + " side of the cut-off.");
        assertThat(Objects.requireNonNull(plane.path()).dots()).hasSize(8);
    }

    @Test
    void thirtyCouplesOfThePublishedTableAreAllDrawn() throws IOException {
        assumeTrue(Files.exists(ChartSamples.table2()), "needs " + ChartSamples.table2());
        var plot = ChartSamples.practice("p");
        assertThat(plot.points().dots()).hasSize(30);
        assertThat(plot.lead())
                .isEqualTo("Of 30 with a first and a last DAS, 14 recovered, 5 improved, 10 unchanged, 1"
                        + " deteriorated.");
    }

    @Test
    void pagesNeedNoInlineStyleOrScript() {
        everyChart()
                .map(ChartPage::render)
                .forEach(html -> assertThat(html)
                        .doesNotContain(" style=")
                        .doesNotContain("<style")
                        .doesNotContain("<script")
                        .doesNotContainPattern(" on[a-z]+="));
    }

    @Test
    void everyPictureIsNamedAndHasItsTable() {
        everyChart().map(ChartPage::render).forEach(html -> {
            assertThat(html).contains("<figure");
            if (html.contains("role=\"img\"")) {
                assertThat(html).contains("<title id=").contains("<desc id=").contains("scope=\"row\"");
            }
        });
    }

    @Test
    void namesAreEscapedInPicturesAndTables() {
        var series = new ChartSeries("<b>&\"x", 0, ChartSamples.answers(9, 16), null, null);
        var chart = OutcomeChart.of(
                ChartView.clinician("c", Locale.UK),
                ChartSamples.CSI4,
                ChartSamples.weeks(2),
                List.of(series),
                List.of());
        assertThat(ChartPage.render(chart)).doesNotContain("<b>&");
    }

    @Test
    void nobodyHasAnsweredIsASentenceAndNoPicture() {
        var html = ChartPage.render(ChartSamples.nobody("n"));
        assertThat(html).contains("No answers yet").doesNotContain("role=\"img\"");
    }

    private static Stream<Object> everyChart() {
        return IntStream.range(0, 9).mapToObj(i -> switch (i) {
            case 0 -> ChartSamples.couple("c");
            case 1 -> ChartSamples.turned("c");
            case 2 -> ChartSamples.family("c");
            case 3 -> ChartSamples.many("c");
            case 4 -> ChartSamples.ownLine("c");
            case 5 -> ChartSamples.undated("c");
            case 6 -> ChartSamples.once("c");
            case 7 -> ChartSamples.plane("c");
            default -> ChartSamples.partners("c");
        });
    }
}
