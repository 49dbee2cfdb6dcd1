package org.relata.measure.file;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relata.measure.file.OutcomeFile.Line;

class OutcomeFileTest {
    @Test
    void rowsKeepTheirLineNumbersThroughBlankLinesAndLineBreaksInCells() throws OutcomeFileRefused {
        var file = read("id,note,das\n\n1,\"two\nlines\",97\r\n , , \n2,,98");
        assertThat(file.header()).containsExactly("id", "note", "das");
        assertThat(file.lines())
                .containsExactly(new Line(3, List.of("1", "two\nlines", "97")), new Line(6, List.of("2", "", "98")));
    }

    @Test
    void encodingIsSeenOrGuessedAndSaid() throws OutcomeFileRefused {
        var text = "Paar,vorher\nMüller,9";
        assertThat(OutcomeFile.read("", text.getBytes(UTF_8)).encoding()).isEqualTo("UTF-8");
        assertThat(OutcomeFile.read("", ("\uFEFF" + text).getBytes(UTF_8)).header())
                .containsExactly("Paar", "vorher");
        var utf16 = OutcomeFile.read("", text.getBytes(UTF_16));
        assertThat(utf16.encoding()).isEqualTo("UTF-16");
        assertThat(utf16.column(0)).containsExactly("Müller");
        var little = ("\uFEFF" + text).getBytes(Charset.forName("UTF-16LE"));
        assertThat(OutcomeFile.read("", little).column(0)).containsExactly("Müller");
        var windows = OutcomeFile.read("", text.getBytes(Charset.forName("windows-1252")));
        assertThat(windows.encoding()).startsWith("Windows-1252, a guess");
        assertThat(windows.column(0)).containsExactly("Müller");
    }

    @Test
    void separatorIsGuessed() throws OutcomeFileRefused {
        assertThat(read("a,b\n1,2").separator()).isEqualTo(',');
        assertThat(read("a;b\n1,5;2,5").separator()).isEqualTo(';');
        assertThat(read("a\tb\n1,5\t2").separator()).isEqualTo('\t');
        assertThat(read("\"a;b;c\",b\n1,2").separator()).isEqualTo(',');
        assertThat(read("a, x;b, y\n1,5;2,5\n1;2").separator()).isEqualTo(';');
        assertThat(read("sep=;\na;b\n1;2").header()).containsExactly("a", "b");
    }

    @Test
    void commaIsADecimalMarkOnlyWhereItPartsNoColumns() throws OutcomeFileRefused {
        assertThat(read("a;b\n1;2").number("90,5")).isEqualTo(90.5);
        assertThat(read("a;b\n1;2").number("90.5")).isEqualTo(90.5);
        assertThat(read("a,b\n1,2").number("90,5")).isNull();
        assertThat(read("a;b\n1;2").number("1.234,5")).isNull();
    }

    @Test
    void onlyPlainFiguresAreNumbers() throws OutcomeFileRefused {
        var file = read("a,b\n1,2");
        assertThat(file.number("-1.5e-3")).isEqualTo(-.0015);
        for (var odd :
                List.of("1d", "0x10", "Infinity", "1e999", "=1", "١", "1 000", "--1", ".", "1.", "9".repeat(16))) {
            assertThat(file.number(odd)).as(odd).isNull();
        }
    }

    @Test
    void nonsenseIsRefusedInPlainWords() {
        refused("", "empty");
        refused("  \n \n", "empty");
        refused(",,\n,,", "no cells");
        refused("id,das", "header but no rows");
        refused("id,das\n\n , \n", "header but no rows");
        refused("das\n97\n98", "Only one column");
        refused("1,97\n2,98", "must name the columns");
        refused("<!doctype html><p>Sign in</p>", "web page");
        refused("\uFEFF  <html>", "web page");
        refused("{\"a\":1}", "JSON");
        refused("%PDF-1.7", "PDF");
        refused("PK\u0003\u0004xl/workbook.xml", "spreadsheet");
        refused("id,das\n1,\u0000\u0001", "not a text file");
        refused("id,das\n1,\"97\n2,98\n", "Line 2: a quotation mark");
        refused("id,das\n1,97\n2,\"9\"8\n", "Line 3: a quotation mark");
        refused("a,".repeat(600) + "\n1", "more than 500 cells");
    }

    @Test
    void damagedUtf16IsRefused() {
        assertThatThrownBy(() -> OutcomeFile.read("", new byte[] {-1, -2, 0x41}))
                .isInstanceOf(OutcomeFileRefused.class)
                .hasMessageContaining("UTF-16");
    }

    @Test
    void tooMuchIsRefused() {
        assertThatThrownBy(() -> OutcomeFile.read("", new byte[OutcomeFile.MAX_BYTES + 1]))
                .isInstanceOf(OutcomeFileRefused.class)
                .hasMessageContaining("5 MB");
        refused("id,das\n" + "1,9\n".repeat(OutcomeFile.MAX_ROWS + 1), "100,000 rows");
    }

    @Test
    void hundredThousandRowsAreTaken() throws OutcomeFileRefused {
        assertThat(read("id,das\n" + "1,9\n".repeat(OutcomeFile.MAX_ROWS)).lines())
                .hasSize(OutcomeFile.MAX_ROWS);
    }

    private static OutcomeFile read(String text) throws OutcomeFileRefused {
        return OutcomeFile.read("outcomes.csv", text.getBytes(UTF_8));
    }

    private static void refused(String text, String words) {
        assertThatThrownBy(() -> read(text))
                .as(text.substring(0, Math.min(20, text.length())))
                .isInstanceOf(OutcomeFileRefused.class)
                .hasMessageContaining(words);
    }
}
