package org.relata.measure.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.relata.measure.Published;
import org.relata.measure.figure.Classification;
import org.relata.measure.figure.Direction;
import org.relata.measure.figure.Interval;
import org.relata.measure.file.OutcomeRow.Catalogued;
import org.relata.measure.file.OutcomeRow.Own;
import org.relata.measure.file.OutcomeRow.Phase;

class OutcomeRowsTest {
    private static final List<String> INSTRUMENTS = List.of("das", "rdas", "csi-4", "csi-16", "phq-9");
    private static final Catalogued DAS = new Catalogued("das");

    @Test
    void publishedPrePostFileIsUnderstoodUnaided() throws OutcomeFileRefused {
        var file = Published.outcomes("jt1991_table2_das.csv");
        var mapping = OutcomeMapping.guess(file, INSTRUMENTS);
        assertThat(mapping)
                .isEqualTo(new OutcomeMapping(
                        0,
                        null,
                        null,
                        List.of(
                                new OutcomeMapping.ScoreColumn(1, DAS, Phase.BEFORE),
                                new OutcomeMapping.ScoreColumn(2, DAS, Phase.AFTER))));
        var rows = OutcomeRows.read(file, mapping, id -> new Interval(0, 151));
        assertThat(rows.problems()).isEmpty();
        assertThat(rows.courses(DAS)).isEqualTo(Published.DAS);
    }

    @Test
    void publishedLongFileIsUnderstoodUnaided() throws OutcomeFileRefused {
        var file = Published.outcomes("clinicalsignificance_jacobson_1989.csv");
        var mapping = OutcomeMapping.guess(file, List.of("das", "gds"));
        assertThat(mapping.relationship()).isZero();
        assertThat(mapping.member()).isNull();
        assertThat(mapping.occasion()).isEqualTo(1);
        var rows = OutcomeRows.read(file, mapping, id -> null);
        assertThat(rows.problems()).isEmpty();
        assertThat(rows.missing()).isEqualTo(4);
        assertThat(rows.measures()).containsExactly(DAS, new Catalogued("gds"));
        assertThat(rows.courses(DAS)).isEqualTo(Published.DAS);
        assertThat(rows.courses(new Catalogued("gds"))).isEqualTo(Published.GDS);
    }

    @Test
    void publishedMemberFileIsUnderstoodUnaided() throws OutcomeFileRefused {
        var file = Published.outcomes("acitelli_individual.csv");
        var mapping = OutcomeMapping.guess(file, INSTRUMENTS);
        assertThat(file.header().get(mapping.relationship())).isEqualTo("cuplid");
        assertThat(mapping.member()).isEqualTo(2);
        assertThat(mapping.scores())
                .containsExactly(
                        new OutcomeMapping.ScoreColumn(5, new Own("satisfaction", Direction.HIGHER), Phase.UNDATED));
        var rows = OutcomeRows.read(file, mapping, id -> null);
        assertThat(rows.problems()).isEmpty();
        assertThat(rows.rows()).hasSize(296);
    }

    @Test
    void wideFileOfSeveralMeasuresIsUnderstood() throws OutcomeFileRefused {
        var file =
                file("study.csv", "couple;partner;CSI16_pre;CSI16_post;distressBefore;distressAfter\n1;A;40,5;50;9;3");
        var mapping = OutcomeMapping.guess(file, INSTRUMENTS);
        var csi = new Catalogued("csi-16");
        var distress = new Own("distress", Direction.LOWER);
        assertThat(mapping.scores().stream().map(OutcomeMapping.ScoreColumn::what))
                .containsExactly(csi, csi, distress, distress);
        assertThat(OutcomeRows.read(file, mapping, id -> null).courses(csi))
                .containsExactly(new Classification.Course("1, A", 40.5, 50.0));
    }

    @Test
    void nameOfTheFileTellsTheLongestInstrumentAndNotAPartOfIt() throws OutcomeFileRefused {
        assertThat(what("RDAS 2024.csv")).isEqualTo(new Catalogued("rdas"));
        assertThat(what("csi-16.csv")).isEqualTo(new Catalogued("csi-16"));
        assertThat(what("closeness study.csv")).isEqualTo(new Own("closeness study", Direction.HIGHER));
    }

    @Test
    void datesAreReadWhereTheyCanMeanOneThingOnly() throws OutcomeFileRefused {
        assertThat(days("2024-03-04")).containsExactly(LocalDate.of(2024, 3, 4));
        assertThat(days("4.3.2024")).containsExactly(LocalDate.of(2024, 3, 4));
        assertThat(days("4/3/2024", "25/3/2024")).containsExactly(LocalDate.of(2024, 3, 4), LocalDate.of(2024, 3, 25));
        assertThat(days("3/4/2024", "3/25/2024")).containsExactly(LocalDate.of(2024, 3, 4), LocalDate.of(2024, 3, 25));
        assertThat(days("4/4/2024")).containsExactly(LocalDate.of(2024, 4, 4));
        assertThat(sentences("id,date,das\n1,4/3/2024,97"))
                .containsExactly("Line 2, date: '4/3/2024' may be read with the day or the month first;"
                        + " write it as year-month-day");
        assertThat(sentences("id,date,das\n1,31.2.2024,97\n2,2024-01-01,90")).hasSize(1);
    }

