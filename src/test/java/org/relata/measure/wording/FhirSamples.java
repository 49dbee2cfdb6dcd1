package org.relata.measure.wording;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.relata.measure.wording.WordingFile.NamedBytes;

/** Small FHIR files with invented questions, built to carry the faults that published ones have. */
public final class FhirSamples {
    public static final List<String> LOINC_ANSWERS = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");

    private FhirSamples() {}

    public static NamedBytes file(String name, String text) {
        return new NamedBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public static NamedBytes questionnaire(String items) {
        return file("form.json", """
                {"resourceType": "Questionnaire", "title": "Invented", "language": "en", "copyright": "Nobody",
                 "url": "http://example.org/form", "version": "2", "item": [%s]}""".formatted(items));
    }

    /** So many choice questions named by {@code link}, each with the given answers. */
    public static String questions(int count, IntFunction<String> link, String answers) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> question(link.apply(number), "Invented question " + number, answers))
                .collect(Collectors.joining(",\n"));
    }

    public static String question(String link, String text, String answers) {
        return """
                {"linkId": "%s", "type": "choice", "text": "%s", %s}""".formatted(link, text, answers);
    }

    /** Four answers worth 0 to 3 by ordinalValue. */
    public static String valued(int... weights) {
        return IntStream.range(0, weights.length)
                .mapToObj(i -> """
                        {"valueCoding": {"code": "a%d", "display": "Answer %d"}, "extension": [
                          {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": %d}]}""".formatted(i, i, weights[i]))
                .collect(Collectors.joining(", ", "\"answerOption\": [", "]"));
    }

    /** LOINC answers without any value. */
    public static String coded() {
        return LOINC_ANSWERS.stream()
                .map(code -> """
                        {"valueCoding": {"system": "http://loinc.org", "code": "%s", "display": "Answer %s"}}""".formatted(code, code))
                .collect(Collectors.joining(", ", "\"answerOption\": [", "]"));
    }

    public static NamedBytes response(int count, IntFunction<String> link, IntFunction<String> code, String more) {
        var items = IntStream.rangeClosed(1, count)
                .mapToObj(number -> """
                        {"linkId": "%s", "answer": [{"valueCoding": {"code": "%s"}}]}""".formatted(link.apply(number), code.apply(number)))
                .collect(Collectors.joining(",\n"));
        return file("response.json", """
                {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [%s%s]}""".formatted(items, more));
    }
}
