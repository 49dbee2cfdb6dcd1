package org.relata.measure.wording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relata.measure.wording.Draft.Choice;
import tools.jackson.databind.JsonNode;

/**
 * Answers that stand apart from their questions: FHIR ValueSets and CodeSystems, contained or in their own files. A
 * value is looked for on the answer, then in the ValueSet, then in the CodeSystem: the order of FHIRPath's weight().
 */
final class AnswerSets {
    private static final Set<String> VALUES = Set.of(
            "http://hl7.org/fhir/StructureDefinition/ordinalValue",
            "http://hl7.org/fhir/StructureDefinition/itemWeight",
            "http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue",
            "http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue");

    private final Map<String, JsonNode> valueSets = new HashMap<>();
    private final Map<String, JsonNode> codeSystems = new HashMap<>();

    void add(JsonNode resource) {
        var known = JsonFile.text(resource, "resourceType", "").equals("ValueSet") ? valueSets : codeSystems;
        var url = JsonFile.text(resource, "url");
        if (url != null) {
            known.putIfAbsent(bare(url), resource);
        }
        var id = JsonFile.text(resource, "id");
        if (id != null) {
            known.putIfAbsent("#" + id, resource);
        }
    }

    /** The answers of a set, or null when the set is not among the files. */
    @Nullable
    List<Choice> choices(String reference) {
        var set = valueSets.get(bare(reference));
        return set == null ? null : choices(set, 0);
    }

    private List<Choice> choices(JsonNode set, int depth) {
        var choices = new ArrayList<Choice>();
        for (var concept : JsonFile.each(set.path("expansion"), "contains")) {
            choices.add(choice(concept, JsonFile.text(concept, "system")));
        }
        if (!choices.isEmpty()) {
            return choices;
        }
        for (var include : JsonFile.each(set.path("compose"), "include")) {
            include(include, depth, choices);
        }
        return choices;
    }

    private void include(JsonNode include, int depth, List<Choice> choices) {
        var system = JsonFile.text(include, "system");
        var listed = JsonFile.each(include, "concept");
        for (var concept : listed) {
            choices.add(choice(concept, system));
        }
        var whole = system == null ? null : codeSystems.get(bare(system));
        if (listed.isEmpty() && whole != null) {
            for (var concept : JsonFile.each(whole, "concept")) {
                choices.add(choice(concept, system));
            }
        }
        for (var other : JsonFile.each(include, "valueSet")) {
            var set = other.isString() ? valueSets.get(bare(other.stringValue())) : null;
            if (set != null && depth < 5) {
                choices.addAll(choices(set, depth + 1));
            }
        }
    }

    /** An answer written as code and display, with what it counts as far as that is known. */
    Choice choice(JsonNode coding, @Nullable String system) {
        var code = JsonFile.text(coding, "code");
        var weight = weight(coding);
        var concept = concept(system, code);
        if (weight == null && concept != null) {
            weight = weight(concept);
        }
        var display = JsonFile.text(coding, "display");
        if (display == null && concept != null) {
            display = JsonFile.text(concept, "display");
        }
        return new Choice(display == null ? String.valueOf(code) : display, code, weight);
    }

    private @Nullable JsonNode concept(@Nullable String system, @Nullable String code) {
        if (system == null || code == null) {
            return null;
        }
        var known = codeSystems.get(bare(system));
        if (known == null) {
            return null;
        }
        for (var concept : JsonFile.each(known, "concept")) {
            if (code.equals(JsonFile.text(concept, "code"))) {
                return concept;
            }
        }
        return null;
    }

    /** The value that an element carries itself, as an extension or a CodeSystem property. */
    static @Nullable BigDecimal weight(JsonNode element) {
        for (var extension : JsonFile.each(element, "extension")) {
            if (VALUES.contains(JsonFile.text(extension, "url", ""))) {
                return amount(extension);
            }
        }
        for (var property : JsonFile.each(element, "property")) {
            var code = JsonFile.text(property, "code", "");
            if (code.equals("itemWeight") || code.equals("ordinalValue")) {
                return amount(property);
            }
        }
        return null;
    }

    private static @Nullable BigDecimal amount(JsonNode element) {
        var decimal = JsonFile.number(element, "valueDecimal");
        return decimal == null ? JsonFile.number(element, "valueInteger") : decimal;
    }

    private static String bare(String reference) {
        int version = reference.indexOf('|');
        return version < 0 ? reference : reference.substring(0, version);
    }
}
