package org.relata.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.relata.measure.figure.Numbers;

/**
 * A CSV file that is safe to open in a spreadsheet: RFC 4180 in UTF-8 with a byte order mark, and no cell that the
 * spreadsheet would take for a formula.
 */
public final class CsvExport {
    private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+\\-@\\t\\r\\n＝＋－＠].*|[\\t\\r\\n].*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private CsvExport() {}

    /** Writes a header and rows; a null or an undefined number makes an empty cell. */
    public static byte[] of(List<String> header, List<? extends List<? extends @Nullable Object>> rows) {
        var text = new StringBuilder("\uFEFF");
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(header.stream().map(CsvExport::cell));
            for (var row : rows) {
                printer.printRecord(row.stream().map(CsvExport::cell));
            }
        } catch (IOException unheardOf) {
            throw new UncheckedIOException(unheardOf);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * One cell. Text that begins like a formula gets an apostrophe in front, as OWASP advises against CSV injection;
     * plain numbers, negative ones too, stay numbers.
     */
    static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> Numbers.exact(number);
            default -> {
                var text = value.toString();
                var formula =
                        FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
                yield formula ? "'" + text : text;
            }
        };
    }
}
