package org.relata.measure.web;

import java.util.List;
import java.util.Locale;
import org.relata.kernel.Refused;
import org.relata.measure.PastedSheet;
import org.relata.ui.Form;

/** Lines of the official sheet, as they were pasted. */
record PastedForm(Form form) {
    PastedSheet sheet() {
        var items = form.value("items");
        if (items.isBlank()) {
            throw new Refused("Choose a file, or paste the questions of the official sheet.");
        }
        var language = form.given("language").orElse("en");
        if (language.length() > 35
                || Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw new Refused("Give the language by its short name, such as en or de.");
        }
        return new PastedSheet(
                form.value("title").strip(),
                language,
                form.given("instructions").orElse(null),
                items,
                List.of(new PastedSheet.Answers(List.of(), form.value("answers"))),
                form.given("copyright").orElse(null));
    }
}
