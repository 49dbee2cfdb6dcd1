package org.relata.measure.wording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Scoring;
import org.relata.measure.instrument.Wording;
import org.relata.measure.instrument.Wording.Line;
import org.relata.measure.instrument.Wording.Option;
import org.relata.measure.wording.WordingFile.Check;
import tools.jackson.databind.JsonNode;

/** Scores a FHIR QuestionnaireResponse anew and compares with the total that it stores. */
final class FhirResponse {
    private final Instrument instrument;
    private final Wording wording;
    private final Set<String> totals;
    private final Map<Integer, Integer> answers = new LinkedHashMap<>();
    private final List<String> unmatched = new ArrayList<>();
    private final Map<String, JsonNode> strangers = new LinkedHashMap<>();
    private @Nullable BigDecimal stored;

    private FhirResponse(Instrument instrument, Wording wording, Set<String> totals) {
        this.instrument = instrument;
        this.wording = wording;
        this.totals = totals;
    }

    static Check check(String file, JsonNode response, Instrument instrument, Wording wording, Set<String> totals) {
        var reading = new FhirResponse(instrument, wording, totals);
        reading.walk(response);
        reading.byNumber();
        var score = Scoring.score(instrument, reading.answers);
        var total = score.total();
        var stored = reading.stored;
        boolean agrees = stored == null || total != null && total.compareTo(stored) == 0;
        return new Check(file, score, stored, agrees, List.copyOf(reading.unmatched));
    }

    private void walk(JsonNode parent) {
        for (var item : JsonFile.each(parent, "item")) {
            item(item);
            walk(item);
            for (var answer : JsonFile.each(item, "answer")) {
                walk(answer);
            }
        }
    }

    private void item(JsonNode item) {
        var link = JsonFile.text(item, "linkId", "");
        var answers = JsonFile.each(item, "answer");
        if (answers.isEmpty()) {
            return;
        }
        var answer = answers.iterator().next();
        var score = instrument.codes() == null ? null : instrument.codes().score();
        if (totals.contains(link) || score != null && link.contains(score)) {
            stored = amount(answer);
            return;
        }
        var line = line(link);
        if (line == null) {
            unmatched.add(link);
            strangers.put(link, answer);
        } else {
            take(line, link, answer);
        }
    }

    private @Nullable Line line(String link) {
        var all = new ArrayList<>(wording.items());
        all.addAll(wording.extras());
        return all.stream().filter(line -> line.link().equals(link)).findFirst().orElse(null);
    }

    // Names that differ throughout (PHQ.1 beside PHQ-9.1) are told as unmatched, and still scored if they are complete.
    private void byNumber() {
        if (!answers.isEmpty()) {
            return;
        }
        strangers.forEach((link, answer) -> {
            var number = Matching.number(link);
            if (number != null) {
                wording.line(number).ifPresent(line -> take(line, link, answer));
            }
        });
    }

    private void take(Line line, String link, JsonNode answer) {
        var value = value(line, answer);
        var item = instrument.item(line.number());
        if (value != null && item.isPresent() && item.get().values().contains(value)) {
            answers.put(line.number(), value);
        } else if (value != null || !declined(line, answer)) {
            unmatched.add(link + ": its answer is not one of the questionnaire's");
        }
    }

    private static boolean declined(Line line, JsonNode answer) {
        var code = JsonFile.text(answer.path("valueCoding"), "code");
        return code != null
                && line.options().stream().anyMatch(option -> option.value() == null && code.equals(option.code()));
    }

    private static @Nullable Integer value(Line line, JsonNode answer) {
        var coding = answer.path("valueCoding");
        var weight = AnswerSets.weight(answer);
        weight = weight == null ? AnswerSets.weight(coding) : weight;
        if (weight != null) {
            return JsonFile.whole(weight);
        }
        if (answer.path("valueBoolean").isBoolean()) {
            return answer.path("valueBoolean").booleanValue() ? 1 : 0;
        }
        var code = JsonFile.text(coding, "code");
        var text = JsonFile.text(coding, "display", JsonFile.text(answer, "valueString", ""));
        for (var option : line.options()) {
            if (code != null && option.code() != null ? code.equals(option.code()) : same(option, text)) {
                return option.value();
            }
        }
        return JsonFile.whole(amount(answer));
    }

    private static boolean same(Option option, String text) {
        return option.text().equalsIgnoreCase(text);
    }

    /** A number however it is written: decimal, integer, quantity or text. */
    private static @Nullable BigDecimal amount(JsonNode answer) {
        for (var field : List.of("valueDecimal", "valueInteger")) {
            var number = JsonFile.number(answer, field);
            if (number != null) {
                return number;
            }
        }
        var quantity = JsonFile.number(answer.path("valueQuantity"), "value");
        var text = JsonFile.text(answer, "valueString", "");
        return quantity == null && text.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? new BigDecimal(text) : quantity;
    }
}
