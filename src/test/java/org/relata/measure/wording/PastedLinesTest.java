package org.relata.measure.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.relata.measure.instrument.CatalogueTest;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.TestInstrument;
import org.relata.measure.instrument.Wording;
import org.relata.measure.instrument.Wording.Option;
import org.relata.measure.wording.PastedSheet.Answers;

class PastedLinesTest {
    private static final Instrument CSI = CatalogueTest.CATALOGUE.find("csi-16").orElseThrow();
    private static final Instrument THREE = TestInstrument.of(3, 0, 1, "sum");

    @Test
    void numberedLinesAndValuedLabelsBecomeQuestionsAndAnswers() throws WordingRefused {
        var accepted = paste(THREE, "1. One?\n2) Two?\n\n 3 3 days long?", all("0 = no\nyes (1)"));
        assertThat(accepted.wording().items())
                .extracting(Wording.Line::text)
                .containsExactly("One?", "Two?", "3 days long?");
        assertThat(accepted.wording().items().getFirst().options())
                .containsExactly(new Option("no", 0, null), new Option("yes", 1, null));
        assertThat(accepted.warnings()).isEmpty();
    }

    @Test
    void aSheetWithSeveralAnswerScalesFollowsThePrintedValues() throws WordingRefused {
        var items = IntStream.rangeClosed(1, 16).mapToObj(n -> "Invented " + n).collect(Collectors.joining("\n"));
        var wording = paste(
                        CSI,
                        items,
                        List.of(
                                new Answers(List.of(1), "a\nb\nc\nd\ne\nf\ng"),
                                new Answers(List.of(2), "always\nnearly\noften\nat times\nrarely\nnever"),
                                new Answers(List.of(11, 12, 13, 14, 15, 16), ""),
                                new Answers(List.of(), "a\nb\nc\nd\ne\nf")))
                .wording();
        assertThat(wording.items().get(1).options().getFirst()).isEqualTo(new Option("always", 5, null));
        assertThat(wording.items().get(2).options().getFirst()).isEqualTo(new Option("a", 0, null));
        assertThat(wording.items().get(10).options())
                .extracting(Option::text)
                .containsExactly("5", "4", "3", "2", "1", "0");
    }

    @Test
    void missingLinesAndWrongOrderAreToldInPlainWords() {
        assertThatThrownBy(() -> paste(THREE, "One?\nTwo?", all("")))
                .hasMessage("There are 2 lines, and Test has 3 questions. Put each question on one line.");
        assertThatThrownBy(() -> paste(THREE, "One?\nTwo?\nThree?", all("no\nmaybe\nyes")))
                .hasMessage("Question 1 of Test has 2 answers; 3 lines were pasted for it.");
        assertThatThrownBy(() -> paste(THREE, "One?\nTwo?\nThree?", all("yes = 1\nno = 0")))
                .hasMessage("\"yes = 1\" stands where question 1 counts 0. Check the order of the answers.");
        assertThatThrownBy(() -> paste(CatalogueTest.CATALOGUE.find("srs").orElseThrow(), "a", all("")))
                .hasMessageContaining("need a licence");
    }

    @Test
    void theCreditThatTheLicenceAsksForIsKept() throws WordingRefused {
        var core = CatalogueTest.CATALOGUE.find("core-10").orElseThrow();
        var items = IntStream.rangeClosed(1, 10).mapToObj(n -> "Invented " + n).collect(Collectors.joining("\n"));
        assertThat(paste(core, items, all("")).wording().origin().copyright()).contains("CORE System Trust");
    }

    private static List<Answers> all(String lines) {
        return List.of(new Answers(List.of(), lines));
    }

    private static WordingFile.Accepted paste(Instrument instrument, String items, List<Answers> answers)
            throws WordingRefused {
        return WordingFile.paste(new PastedSheet("Invented", "en", null, items, answers, null), instrument);
    }
}
