package org.relata.measure.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relata.measure.wording.FhirSamples.file;
import static org.relata.measure.wording.FhirSamples.question;
import static org.relata.measure.wording.FhirSamples.questionnaire;
import static org.relata.measure.wording.FhirSamples.questions;
import static org.relata.measure.wording.FhirSamples.response;
import static org.relata.measure.wording.FhirSamples.valued;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.relata.measure.instrument.CatalogueTest;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.TestInstrument;
import org.relata.measure.instrument.Wording.Option;
import org.relata.measure.instrument.Wording.When;
import org.relata.measure.wording.WordingFile.Accepted;
import org.relata.measure.wording.WordingFile.NamedBytes;

class FhirWordingTest {
    private static final Instrument PHQ = CatalogueTest.CATALOGUE.find("phq-9").orElseThrow();
    private static final Instrument GAD = CatalogueTest.CATALOGUE.find("gad-7").orElseThrow();
    private static final Instrument FOUR = TestInstrument.of(4, 0, 3, "sum");

    @Test
    void aPlainQuestionnaireIsAcceptedWithItsCopyrightAndOrigin() throws WordingRefused {
        var accepted = read(FOUR, questionnaire(questions(4, n -> "q" + n, valued(0, 1, 2, 3))));
        assertThat(accepted.warnings()).isEmpty();
        assertThat(accepted.needsConfirmation()).isFalse();
        assertThat(accepted.wording().origin().copyright()).isEqualTo("Nobody");
        assertThat(accepted.wording().origin().version()).isEqualTo("2");
        assertThat(accepted.wording().items()).hasSize(4);
        assertThat(accepted.wording().items().get(2).text()).isEqualTo("Invented question 3");
        assertThat(accepted.wording().items().get(2).options())
                .extracting(Option::value)
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void valuesInASeparateValueSetAreFoundAndForeignNamesInTheResponseAreTold() throws WordingRefused {
        var form = questionnaire(questions(9, n -> "PHQ-9." + n, "\"answerValueSet\": \"http://example.org/set|1\""));
        var set = file("set.json", """
                {"resourceType": "ValueSet", "url": "http://example.org/set", "compose": {"include": [
                  {"system": "http://loinc.org", "concept": [%s]}]}}""".formatted(concepts()));
        var answers = response(9, n -> "PHQ." + n, n -> "LA6571-9", "");
        var accepted = read(PHQ, form, set, answers);
        assertThat(accepted.needsConfirmation()).isFalse();
        var check = accepted.checks().getFirst();
        assertThat(check.score().total()).isEqualByComparingTo("27");
        assertThat(check.unmatched()).contains("PHQ.1", "PHQ.9");
        assertThat(accepted.warnings()).anyMatch(text -> text.contains("answers what the questionnaire does not ask"));
        assertThatThrownBy(() -> read(PHQ, form))
                .isInstanceOf(WordingRefused.class)
                .hasMessageContaining("PHQ-9.1")
                .hasMessageContaining("http://example.org/set")
                .hasMessageContaining("Choose that file as well");
    }

    @Test
    void aBundleIsReadLikeItsParts() throws WordingRefused {
        var form = questionnaire(questions(4, n -> "q" + n, "\"answerValueSet\": \"http://example.org/set\""));
        var bundle = file("bundle.json", """
                {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": %s}, {"resource":
                  {"resourceType": "ValueSet", "url": "http://example.org/set", "expansion": {"contains": [%s]}}}]}""".formatted(new String(form.content(), StandardCharsets.UTF_8), concepts()));
        assertThat(read(FOUR, bundle).wording().items().getFirst().options()).hasSize(4);
    }

    @Test
    void valuesInACodeSystemAreFoundThroughAContainedValueSet() throws WordingRefused {
        var form = file("form.json", """
                {"resourceType": "Questionnaire", "contained": [
                  {"resourceType": "ValueSet", "id": "v", "compose": {"include": [{"system": "http://example.org/cs"}]}},
                  {"resourceType": "CodeSystem", "id": "c", "url": "http://example.org/cs", "concept": [
                    {"code": "no", "display": "No", "property": [{"code": "itemWeight", "valueDecimal": 0}]},
                    {"code": "yes", "display": "Yes", "property": [{"code": "itemWeight", "valueDecimal": 1}]}]}],
                 "item": [%s]}""".formatted(questions(2, n -> "q" + n, "\"answerValueSet\": \"#v\"")));
        var wording = read(TestInstrument.of(2, 0, 1, "sum"), form).wording();
        assertThat(wording.items().getFirst().options())
                .containsExactly(new Option("No", 0, "no"), new Option("Yes", 1, "yes"));
    }

    @Test
    void answersWithoutValuesWaitForConfirmationAndDecliningIsMissing() throws WordingRefused {
        var declined = FhirSamples.coded().replaceFirst("]$", """
                , {"valueCoding": {"code": "asked-declined", "display": "Rather not"}}]""");
        var accepted = read(GAD, questionnaire(questions(7, n -> "q" + n, declined)));
        assertThat(accepted.needsConfirmation()).isTrue();
        assertThat(accepted.warnings()).anyMatch(text -> text.contains("LOINC answer codes"));
        assertThat(accepted.wording().items().getFirst().options())
                .extracting(Option::value)
                .containsExactly(0, 1, 2, 3, null);
        var answers = response(7, n -> "q" + n, n -> n == 1 ? "asked-declined" : "LA6569-3", "");
        var check = read(GAD, questionnaire(questions(7, n -> "q" + n, declined)), answers)
                .checks()
                .getFirst();
        assertThat(check.score().answered()).isEqualTo(6);
        assertThat(check.score().total()).isEqualByComparingTo("7");
        assertThat(check.unmatched()).isEmpty();
    }

    @Test
    void yesCountsOneWhereverItIsPrinted() throws WordingRefused {
        var answers = """
                "answerOption": [{"valueCoding": {"code": "LA33-6", "display": "Yes"}},
                                 {"valueCoding": {"code": "LA32-8", "display": "No"}}]""";
        var accepted = read(TestInstrument.of(2, 0, 1, "sum"), questionnaire(questions(2, n -> "q" + n, answers)));
        assertThat(accepted.needsConfirmation()).isTrue();
        assertThat(accepted.wording().items().getFirst().options())
                .containsExactly(new Option("Yes", 1, "LA33-6"), new Option("No", 0, "LA32-8"));
    }

    @Test
    void aPublishedExampleWithThreeFaultsIsFlaggedForEach() throws WordingRefused {
        var group = """
                {"linkId": "g", "type": "group", "text": "Invented", "item": [%s]},
                {"linkId": "band", "type": "display", "text": "Bands: 5-9 mild, 19-14 worse"},
                {"linkId": "total", "type": "integer", "text": "Total", "extension": [
                  {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                   "valueExpression": {"language": "text/fhirpath",
                     "expression": "%%resource.item.answer.value.aggregate($this + $total, 0)"}}]}""".formatted(questions(9, n -> "q" + n, valued(0, 1, 2, 3)));
        int[] given = {0, 0, 0, 1, 2, 1, 3, 2, 1};
        var answers = response(9, n -> "q" + n, n -> "a" + given[n - 1], """
                , {"linkId": "total", "answer": [{"valueInteger": 13}]}""");
        var accepted = read(PHQ, questionnaire(group), answers);
        var check = accepted.checks().getFirst();
        assertThat(check.score().total()).isEqualByComparingTo("10");
        assertThat(check.stored()).isEqualByComparingTo("13");
        assertThat(check.agrees()).isFalse();
        assertThat(accepted.formulas()).singleElement().matches(formula -> !formula.trusted());
        assertThat(accepted.warnings())
                .anyMatch(text -> text.contains("stores 13, but its answers give 10"))
                .anyMatch(text -> text.contains("stand in a group"))
                .anyMatch(text -> text.contains("19-14"));
    }

    @Test
    void theWeightSumOverAllButOneQuestionIsUnderstood() throws WordingRefused {
        var items = questions(4, n -> "q" + n, valued(0, 1, 2, 3)) + ","
                + total("%resource.item.where(linkId != 'x').answer.weight().sum()");
        var accepted = read(FOUR, questionnaire(items));
        assertThat(accepted.formulas()).singleElement().matches(formula -> formula.trusted());
        assertThat(accepted.warnings()).singleElement().asString().contains("counts missing answers as 0");
    }

    @Test
    void anUnknownFormulaIsShownAndNotTrusted() throws WordingRefused {
        var items = questions(4, n -> "q" + n, valued(0, 1, 2, 3)) + "," + total("42 + %something");
        var accepted = read(FOUR, questionnaire(items));
        assertThat(accepted.formulas()).singleElement().matches(formula -> !formula.trusted());
        assertThat(accepted.formulas().getFirst().expression()).isEqualTo("42 + %something");
        assertThat(accepted.warnings()).anyMatch(text -> text.contains("not understood"));
    }

    @Test
    void valuesOtherThanTheInstrumentsAreRefused() {
        assertThatThrownBy(() -> read(FOUR, questionnaire(questions(4, n -> "q" + n, valued(1, 2, 3, 4)))))
                .hasMessage("Item 1 of Test (q1 in the file) counts its answers as 1, 2, 3, 4 where Test counts"
                        + " [0, 1, 2, 3].");
    }

    @Test
    void reversalInTheFileIsTurnedBackSoThatNothingIsReversedTwice() throws WordingRefused {
        var ras = CatalogueTest.CATALOGUE.find("ras").orElseThrow();
        var items = new StringBuilder();
        for (int n = 1; n <= 7; n++) {
            boolean reverse = n == 4 || n == 7;
            items.append(n == 1 ? "" : ",")
                    .append(question(
                            "r" + n, "Invented " + n, reverse ? valued(5, 4, 3, 2, 1) : valued(1, 2, 3, 4, 5)));
        }
        var accepted = read(ras, questionnaire(items.toString()));
        assertThat(accepted.wording().items().get(3).options())
                .extracting(Option::value)
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(accepted.warnings()).anyMatch(text -> text.contains("items [4, 7]"));
    }

    @Test
    void conditionsAreKeptByItemAndValue() throws WordingRefused {
        var conditional = question("q2", "Invented 2", valued(0, 1, 2, 3)).replaceFirst("\\{", """
                {"enableWhen": [{"question": "q1", "operator": ">", "answerCoding": {"code": "a0"}}],""");
        var items = question("q1", "Invented 1", valued(0, 1, 2, 3)) + "," + conditional;
        var line = read(TestInstrument.of(2, 0, 3, "sum"), questionnaire(items))
                .wording()
                .items()
                .get(1);
        assertThat(Objects.requireNonNull(line.show()).when()).containsExactly(new When(1, ">", 0));
    }

    @Test
    void questionsWithoutNamesAreMatchedByOrderAndMoreThanThatIsRefused() throws WordingRefused {
        var accepted = read(FOUR, questionnaire(questions(4, n -> "x" + "abcd".charAt(n - 1), valued(0, 1, 2, 3))));
        assertThat(accepted.warnings()).singleElement().asString().contains("by their order");
        assertThatThrownBy(() -> read(FOUR, questionnaire(questions(3, n -> "q" + n, valued(0, 1, 2, 3)))))
                .hasMessageContaining("3 questions that could be scored and Test has 4 items");
    }

    @Test
    void whatTheInstrumentDoesNotHaveIsLeftOutAndTold() throws WordingRefused {
        var items = questions(4, n -> "q" + n, valued(0, 1, 2, 3)) + ", {\"linkId\": \"remark\", \"type\": \"text\"}";
        assertThat(read(FOUR, questionnaire(items)).warnings())
                .containsExactly("Question remark is not part of Test and was left out.");
    }

    @Test
    void openChoiceCannotBeScored() {
        var items = questions(4, n -> "q" + n, valued(0, 1, 2, 3)).replace("\"choice\"", "\"open-choice\"");
        assertThatThrownBy(() -> read(FOUR, questionnaire(items))).hasMessageContaining("an answer of their own");
    }

    @Test
    void theSameNameTwiceIsRefused() {
        var items = questions(4, n -> "q", valued(0, 1, 2, 3));
        assertThatThrownBy(() -> read(FOUR, questionnaire(items)))
                .hasMessage("form.json: two questions have the linkId q.");
    }

    @Test
    void scriptIsOnlyText() throws WordingRefused {
        var items = questions(4, n -> "q" + n, valued(0, 1, 2, 3)).replace("Invented question 1", "<script>1</script>");
        assertThat(read(FOUR, questionnaire(items)).wording().items().getFirst().text())
                .isEqualTo("<script>1</script>");
    }

    @Test
    void proprietaryQuestionsAreNotTaken() {
        var oq = CatalogueTest.CATALOGUE.find("oq-45.2").orElseThrow();
        assertThatThrownBy(() -> read(oq, questionnaire(questions(45, n -> "q" + n, valued(0, 1, 2, 3)))))
                .hasMessage("The questions of OQ-45.2 need a licence from their owner. Only its total can be entered.");
    }

    @Test
    void whatIsNotAQuestionnaireIsNamed() {
        refused("", "form.json is empty.");
        refused(
                "  <Questionnaire xmlns=\"http://hl7.org/fhir\"/>",
                "form.json is XML. Relata reads FHIR in its JSON form: ask for that.");
        refused(
                "<!DOCTYPE html><p>",
                "form.json is a web page. Save the JSON file that the page offers and choose that.");
        refused("{\"resourceType\": \"Patient\"}", "form.json holds a FHIR Patient, not a Questionnaire.");
        refused("[1, 2]", "form.json is JSON, but neither FHIR nor an Open Scale Definition.");
        refused("{\"resourceType\": \"ValueSet\"}", "There is no FHIR Questionnaire among the files.");
        assertThatThrownBy(() -> read(FOUR, file("form.json", "{\"a\": 1,\n \"b\" }")))
                .hasMessageContaining("line 2, column");
        assertThatThrownBy(() -> read(FOUR, file("form.json", "[".repeat(5000))))
                .isInstanceOf(WordingRefused.class);
        assertThatThrownBy(() -> read(FOUR, new NamedBytes("big.json", new byte[6_000_000])))
                .hasMessage("big.json is larger than 5 MB.");
    }

    @Test
    void rulesOfOtherSystemsAreIgnoredAloud() throws WordingRefused {
        var items = questions(4, n -> "q" + n, valued(0, 1, 2, 3)).replaceFirst("\"type\"", """
                "extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression",
                  "valueExpression": {"language": "application/x-fhir-query", "expression": "Observation?"}}], "type\"""");
        assertThat(read(FOUR, questionnaire(items)).warnings())
                .anyMatch(text -> text.contains("fills answers in"))
                .anyMatch(text -> text.contains("x-fhir-query"));
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> read(FOUR, file("form.json", text)))
                .isInstanceOf(WordingRefused.class)
                .hasMessage(message);
    }

    private static String total(String expression) {
        return """
                {"linkId": "total", "type": "decimal", "extension": [
                  {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                   "valueExpression": {"language": "text/fhirpath", "expression": "%s"}}]}""".formatted(expression);
    }

    private static String concepts() {
        var concepts = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            concepts.append(i == 0 ? "" : ",").append("""
                    {"code": "%s", "display": "Answer %d", "extension": [
                      {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": %d}]}""".formatted(FhirSamples.LOINC_ANSWERS.get(i), i, i));
        }
        return concepts.toString();
    }

    private static Accepted read(Instrument instrument, NamedBytes... files) throws WordingRefused {
        return WordingFile.read(List.of(files), instrument);
    }
}
