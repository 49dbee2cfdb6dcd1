package org.relata.measure.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.relata.kernel.Refused;
import org.relata.measure.wording.PastedSheet;
import org.relata.ui.Form;

/** Lines of the official sheet, as they were pasted. */
record PastedForm(Form form) {
    private static final Pattern APART = Pattern.compile("\\s*(\\d{1,3}(?:\\s*[,-]\\s*\\d{1,3})*)\\s*:\\s*(.+)");

    PastedSheet sheet() {
        if (form.value("items").isBlank()) {
            throw new Refused("Choose a file, or paste the questions of the official sheet below.");
        }
        return new PastedSheet(
                form.value("title").strip(),
                language(),
                form.given("instructions").orElse(null),
                form.value("items"),
                answers(),
                form.given("copyright").orElse(null));
    }

    private String language() {
        var language = form.given("language").orElse("en");
        if (language.length() > 35
                || Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw new Refused("Give the language by its short name, such as en or de.");
        }
        return language;
    }

    private List<PastedSheet.Answers> answers() {
        var all = new ArrayList<PastedSheet.Answers>();
        form.value("apart").lines().filter(line -> !line.isBlank()).forEach(line -> all.add(apart(line)));
        all.add(new PastedSheet.Answers(List.of(), form.value("answers")));
        return all;
    }

    /** "11-13, 16: one | two | three" gives these questions answers of their own. */
    private static PastedSheet.Answers apart(String line) {
        var found = APART.matcher(line);
        if (!found.matches()) {
            throw new Refused("“%s” does not begin with a question’s number and a colon, as in 12: never | often."
                    .formatted(line.substring(0, Math.min(line.length(), 60))));
        }
        var numbers = Arrays.stream(found.group(1).split(","))
                .flatMap(part -> range(part.strip()).stream())
                .toList();
        var labels =
                Arrays.stream(found.group(2).split("\\|")).map(String::strip).collect(Collectors.joining("\n"));
        return new PastedSheet.Answers(numbers, labels);
    }

    private static List<Integer> range(String part) {
        var ends = Arrays.stream(part.split("-"))
                .map(String::strip)
                .map(Integer::valueOf)
                .toList();
        var numbers = new ArrayList<Integer>();
        for (int i = ends.getFirst(); i <= ends.getLast(); i++) {
            numbers.add(i);
        }
        return numbers;
    }
}
