package org.relata.measure.wording;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a Questionnaire holds that is not used here, or cannot be right: told, and otherwise ignored. */
final class FhirOddities {
    private static final Map<String, String> UNUSED = Map.of(
            "launchContext", "It expects to be started from a patient's record; that is ignored.",
            "initialExpression", "It fills answers in from a record; that is ignored.",
            "itemPopulationContext", "It fills answers in from a record; that is ignored.",
            "sourceQueries", "It asks a record for data; that is ignored.",
            "candidateExpression", "It proposes answers from a record; that is ignored.",
            "cqf-library", "It refers to a library of rules; that is ignored.",
            "enableWhenExpression", "It shows a question by a computed condition; that is ignored.");
    private static final Pattern SPAN = Pattern.compile("(?<![\\d.-])(\\d{1,3})\\s?[-–]\\s?(\\d{1,3})(?![\\d.-])");

    private FhirOddities() {}

    static void tell(JsonNode node, Remarks remarks) {
        for (var extension : JsonFile.each(node, "extension")) {
            unused(extension, remarks);
        }
        for (var field : node.properties()) {
            var value = field.getValue();
            if (value.isString()) {
                backwards(field.getKey(), value.stringValue(), remarks);
            } else {
                tell(value, remarks);
            }
        }
        if (node.isArray()) {
            node.values().forEach(child -> tell(child, remarks));
        }
    }

    private static void unused(JsonNode extension, Remarks remarks) {
        var url = JsonFile.text(extension, "url", "");
        UNUSED.forEach((name, sentence) -> {
            if (url.endsWith(name)) {
                remarks.warn(sentence);
            }
        });
        var language = JsonFile.text(extension.path("valueExpression"), "language", "");
        if (language.equals("text/cql") || language.equals("application/x-fhir-query")) {
            remarks.warn("It computes something in " + language + "; that is ignored.");
        }
    }

    private static void backwards(String field, String text, Remarks remarks) {
        var found = field.equals("text") || field.equals("display") || field.startsWith("value") ? span(text) : null;
        if (found != null) {
            remarks.warn("An explanation in the file reads \"" + found
                    + "\", which runs backwards. Relata uses its own bands.");
        }
    }

    private static @Nullable String span(String text) {
        var spans = SPAN.matcher(text);
        while (spans.find()) {
            if (Integer.parseInt(spans.group(1)) > Integer.parseInt(spans.group(2))) {
                return spans.group();
            }
        }
        return null;
    }
}
