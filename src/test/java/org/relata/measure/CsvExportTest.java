package org.relata.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relata.measure.file.OutcomeFile;
import org.relata.measure.file.OutcomeFileRefused;

class CsvExportTest {
    @Test
    void fileIsRfc4180InUtf8WithAMark() {
        var bytes = CsvExport.of(
                List.of("couple", "note", "das"), List.of(Arrays.asList("Ana, Ben", "says \"no\"\nthen yes", 97.5)));
        assertThat(new String(bytes, UTF_8))
                .isEqualTo("\uFEFFcouple,note,das\r\n\"Ana, Ben\",\"says \"\"no\"\"\nthen yes\",97.5\r\n");
    }

    @Test
    void formulasAreDisarmed() {
        for (var formula :
                List.of("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "=", "-", "＝1")) {
            assertThat(CsvExport.cell(formula)).isEqualTo("'" + formula);
        }
    }

    @Test
    void plainNumbersAndOrdinaryWordsStayAsTheyAre() {
        for (var plain : List.of("-1.5", "+3", "-2e-3", "Ana", "a=b", "12", "", "'quoted'")) {
            assertThat(CsvExport.cell(plain)).isEqualTo(plain);
        }
    }

    @Test
    void numbersHaveNoExponentAndNothingIsEmpty() {
        assertThat(CsvExport.cell(97.0)).isEqualTo("97");
        assertThat(CsvExport.cell(-.00001)).isEqualTo("-0.00001");
        assertThat(CsvExport.cell(Double.NaN)).isEmpty();
        assertThat(CsvExport.cell(null)).isEmpty();
        assertThat(CsvExport.cell(30)).isEqualTo("30");
    }

    @Test
    void whatIsExportedCanBeReadAgain() throws OutcomeFileRefused {
        var bytes = CsvExport.of(List.of("couple", "score"), List.of(List.of("Müller \"&\" Söhne", -1.25)));
        var file = OutcomeFile.read("again.csv", bytes);
        assertThat(file.column(0)).containsExactly("Müller \"&\" Söhne");
        assertThat(file.column(1)).containsExactly("-1.25");
    }
}