    @Test
    void firstAndLastDateMakeACourse() throws OutcomeFileRefused {
        var file = file("x.csv", "id,date,das\n1,2024-05-01,110\n1,2024-01-01,90\n1,2024-03-01,100\n2,2024-01-01,80");
        var rows = OutcomeRows.read(file, OutcomeMapping.guess(file, INSTRUMENTS), id -> null);
        assertThat(rows.courses(DAS))
                .containsExactly(
                        new Classification.Course("1", 90.0, 110.0), new Classification.Course("2", 80.0, null));
    }

    @Test
    void everyFaultIsToldWithItsLineAndColumn() throws OutcomeFileRefused {
        var text = """
                id,time,das
                1,pre,97
                1,post,abc
                ,pre,97
                2,later,97
                3,pre,200
                1,pre,98
                4,pre,
                5,pre
                6,pre,97,extra
                7,,97
                8,pre,"97,5"
                """;
        var file = file("x.csv", text);
        var rows = OutcomeRows.read(file, OutcomeMapping.guess(file, INSTRUMENTS), id -> new Interval(0, 151));
        assertThat(rows.problems().stream().map(OutcomeRows.Problem::sentence))
                .containsExactly(
                        "Line 3, das: 'abc' is not a number",
                        "Line 4, id: empty, but every row must name its relationship",
                        "Line 5, time: 'later' is neither a date (year-month-day) nor one of pre, post, before, after",
                        "Line 6, das: 200 is outside the range 0 to 151",
                        "Lines 2 and 7, das: two scores of 1 for the same occasion",
                        "Line 9 has 2 cells, but the header names 3 columns",
                        "Line 10 has 4 cells, but the header names 3 columns",
                        "Line 11, time: empty",
                        "Line 12, das: '97,5' is not a number; with commas between the columns, decimals need a point");
        assertThat(rows.rows()).hasSize(1);
        assertThat(rows.missing()).isEqualTo(1);
    }

    @Test
    void mappingThatDoesNotFitIsToldAndNotThrown() throws OutcomeFileRefused {
        var file = file("x.csv", "id,das\n1,97");
        var none = OutcomeRows.read(file, new OutcomeMapping(0, null, null, List.of()), id -> null);
        assertThat(none.problems())
                .containsExactly(new OutcomeRows.Problem(0, null, "Choose at least one column of scores"));
        var score = new OutcomeMapping.ScoreColumn(9, DAS, Phase.BEFORE);
        var wrong = new OutcomeMapping(-1, 0, 0, List.of(score, score));
        assertThat(wrong.faults(file)).hasSize(3);
        assertThat(OutcomeRows.read(file, wrong, id -> null).rows()).isEmpty();
    }

    @Test
    void headerOfCountlessWordsIsNotSearchedToItsEnd() throws OutcomeFileRefused {
        var file = file("x.csv", "id," + "das post ".repeat(200_000) + "\n1,97");
        assertThat(OutcomeMapping.guess(file, INSTRUMENTS).scores().getFirst().what())
                .isEqualTo(DAS);
    }

    @Test
    void scriptsAndFormulasInCellsAreDataAndNothingElse() throws OutcomeFileRefused {
        var file = file("x.csv", "id,time,das\n<script>alert(1)</script>,pre,97\n\"=cmd|' /C calc'!A0\",pre,98");
        var rows = OutcomeRows.read(file, OutcomeMapping.guess(file, INSTRUMENTS), id -> null);
        assertThat(rows.rows().stream().map(OutcomeRow::relationship))
                .containsExactly("<script>alert(1)</script>", "=cmd|' /C calc'!A0");
    }

    private static OutcomeRow.What what(String name) throws OutcomeFileRefused {
        var mapping = OutcomeMapping.guess(file(name, "couple,before,after\n1,10,20"), INSTRUMENTS);
        return mapping.scores().getFirst().what();
    }

    private static List<LocalDate> days(String... dates) throws OutcomeFileRefused {
        var text = Stream.of(dates).map(date -> "1," + date + ",97\n").reduce("id,date,das\n", String::concat);
        var file = file("x.csv", text);
        var rows = OutcomeRows.read(file, OutcomeMapping.guess(file, INSTRUMENTS), id -> null);
        assertThat(rows.problems()).isEmpty();
        return rows.rows().stream()
                .map(row -> ((OutcomeRow.On) row.when()).date())
                .toList();
    }

    private static List<String> sentences(String text) throws OutcomeFileRefused {
        var mapping = new OutcomeMapping(0, null, 1, List.of(new OutcomeMapping.ScoreColumn(2, DAS, Phase.UNDATED)));
        var rows = OutcomeRows.read(file("x.csv", text), mapping, id -> null);
        return rows.problems().stream().map(OutcomeRows.Problem::sentence).toList();
    }

    private static OutcomeFile file(String name, String text) throws OutcomeFileRefused {
        return OutcomeFile.read(name, text.getBytes(UTF_8));
    }
}
