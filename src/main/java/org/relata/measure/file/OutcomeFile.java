package org.relata.measure.file;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A table of outcomes as somebody uploaded it: cells of text, none of them trusted and none of them run.
 *
 * @param name the file's name, which may hint at the instrument
 * @param encoding how the bytes were read, for the reader
 * @param separator comma, semicolon or tab, as guessed from the first lines
 * @param header one name for each column; a column without one is called by its number
 * @param lines all rows but blank ones
 */
public record OutcomeFile(String name, String encoding, char separator, List<String> header, List<Line> lines) {
    public static final int MAX_BYTES = 5 * 1024 * 1024;
    public static final int MAX_ROWS = 100_000;
    public static final int MAX_COLUMNS = 500;

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,15}(\\.\\d{1,20})?([eE][-+]?\\d{1,2})?");
    private static final List<String> NOTHING = List.of("", ".", "na", "n/a", "nan", "null");

    /**
     * A row.
     *
     * @param number of its first line in the file, the first line of the file being 1
     */
    public record Line(int number, List<String> cells) {
        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }

        /** The cell, trimmed; empty where the row is too short. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /** Reads a CSV file. Encoding and separator are guessed; rows keep their line numbers. */
    public static OutcomeFile read(String name, byte[] bytes) throws OutcomeFileRefused {
        if (bytes.length > MAX_BYTES) {
            throw new OutcomeFileRefused("The file is larger than 5 MB. Split it and read the parts one by one.");
        }
        var text = OutcomeText.of(bytes);
        var separator = OutcomeSeparator.of(text.text());
        var lines = lines(text.text(), separator);
        var header = header(lines.getFirst());
        if (lines.size() == 1) {
            throw new OutcomeFileRefused("The file has a header but no rows below it.");
        }
        return new OutcomeFile(name, text.encoding(), separator, header, lines.subList(1, lines.size()));
    }

    /** Every cell of a column, in the order of the lines. */
    public List<String> column(int column) {
        return lines.stream().map(line -> line.cell(column)).toList();
    }

    /** Whether decimals may be written with a comma here: where the comma does not part the columns. */
    public boolean decimalComma() {
        return separator != ',';
    }

    /** The cell as a number; null when it is none. */
    @Nullable
    Double number(String cell) {
        var plain = decimalComma() ? cell.replace(',', '.') : cell;
        return NUMBER.matcher(plain).matches() ? Double.valueOf(plain) : null;
    }

    /** Whether a cell says that there is no value: blank, or a mark that statistics programs write. */
    static boolean missing(String cell) {
        return NOTHING.contains(cell.toLowerCase(Locale.ROOT));
    }

    private static List<Line> lines(String text, char separator) throws OutcomeFileRefused {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(separator != '\t')
                .get();
        var lines = new ArrayList<Line>();
        var number = 1;
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            for (var records = parser.iterator(); records.hasNext(); number = (int) parser.getCurrentLineNumber() + 1) {
                add(lines, line(number, records.next()));
            }
        } catch (IOException | UncheckedIOException broken) {
            throw new OutcomeFileRefused(
                    "Line %d: a quotation mark is not closed, or stands inside a cell without being doubled."
                            .formatted(number));
        }
        if (lines.isEmpty()) {
            throw new OutcomeFileRefused("The file has no cells with anything in them.");
        }
        return lines;
    }

    private static void add(List<Line> lines, Line line) throws OutcomeFileRefused {
        if (line.cells().size() > MAX_COLUMNS) {
            throw new OutcomeFileRefused("Line %d has more than 500 cells.".formatted(line.number()));
        }
        if (lines.size() > MAX_ROWS) {
            throw new OutcomeFileRefused(
                    "The file has more than 100,000 rows. Split it and read the parts one by one.");
        }
        var hint = lines.isEmpty() && line.cell(0).equalsIgnoreCase("sep=");
        if (!line.blank() && !hint) {
            lines.add(line);
        }
    }

    private static Line line(int number, CSVRecord cells) {
        return new Line(number, cells.toList());
    }

    private static List<String> header(Line line) throws OutcomeFileRefused {
        if (line.cells().size() < 2) {
            throw new OutcomeFileRefused(
                    "Only one column was found. Columns must be parted by commas, semicolons or tabs.");
        }
        if (line.cells().stream().map(String::strip).allMatch(OutcomeFile::figure)) {
            throw new OutcomeFileRefused("The first line holds figures. It must name the columns.");
        }
        return IntStream.range(0, line.cells().size())
                .mapToObj(i -> line.cell(i).isEmpty() ? "column " + (i + 1) : line.cell(i))
                .toList();
    }

    private static boolean figure(String cell) {
        return missing(cell) || NUMBER.matcher(cell.replace(',', '.')).matches();
    }
}
