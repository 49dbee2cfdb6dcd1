package org.relata.measure.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.relata.measure.ImportPreview;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.file.OutcomeRows;
import org.relata.ui.Form;
import org.relata.ui.Option;
import org.relata.ui.Page;

/**
 * A chosen file under a reading of its columns.
 *
 * @param form the reading, as fields
 * @param measures what a column may hold
 * @param kinds what a relationship of the file may be
 */
public record ImportView(ImportPreview preview, Form form, List<Option> measures, List<Option> kinds) {
    private static final int PROBLEMS = 300;
    private static final int SHOWN = 60;

    /** A column, its name and what stands in it first. */
    public record Column(int number, String name, String example) {}

    /** The columns that hold scores under this reading. */
    public List<Column> scores() {
        return columns().filter(this::isScore).toList();
    }

    /** The columns that nothing was made of; of very many the first ones. */
    public List<Column> others() {
        return columns()
                .filter(column -> !isScore(column) && !isLabel(column))
                .limit(SHOWN)
                .toList();
    }

    public List<Option> columnsOr(String none) {
        return Stream.concat(Stream.of(new Option("", none)), labels().stream()).toList();
    }

    public List<Option> labels() {
        return columns()
                .map(column -> new Option(String.valueOf(column.number()), column.name()))
                .toList();
    }

    public List<Option> phases(Page page) {
        return Arrays.stream(OutcomeRow.Phase.values())
                .map(phase -> phase.name().toLowerCase(Locale.ROOT))
                .map(word -> new Option(word, page.say("outcomes.look.phase." + word)))
                .toList();
    }

    public List<OutcomeRows.Problem> problems() {
        return preview.rows().problems().stream().limit(PROBLEMS).toList();
    }

    public int unsaid() {
        return Math.max(0, preview.rows().problems().size() - PROBLEMS);
    }

    /** Whether each score column says when by itself. */
    public boolean phased() {
        return form.value("occasion").isEmpty();
    }

    private boolean isScore(Column column) {
        return !form.value("what" + column.number()).isEmpty();
    }

    private boolean isLabel(Column column) {
        return Stream.of("relationship", "member", "occasion")
                .anyMatch(field -> form.has(field, String.valueOf(column.number())));
    }

    private Stream<Column> columns() {
        var head = preview.head();
        var names = preview.file().header();
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Column(
                        i,
                        names.get(i),
                        head.stream().limit(3).map(row -> row.get(i)).collect(Collectors.joining(", "))));
    }
}
