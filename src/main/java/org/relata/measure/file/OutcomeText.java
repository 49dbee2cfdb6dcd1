package org.relata.measure.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text of an uploaded file, and how its bytes were read.
 *
 * @param encoding for the reader; says so when it is a guess
 */
record OutcomeText(String text, String encoding) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0E-\\x1F\\x7F\\uFFFD]");
    private static final String NOT_TEXT = "This is not a text file. Save the table as CSV and choose that file.";
    private static final Map<String, String> STRANGERS = Map.of(
            "PK\u0003\u0004",
                    "This looks like a spreadsheet or an archive. Open it, save the sheet as CSV and choose that file.",
            "\u00D0\u00CF\u0011\u00E0", "This is an old Excel workbook. Save the sheet as CSV and choose that file.",
            "%PDF", "This is a PDF. Outcomes can be read from a CSV file only.",
            "<", "This is a web page or an XML file. Outcomes can be read from a CSV file only.",
            "{", "This is a JSON file. Outcomes can be read from a CSV file only.");

    static OutcomeText of(byte[] bytes) throws OutcomeFileRefused {
        var start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        refuseStrangers(start);
        var read = decoded(bytes, start);
        var text = read.text().isEmpty() || read.text().charAt(0) != BYTE_ORDER_MARK
                ? read
                : new OutcomeText(read.text().substring(1), read.encoding());
        if (text.text().isBlank()) {
            throw new OutcomeFileRefused("The file is empty.");
        }
        refuseStrangers(text.text().substring(0, Math.min(text.text().length(), 64)));
        if (CONTROL.matcher(text.text()).find()) {
            throw new OutcomeFileRefused(NOT_TEXT);
        }
        return text;
    }

    private static void refuseStrangers(String start) throws OutcomeFileRefused {
        for (var stranger : STRANGERS.entrySet()) {
            if (start.stripLeading().startsWith(stranger.getKey())) {
                throw new OutcomeFileRefused(stranger.getValue());
            }
        }
    }

    private static OutcomeText decoded(byte[] bytes, String start) throws OutcomeFileRefused {
        if (start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF")) {
            try {
                return strict(bytes, StandardCharsets.UTF_16, "UTF-16");
            } catch (CharacterCodingException damaged) {
                throw new OutcomeFileRefused("The file says it is UTF-16 but is damaged. Save it again as UTF-8.");
            }
        }
        try {
            return strict(bytes, StandardCharsets.UTF_8, "UTF-8");
        } catch (CharacterCodingException otherwise) {
            var guess = "Windows-1252, a guess since the file is not UTF-8: check the accents";
            return new OutcomeText(new String(bytes, Charset.forName("windows-1252")), guess);
        }
    }

    private static OutcomeText strict(byte[] bytes, Charset charset, String words) throws CharacterCodingException {
        return new OutcomeText(
                charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), words);
    }
}
