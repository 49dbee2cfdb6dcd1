package org.relata.measure.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relata.measure.figure.Classification;
import org.relata.measure.figure.Interval;

/**
 * What a file holds under a mapping: its scores, and everything that is wrong with it.
 *
 * @param rows the scores that could be read; whoever imports decides what to do with them while there are problems
 * @param problems all of them, in the order of the lines
 * @param missing scores left blank, which is no fault
 */
public record OutcomeRows(List<OutcomeRow> rows, List<Problem> problems, int missing) {
    /**
     * Something to mend.
     *
     * @param line 0 when it concerns the mapping
     * @param column null when it concerns the whole row
     * @param sentence for the reader: "Line 7, das: 'abc' is not a number"
     */
    public record Problem(int line, @Nullable String column, String sentence) {}

    /**
     * Reads the file's scores.
     *
     * @param ranges lowest and highest score of an instrument, by its id; null where none is known
     */
    public static OutcomeRows read(
            OutcomeFile file, OutcomeMapping mapping, Function<String, @Nullable Interval> ranges) {
        var faults = mapping.faults(file);
        if (!faults.isEmpty()) {
            var problems =
                    faults.stream().map(fault -> new Problem(0, null, fault)).toList();
            return new OutcomeRows(List.of(), problems, 0);
        }
        return new OutcomeReader(file, mapping, ranges).read();
    }

    /** Everything that was measured, in the order of the file. */
    public List<OutcomeRow.What> measures() {
        return rows.stream().map(OutcomeRow::what).distinct().toList();
    }

    /** First and last score of everybody in one measure; undated scores make no course. */
    public List<Classification.Course> courses(OutcomeRow.What what) {
        var series = new LinkedHashMap<String, List<OutcomeRow>>();
        rows.stream()
                .filter(row -> row.what().equals(what) && row.when() != OutcomeRow.Phase.UNDATED)
                .forEach(row -> series.computeIfAbsent(row.subject(), subject -> new ArrayList<>())
                        .add(row));
        return series.entrySet().stream()
                .map(entry -> course(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Classification.Course course(String subject, List<OutcomeRow> series) {
        series.sort(Comparator.comparing(OutcomeRows::order));
        var first = series.getFirst();
        var last = series.getLast();
        if (series.size() > 1) {
            return new Classification.Course(subject, first.score(), last.score());
        }
        return first.when() == OutcomeRow.Phase.AFTER
                ? new Classification.Course(subject, null, first.score())
                : new Classification.Course(subject, first.score(), null);
    }

    private static String order(OutcomeRow row) {
        return switch (row.when()) {
            case OutcomeRow.On(var date) -> date.toString();
            case OutcomeRow.Phase phase -> phase == OutcomeRow.Phase.BEFORE ? "" : "~";
        };
    }
}
