package org.relata.measure.web;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.relata.measure.AnswerSheet;
import org.relata.measure.Sheet;
import org.relata.ui.Form;

/** Answers as fields of a form: q1, q2 and on. */
final class Answered {
    private Answered() {}

    static String field(int question) {
        return "q" + question;
    }

    /** What was sent, by question; a field that is none of ours is left out. */
    static Map<Integer, String> of(Form form) {
        Map<Integer, String> answers = new HashMap<>();
        form.values().keySet().stream()
                .filter(name -> name.matches("q\\d{1,3}"))
                .forEach(name -> answers.put(Integer.valueOf(name.substring(1)), form.value(name)));
        answers.values().removeIf(String::isEmpty);
        return answers;
    }

    /** The chosen values alone; what was skipped is missing. */
    static Map<Integer, Integer> chosen(Form form) {
        return of(form).entrySet().stream()
                .filter(entry -> entry.getValue().matches("-?\\d{1,4}"))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Integer.valueOf(entry.getValue())));
    }

    static Form form(Sheet sheet) {
        var form = Form.blank();
        for (var line : sheet.lines()) {
            var value = sheet.answers().value(line.number());
            form = value.isEmpty() ? form : form.with(field(line.number()), value);
        }
        return form;
    }

    static Form form(Map<Integer, Integer> answers) {
        var form = Form.blank();
        for (var answer : answers.entrySet()) {
            form = form.with(field(answer.getKey()), answer.getValue().toString());
        }
        return form;
    }

    static AnswerSheet.Window window(Form form) {
        return AnswerSheet.Window.of(form.value("window"));
    }
}
