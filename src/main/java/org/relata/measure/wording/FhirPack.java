package org.relata.measure.wording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The FHIR resources of the files that were chosen together: one Questionnaire and what belongs to it. */
final class FhirPack {
    private static final Set<String> ASIDE = Set.of("OperationOutcome", "ImplementationGuide", "Provenance");

    final AnswerSets answerSets = new AnswerSets();
    final Map<String, JsonNode> responses = new LinkedHashMap<>();
    private @Nullable JsonNode questionnaire;
    private String questionnaireFile = "";

    void add(String file, JsonNode resource, Remarks remarks) throws WordingRefused {
        var type = JsonFile.text(resource, "resourceType", "");
        switch (type) {
            case "Bundle" -> {
                for (var entry : JsonFile.each(resource, "entry")) {
                    add(file, entry.path("resource"), remarks);
                }
            }
            case "Questionnaire" -> questionnaire(file, resource);
            case "QuestionnaireResponse" -> responses.put(unique(file), resource);
            case "ValueSet", "CodeSystem" -> answerSets.add(resource);
            case "" -> throw new WordingRefused(file + " holds something that is not a FHIR resource.");
            default -> {
                if (!ASIDE.contains(type)) {
                    throw new WordingRefused(file + " holds a FHIR " + type + ", not a Questionnaire.");
                }
                remarks.warn(file + ": the " + type + " was left aside.");
            }
        }
    }

    JsonNode questionnaire() throws WordingRefused {
        if (questionnaire == null) {
            throw new WordingRefused("There is no FHIR Questionnaire among the files.");
        }
        return questionnaire;
    }

    String file() {
        return questionnaireFile;
    }

    private void questionnaire(String file, JsonNode resource) throws WordingRefused {
        if (questionnaire != null) {
            throw new WordingRefused("There are two Questionnaires, in " + questionnaireFile + " and in " + file
                    + ". Choose the files of one.");
        }
        questionnaire = resource;
        questionnaireFile = file;
        for (var contained : JsonFile.each(resource, "contained")) {
            answerSets.add(contained);
        }
    }

    private String unique(String file) {
        return responses.containsKey(file) ? file + " (" + (responses.size() + 1) + ")" : file;
    }
}
