package org.relata.measure.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind a chart, once: the page shows {@link Cell#text()}, an export writes {@link Cell#value()}.
 *
 * @param caption names the table
 * @param columns the first one heads its row
 * @param rows each as long as {@code columns}
 */
public record DataTable(String caption, List<Column> columns, List<List<Cell>> rows) {
    /**
     * @param name heading in an export
     * @param label heading on the page, or null for a column that only exports carry
     */
    public record Column(String name, @Nullable String label) {}

    /**
     * @param text as the page shows it, in the reader's locale
     * @param note a second, quieter line; may be empty
     * @param value number, boolean, ISO date or text for a machine; null where there is no answer
     */
    public record Cell(String text, String note, @Nullable Object value) {
        static Cell of(String text) {
            return new Cell(text, "", text);
        }

        static Cell of(String text, @Nullable Object value) {
            return new Cell(text, "", value);
        }
    }

    /** Indices of the columns the page shows. */
    public List<Integer> shown() {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).label() != null)
                .boxed()
                .toList();
    }

    /** One ordered map a row, ready to be written as JSON. */
    public List<Map<String, @Nullable Object>> records() {
        return rows.stream().map(this::named).toList();
    }

    private Map<String, @Nullable Object> named(List<Cell> row) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < row.size(); i++) {
            named.put(columns.get(i).name(), row.get(i).value());
        }
        return named;
    }

    /** RFC 4180 with a header; text that a spreadsheet would run as a formula is disarmed. */
    public String csv() {
        var out = new StringBuilder();
        try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(c -> disarmed(c.name())));
            for (var row : rows) {
                printer.printRecord(row.stream().map(c -> disarmed(c.value())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static @Nullable Object disarmed(@Nullable Object value) {
        return value instanceof String s && !s.isEmpty() && "=+-@\t\r".indexOf(s.charAt(0)) >= 0 ? "'" + s : value;
    }
}
