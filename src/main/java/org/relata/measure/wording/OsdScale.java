package org.relata.measure.wording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Wording.Format;
import org.relata.measure.instrument.Wording.Origin;
import org.relata.measure.wording.Draft.Choice;
import org.relata.measure.wording.Draft.Head;
import org.relata.measure.wording.Draft.Kind;
import org.relata.measure.wording.Draft.Question;
import org.relata.measure.wording.Draft.Text;
import tools.jackson.databind.JsonNode;

/** Reads an Open Scale Definition file (version 1) into a draft. */
final class OsdScale {
    private static final Set<String> SHOWN = Set.of("inst", "instruction", "section", "display", "image", "html");

    private final JsonNode definition;
    private final JsonNode texts;
    private final Remarks remarks;

    private OsdScale(JsonNode definition, JsonNode texts, Remarks remarks) {
        this.definition = definition;
        this.texts = texts;
        this.remarks = remarks;
    }

    static Draft read(JsonNode root, @Nullable String wanted, Remarks remarks) throws WordingRefused {
        var languages = List.copyOf(root.path("translations").propertyNames());
        if (languages.isEmpty()) {
            throw new WordingRefused("The file has no texts in any language (translations).");
        }
        if (wanted != null && !languages.contains(wanted)) {
            throw new WordingRefused("The file has no texts in " + wanted + ", only in " + languages + ".");
        }
        var language = wanted != null ? wanted : languages.contains("en") ? "en" : languages.getFirst();
        var texts = root.path("translations").path(language);
        var reading = new OsdScale(root.path("definition"), texts, remarks);
        return new Draft(reading.head(language), reading.questions(), List.of(), Set.of(), languages);
    }

    private Head head(String language) {
        var info = definition.path("scale_info");
        var rights = new LinkedHashSet<String>();
        for (var field : List.of("license", "license_explanation", "citation")) {
            var text = JsonFile.text(info, field);
            if (text != null) {
                rights.add(text);
            }
        }
        var origin = new Origin(
                Format.OSD,
                rights.isEmpty() ? null : String.join("\n", rights),
                JsonFile.text(info, "url"),
                JsonFile.text(info, "version"));
        var above = JsonFile.text(definition.path("likert_options"), "question_head");
        return new Head(JsonFile.text(info, "name", ""), language, above == null ? null : said(above), origin);
    }

    private List<Question> questions() throws WordingRefused {
        var questions = new ArrayList<Question>();
        var links = new LinkedHashSet<String>();
        for (var item : JsonFile.each(definition, "items")) {
            var type = JsonFile.text(item, "type", "likert");
            var link = JsonFile.text(item, "id");
            if (SHOWN.contains(type)) {
                continue;
            }
            if (link == null || !links.add(link)) {
                throw new WordingRefused(link == null ? "An item has no id." : "Two items have the id " + link + ".");
            }
            if (item.has("visible_when")) {
                remarks.warn("Item " + link + " is shown by a condition of the file's own: it is always asked.");
            }
            var text = new Text(said(JsonFile.text(item, "text_key", link)), null, null);
            boolean likert = type.equals("likert");
            var choices = likert ? choices(item) : List.<Choice>of();
            questions.add(new Question(link, Set.of(), text, likert ? Kind.CHOICE : Kind.OTHER, choices, false, item));
        }
        return questions;
    }

    private List<Choice> choices(JsonNode item) {
        var scale = definition.path("likert_options");
        var labels = item.path("likert_labels").isArray()
                ? JsonFile.each(item, "likert_labels")
                : JsonFile.each(scale, "labels");
        var from = JsonFile.number(item, "likert_min");
        from = from == null ? JsonFile.number(scale, "min") : from;
        var choices = new ArrayList<Choice>();
        for (var label : labels) {
            var weight = from == null ? null : from.add(BigDecimal.valueOf(choices.size()));
            choices.add(new Choice(said(label.isString() ? label.stringValue() : ""), null, weight));
        }
        return choices;
    }

    private String said(String key) {
        return JsonFile.text(texts, key, "");
    }
}
