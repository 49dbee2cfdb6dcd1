package org.relata.measure.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relata.measure.SharedFiles;
import org.relata.measure.instrument.CatalogueTest;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Scoring;
import org.relata.measure.instrument.TestInstrument;
import org.relata.measure.instrument.Wording.Option;
import org.relata.measure.wording.WordingFile.Accepted;
import org.relata.measure.wording.WordingFile.NamedBytes;

/** Published FHIR and OSD files, read from beside the project. */
class PublishedFilesTest {
    private static final Instrument PHQ = CatalogueTest.CATALOGUE.find("phq-9").orElseThrow();

    @Test
    void theUsCoreExampleScores12AsItStores() throws WordingRefused {
        var accepted = read(
                PHQ,
                SharedFiles.read("fhir/uscore_Questionnaire-phq-9-example.json"),
                SharedFiles.read("fhir/uscore_QuestionnaireResponse-phq-9-example.json"));
        var check = accepted.checks().getFirst();
        assertThat(check.score().total()).isEqualByComparingTo("12");
        assertThat(check.stored()).isEqualByComparingTo("12");
        assertThat(check.agrees()).isTrue();
        assertThat(check.unmatched()).isEmpty();
        assertThat(accepted.wording().extras())
                .singleElement()
                .matches(line -> line.options().size() == 4);
        assertThat(accepted.wording().origin().copyright()).isNotBlank();
    }

    @Test
    void theLhcFormWithTheSecondAnswerThroughoutGivesNine() throws WordingRefused {
        var form = SharedFiles.read("fhir/lforms_phq9_R4.json");
        var codes = Objects.requireNonNull(PHQ.codes()).items();
        var answers = FhirSamples.response(9, n -> "/" + codes.get(n - 1), n -> "LA6569-3", "");
        var accepted = read(PHQ, form, answers);
        assertThat(accepted.checks().getFirst().score().total()).isEqualByComparingTo("9");
        assertThat(accepted.needsConfirmation()).isFalse();
        assertThat(accepted.formulas()).singleElement().matches(formula -> formula.trusted());
        assertThat(accepted.warnings()).anyMatch(text -> text.contains("counts missing answers as 0"));
        assertThat(accepted.wording().items().getFirst().control()).isEqualTo("drop-down");
    }

    @Test
    void apgarAddsUpWhenCompleteAndGivesNothingWhenNot() throws WordingRefused {
        var apgar = TestInstrument.of(5, 0, 2, "sum");
        var accepted = read(apgar, SharedFiles.read("fhir/lforms_apgar_itemWeight_R4.json"));
        assertThat(accepted.formulas()).singleElement().matches(formula -> formula.trusted());
        assertThat(accepted.wording().items()).allMatch(line -> line.options().size() == 3);
        var answers = CatalogueTest.answers(apgar, item -> 2);
        assertThat(Scoring.score(apgar, answers).total()).isEqualByComparingTo("10");
        answers.remove(4);
        answers.remove(5);
        assertThat(Scoring.score(apgar, answers).total()).isNull();
    }

    @Test
    void theAlcoholScreenThatAsksForAFreeNumberDoesNotFitThreeChoices() {
        var form = SharedFiles.read("fhir/uscore_Questionnaire-AUDIT-C.json");
        assertThatThrownBy(() -> read(TestInstrument.of(3, 0, 4, "sum"), form))
                .isInstanceOf(WordingRefused.class)
                .hasMessageStartingWith("The file has 4 questions that could be scored and Test has 3 items");
    }

    @ParameterizedTest
    @CsvSource({"PHQ9, phq-9, 27", "GAD7, gad-7, 21", "WHO5, who-5, 100"})
    void openScaleDefinitionsGiveTheTotalsOfTheirOwnRanges(String file, String id, String best) throws WordingRefused {
        var instrument = CatalogueTest.CATALOGUE.find(id).orElseThrow();
        var accepted = read(instrument, SharedFiles.read("osd/" + file + ".osd"));
        assertThat(highest(instrument, accepted)).isEqualTo(best);
        assertThat(accepted.wording().origin().copyright()).isNotBlank();
        assertThat(accepted.needsConfirmation()).isFalse();
        assertThat(accepted.languages()).contains("en");
    }

    @Test
    void aScaleOutsideTheCatalogueIsReadOntoItsOwnStructure() throws WordingRefused {
        var relationships = TestInstrument.of(19, 0, 3, "mean");
        var accepted = read(relationships, SharedFiles.read("osd/PRIM19.osd"));
        assertThat(highest(relationships, accepted)).isEqualTo("3");
        assertThat(accepted.warnings()).isEmpty();
    }

    private static String highest(Instrument instrument, Accepted accepted) {
        var answers = new HashMap<Integer, Integer>();
        for (var line : accepted.wording().items()) {
            line.options().stream()
                    .map(Option::value)
                    .filter(value -> value != null)
                    .mapToInt(Integer::intValue)
                    .max()
                    .ifPresent(value -> answers.put(line.number(), value));
        }
        return Scoring.score(instrument, answers).shown(0);
    }

    private static Accepted read(Instrument instrument, NamedBytes... files) throws WordingRefused {
        return WordingFile.read(List.of(files), instrument);
    }
}
