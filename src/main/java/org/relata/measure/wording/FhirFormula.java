package org.relata.measure.wording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relata.measure.wording.Draft.Formula;
import tools.jackson.databind.JsonNode;

/**
 * Recognises the two ways in which the forms of the US National Library of Medicine add up answers: variables that look
 * each answer's value up, then a sum guarded by exists(); or {@code answer.weight().sum()} over all items but some.
 * Nothing is executed. Whatever else a file computes is kept as text and not trusted.
 */
final class FhirFormula {
    private static final String NOTHING = ",{})";
    private static final String CALCULATED = "/sdc-questionnaire-calculatedExpression";
    private static final Pattern LOOK_UP =
            Pattern.compile("%questionnaire\\.item\\.where\\(linkId='([^']+)'\\)\\.answerOption"
                    + "\\.where\\(valueCoding\\.code=%resource\\.item\\.where\\(linkId='([^']+)'\\)"
                    + "\\.answer\\.value(?:Coding)?\\.code\\)\\.extension\\.where\\(url=[^)]+\\)\\.value(?:Decimal)?");
    private static final Pattern GUARDED = Pattern.compile("iif\\(%(\\w+)\\.exists\\(\\),%(\\w+),0\\)");
    private static final Pattern WHOLE = Pattern.compile(
            "%resource\\.item(?:\\.where\\(linkId!='([^']+)'\\))?\\.answer\\.(?:weight|ordinal)\\(\\)\\.sum\\(\\)");

    /** Stands in {@link Formula#sums()} for every question but those named after it. */
    static final String ALL_BUT = "*";

    private FhirFormula() {}

    static @Nullable String expression(JsonNode item) {
        for (var extension : JsonFile.each(item, "extension")) {
            if (JsonFile.text(extension, "url", "").endsWith(CALCULATED)) {
                return JsonFile.text(extension.path("valueExpression"), "expression", "(none)");
            }
        }
        return null;
    }

    static Formula understand(JsonNode root, JsonNode item, String link, String expression) {
        var dense = dense(expression);
        var whole = WHOLE.matcher(dense);
        if (whole.matches()) {
            var but = whole.group(1);
            return new Formula(link, expression, but == null ? Set.of(ALL_BUT) : Set.of(ALL_BUT, but), false);
        }
        var variables = variables(root, item);
        int comma = guardEnd(dense);
        if (comma < 0) {
            return new Formula(link, expression, sums(dense, variables), true);
        }
        var sum = dense.substring(comma + 1, dense.length() - NOTHING.length());
        boolean completeOnly = dense.substring(0, comma).contains(")and%");
        return new Formula(link, expression, sums(sum, variables), completeOnly);
    }

    /** Where the condition of {@code iif(condition,sum,{})} ends; -1 when it is not of that form. */
    private static int guardEnd(String dense) {
        int end = dense.length() - NOTHING.length();
        int depth = 0;
        for (int i = "iif(".length(); i < end && dense.startsWith("iif(") && dense.endsWith(NOTHING); i++) {
            char c = dense.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, String> variables(JsonNode root, JsonNode item) {
        var links = new LinkedHashMap<String, String>();
        for (var holder : List.of(root, item)) {
            for (var extension : JsonFile.each(holder, "extension")) {
                var value = extension.path("valueExpression");
                var look = LOOK_UP.matcher(dense(JsonFile.text(value, "expression", "")));
                if (look.matches() && look.group(1).equals(look.group(2))) {
                    links.put(JsonFile.text(value, "name", ""), look.group(1));
                }
            }
        }
        return links;
    }

    private static Set<String> sums(String sum, Map<String, String> variables) {
        var links = new LinkedHashSet<String>();
        for (var term : terms(sum)) {
            var guarded = GUARDED.matcher(term);
            var name = guarded.matches() && guarded.group(1).equals(guarded.group(2))
                    ? guarded.group(1)
                    : term.startsWith("%") ? term.substring(1) : "";
            var link = variables.get(name);
            if (link == null || !links.add(link)) {
                return Set.of();
            }
        }
        return links;
    }

    private static List<String> terms(String sum) {
        var terms = new ArrayList<String>();
        int from = 0;
        for (int plus = sum.indexOf('+'); plus >= 0; plus = sum.indexOf('+', from)) {
            terms.add(sum.substring(from, plus));
            from = plus + 1;
        }
        terms.add(sum.substring(from));
        return terms;
    }

    private static String dense(String expression) {
        var dense = new StringBuilder();
        expression.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> dense.append((char) c));
        return dense.toString();
    }
}
