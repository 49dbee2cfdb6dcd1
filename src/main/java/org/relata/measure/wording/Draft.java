package org.relata.measure.wording;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Wording;
import tools.jackson.databind.JsonNode;

/**
 * What a file says, before it is matched with an instrument.
 *
 * @param formulas how the file computes its own total
 * @param totals names of the questions that hold a total, not an answer
 * @param languages that the file offers
 */
record Draft(Head head, List<Question> questions, List<Formula> formulas, Set<String> totals, List<String> languages) {

    record Head(String title, String language, @Nullable String instructions, Wording.Origin origin) {}

    /**
     * @param link the file's name for it
     * @param codes LOINC codes that it carries
     * @param grouped whether it sits inside a group
     * @param source where its conditions are read from
     */
    record Question(
            String link,
            Set<String> codes,
            Text text,
            Kind kind,
            List<Choice> choices,
            boolean grouped,
            JsonNode source) {}

    record Text(
            String text, @Nullable String help, @Nullable String control) {}

    record Choice(
            String text, @Nullable String code, @Nullable BigDecimal weight) {}

    /**
     * @param sums names of the questions that it adds up; empty when it is not understood
     * @param completeOnly whether it gives nothing when an answer is missing, rather than counting it as 0
     */
    record Formula(String link, String expression, Set<String> sums, boolean completeOnly) {}

    enum Kind {
        CHOICE,
        OPEN_CHOICE,
        NUMBER,
        BOOLEAN,
        OTHER;

        boolean scorable() {
            return this == CHOICE || this == NUMBER || this == BOOLEAN;
        }
    }
}
