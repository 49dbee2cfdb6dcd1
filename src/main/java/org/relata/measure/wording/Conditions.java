package org.relata.measure.wording;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Wording;
import org.relata.measure.instrument.Wording.Show;
import org.relata.measure.instrument.Wording.When;
import org.relata.measure.wording.Draft.Question;
import tools.jackson.databind.JsonNode;

/** When a question is asked (FHIR enableWhen), by item numbers and values instead of names and codes. */
final class Conditions {
    private static final Set<String> OPERATORS = Set.of("exists", "=", "!=", ">", "<", ">=", "<=");

    private final Instrument instrument;
    private final Map<Integer, Question> matched;
    private final Remarks remarks;

    Conditions(Instrument instrument, Map<Integer, Question> matched, Remarks remarks) {
        this.instrument = instrument;
        this.matched = matched;
        this.remarks = remarks;
    }

    @Nullable
    Show of(Question question) {
        var all = new ArrayList<When>();
        var stated = JsonFile.each(question.source(), "enableWhen");
        for (var when : stated) {
            var read = when(when);
            if (read == null) {
                remarks.warn("Question " + question.link()
                        + " is shown by a condition that is not understood: it is always asked.");
                return null;
            }
            all.add(read);
        }
        boolean needsAll = stated.size() == 1
                || !JsonFile.text(question.source(), "enableBehavior", "all").equals("any");
        return all.isEmpty() ? null : new Show(needsAll, all);
    }

    private @Nullable When when(JsonNode when) {
        var link = JsonFile.text(when, "question", "");
        var operator = JsonFile.text(when, "operator", "");
        for (var entry : matched.entrySet()) {
            if (entry.getValue().link().equals(link) && OPERATORS.contains(operator)) {
                var value = value(when, entry.getKey(), entry.getValue());
                return value == null ? null : new When(entry.getKey(), operator, value);
            }
        }
        return null;
    }

    private @Nullable Integer value(JsonNode when, int number, Question other) {
        if (when.path("answerBoolean").isBoolean()) {
            return when.path("answerBoolean").booleanValue() ? 1 : 0;
        }
        var amount = JsonFile.number(when, "answerInteger");
        amount = amount == null ? JsonFile.number(when, "answerDecimal") : amount;
        if (amount != null) {
            return JsonFile.whole(amount);
        }
        var code = JsonFile.text(when.path("answerCoding"), "code");
        var item = instrument.item(number);
        if (code == null || item.isEmpty()) {
            return null;
        }
        try {
            return new AnswerValues(instrument, new Remarks())
                    .of(item.get(), other).stream()
                            .filter(option -> code.equals(option.code()) && option.value() != null)
                            .findFirst()
                            .map(Wording.Option::value)
                            .orElse(null);
        } catch (WordingRefused e) {
            return null;
        }
    }
}
