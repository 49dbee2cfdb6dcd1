package org.relata.measure.wording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Wording.Format;
import org.relata.measure.instrument.Wording.Origin;
import org.relata.measure.wording.Draft.Choice;
import org.relata.measure.wording.Draft.Formula;
import org.relata.measure.wording.Draft.Head;
import org.relata.measure.wording.Draft.Kind;
import org.relata.measure.wording.Draft.Question;
import org.relata.measure.wording.Draft.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Reads a FHIR R4 Questionnaire (with the structured data capture extensions it knows) into a draft. */
final class FhirQuestionnaire {
    private static final Pattern LOINC = Pattern.compile("\\d{3,7}-\\d");
    private static final Set<String> HELP = Set.of("help", "lower", "upper", "unit", "prompt");

    private final FhirPack pack;
    private final Instrument instrument;
    private final Remarks remarks;
    private final List<Question> questions = new ArrayList<>();
    private final List<Formula> formulas = new ArrayList<>();
    private final Set<String> totals = new LinkedHashSet<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final List<String> instructions = new ArrayList<>();

    private FhirQuestionnaire(FhirPack pack, Instrument instrument, Remarks remarks) {
        this.pack = pack;
        this.instrument = instrument;
        this.remarks = remarks;
    }

    static Draft read(FhirPack pack, Instrument instrument, Remarks remarks) throws WordingRefused {
        var reading = new FhirQuestionnaire(pack, instrument, remarks);
        var root = pack.questionnaire();
        FhirOddities.tell(root, remarks);
        reading.walk(JsonFile.each(root, "item"), false);
        var language = JsonFile.text(root, "language", "und");
        var origin = new Origin(
                Format.FHIR,
                JsonFile.text(root, "copyright"),
                JsonFile.text(root, "url"),
                JsonFile.text(root, "version"));
        var above = reading.instructions.isEmpty() ? null : String.join("\n", reading.instructions);
        var title = JsonFile.text(root, "title", JsonFile.text(root, "name", instrument.title()));
        return new Draft(
                new Head(title, language, above, origin),
                reading.questions,
                reading.formulas,
                reading.totals,
                List.of(language));
    }

    private void walk(Collection<JsonNode> items, boolean grouped) throws WordingRefused {
        for (var item : items) {
            var link = JsonFile.text(item, "linkId");
            if (link == null) {
                throw new WordingRefused(pack.file() + ": a question after \""
                        + (links.isEmpty() ? "the start" : last()) + "\" has no linkId.");
            }
            if (!links.add(link)) {
                throw new WordingRefused(pack.file() + ": two questions have the linkId " + link + ".");
            }
            item(item, link, grouped);
        }
    }

    private String last() {
        return links.stream().reduce((first, second) -> second).orElse("");
    }

    private void item(JsonNode item, String link, boolean grouped) throws WordingRefused {
        var type = JsonFile.text(item, "type", "");
        switch (type) {
            case "group" -> {
                say(item);
                walk(JsonFile.each(item, "item"), true);
            }
            case "display" -> say(item);
            default -> {
                question(item, link, type, grouped);
                walk(
                        JsonFile.each(item, "item").stream()
                                .filter(child -> !shown(child))
                                .toList(),
                        true);
            }
        }
    }

    private static boolean shown(JsonNode child) {
        return JsonFile.text(child, "type", "").equals("display");
    }

    private void say(JsonNode item) {
        var text = JsonFile.text(item, "text");
        if (text != null && questions.isEmpty()) {
            instructions.add(text);
        }
    }

    private void question(JsonNode item, String link, String type, boolean grouped) throws WordingRefused {
        var codes = codes(item, link);
        var expression = FhirFormula.expression(item);
        var score = instrument.codes() == null ? null : instrument.codes().score();
        boolean holdsTotal = score != null && codes.contains(score);
        if (expression != null || holdsTotal || item.path("readOnly").equals(BooleanNode.TRUE)) {
            totals.add(link);
            if (expression != null) {
                formulas.add(FhirFormula.understand(pack.questionnaire(), item, link, expression));
            }
            return;
        }
        var kind = kind(type);
        var choices = kind == Kind.CHOICE || kind == Kind.OPEN_CHOICE ? choices(item, link) : List.<Choice>of();
        questions.add(new Question(link, codes, text(item), kind, choices, grouped, item));
    }

    private Kind kind(String type) {
        return switch (type) {
            case "choice" -> Kind.CHOICE;
            case "open-choice" -> Kind.OPEN_CHOICE;
            case "integer", "decimal" -> Kind.NUMBER;
            case "boolean" -> Kind.BOOLEAN;
            default -> Kind.OTHER;
        };
    }

    private Set<String> codes(JsonNode item, String link) {
        var codes = new LinkedHashSet<String>();
        for (var coding : JsonFile.each(item, "code")) {
            var code = JsonFile.text(coding, "code");
            if (code != null) {
                codes.add(code);
            }
        }
        var inLink = LOINC.matcher(link);
        if (inLink.find()) {
            codes.add(inLink.group());
        }
        return codes;
    }

    private Text text(JsonNode item) {
        var prefix = JsonFile.text(item, "prefix");
        var text = JsonFile.text(item, "text", "");
        var help = new ArrayList<String>();
        for (var child : JsonFile.each(item, "item")) {
            var said = JsonFile.text(child, "text");
            if (shown(child) && said != null) {
                help.add(said);
            }
        }
        var above = prefix == null || text.startsWith(prefix) ? text : prefix + " " + text;
        return new Text(above, help.isEmpty() ? null : String.join("\n", help), control(item));
    }

    private static @Nullable String control(JsonNode item) {
        for (var extension : JsonFile.each(item, "extension")) {
            if (JsonFile.text(extension, "url", "").endsWith("/questionnaire-itemControl")) {
                for (var coding : JsonFile.each(extension.path("valueCodeableConcept"), "coding")) {
                    var code = JsonFile.text(coding, "code");
                    return code == null || HELP.contains(code) ? null : code;
                }
            }
        }
        return null;
    }

    private List<Choice> choices(JsonNode item, String link) throws WordingRefused {
        var choices = new ArrayList<Choice>();
        for (var option : JsonFile.each(item, "answerOption")) {
            choices.add(option(option));
        }
        var set = JsonFile.text(item, "answerValueSet");
        if (!choices.isEmpty() || set == null) {
            return choices;
        }
        var found = pack.answerSets.choices(set);
        if (found == null || found.isEmpty()) {
            throw new WordingRefused(pack.file() + ": the answers of question " + link + " stand in " + set
                    + ", which is not among the files. Choose that file as well.");
        }
        return found;
    }

    private Choice option(JsonNode option) {
        var coding = option.path("valueCoding");
        var weight = AnswerSets.weight(option);
        if (coding.isObject()) {
            var choice = pack.answerSets.choice(coding, JsonFile.text(coding, "system"));
            return new Choice(choice.text(), choice.code(), weight == null ? choice.weight() : weight);
        }
        var number = JsonFile.number(option, "valueInteger");
        var text = number == null ? JsonFile.text(option, "valueString", "") : number.toPlainString();
        return new Choice(text, null, weight == null ? number : weight);
    }
}
