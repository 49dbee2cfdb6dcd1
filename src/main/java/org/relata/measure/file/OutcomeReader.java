package org.relata.measure.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relata.measure.figure.Interval;
import org.relata.measure.figure.Numbers;

/** Walks through a file line by line and writes down what it finds, faults included. */
final class OutcomeReader {
    private static final int LONGEST = 200;
    private static final int QUOTED = 40;

    private final OutcomeFile file;
    private final OutcomeMapping mapping;
    private final Function<String, @Nullable Interval> ranges;
    private final @Nullable OutcomeDates dates;
    private final List<OutcomeRow> rows = new ArrayList<>();
    private final List<OutcomeRows.Problem> problems = new ArrayList<>();
    private final Map<List<?>, OutcomeRow> seen = new HashMap<>();
    private int missing;

    OutcomeReader(OutcomeFile file, OutcomeMapping mapping, Function<String, @Nullable Interval> ranges) {
        this.file = file;
        this.mapping = mapping;
        this.ranges = ranges;
        this.dates = mapping.occasion() == null ? null : new OutcomeDates(file.column(mapping.occasion()));
    }

    OutcomeRows read() {
        file.lines().forEach(this::read);
        return new OutcomeRows(List.copyOf(rows), List.copyOf(problems), missing);
    }

    private void read(OutcomeFile.Line line) {
        if (!fits(line)) {
            return;
        }
        var relationship = name(line, mapping.relationship(), "relationship");
        var member = mapping.member() == null ? null : name(line, mapping.member(), "member");
        var when = occasion(line);
        if (relationship == null || (mapping.member() != null && member == null)) {
            return;
        }
        for (var score : mapping.scores()) {
            var occasion = mapping.occasion() == null ? score.phase() : when;
            var value = score(line, score);
            if (value != null && occasion != null) {
                add(new OutcomeRow(line.number(), relationship, member, score.what(), occasion, value), score);
            }
        }
    }

    private boolean fits(OutcomeFile.Line line) {
        var width = file.header().size();
        var cells = line.cells();
        var surplus = cells.size() > width
                && !cells.subList(width, cells.size()).stream().allMatch(String::isBlank);
        if (cells.size() >= width && !surplus) {
            return true;
        }
        var fault =
                "Line %d has %d cells, but the header names %d columns".formatted(line.number(), cells.size(), width);
        problems.add(new OutcomeRows.Problem(line.number(), null, fault));
        return false;
    }

    private @Nullable String name(OutcomeFile.Line line, int column, String whose) {
        var cell = line.cell(column);
        if (cell.isEmpty()) {
            problem(line, column, "empty, but every row must name its " + whose);
            return null;
        }
        if (cell.length() > LONGEST) {
            problem(line, column, "longer than %d characters".formatted(LONGEST));
            return null;
        }
        return cell;
    }

    private OutcomeRow.@Nullable When occasion(OutcomeFile.Line line) {
        if (mapping.occasion() == null || dates == null) {
            return null;
        }
        var cell = line.cell(mapping.occasion());
        var when = dates.read(cell);
        if (when == null) {
            problem(line, mapping.occasion(), cell.isEmpty() ? "empty" : dates.fault(shortened(cell)));
        }
        return when;
    }

    private @Nullable Double score(OutcomeFile.Line line, OutcomeMapping.ScoreColumn score) {
        var cell = line.cell(score.column());
        if (OutcomeFile.missing(cell)) {
            missing++;
            return null;
        }
        var value = file.number(cell);
        if (value == null) {
            problem(line, score.column(), "'%s' is not a number%s".formatted(shortened(cell), hint(cell)));
            return null;
        }
        var range = score.what() instanceof OutcomeRow.Catalogued(var id) ? ranges.apply(id) : null;
        if (range != null && !range.contains(value)) {
            var span = "%s to %s".formatted(Numbers.exact(range.low()), Numbers.exact(range.high()));
            problem(line, score.column(), "%s is outside the range %s".formatted(shortened(cell), span));
            return null;
        }
        return value;
    }

    private void add(OutcomeRow row, OutcomeMapping.ScoreColumn score) {
        var member = row.member() == null ? "" : row.member();
        var first = seen.putIfAbsent(List.of(row.relationship(), member, row.what(), row.when()), row);
        if (first == null) {
            rows.add(row);
            return;
        }
        var column = file.header().get(score.column());
        var fault = "Lines %d and %d, %s: two scores of %s for the same occasion"
                .formatted(first.line(), row.line(), shortened(column), shortened(row.subject()));
        problems.add(new OutcomeRows.Problem(row.line(), column, fault));
    }

    private void problem(OutcomeFile.Line line, int column, String fault) {
        var name = file.header().get(column);
        problems.add(new OutcomeRows.Problem(
                line.number(), name, "Line %d, %s: %s".formatted(line.number(), shortened(name), fault)));
    }

    private String hint(String cell) {
        var comma = !file.decimalComma() && cell.matches("[-+]?\\d+,\\d+");
        return comma ? "; with commas between the columns, decimals need a point" : "";
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line;
    }
}
