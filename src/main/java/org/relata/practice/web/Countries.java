package org.relata.practice.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.relata.ui.Option;

/** The countries of ISO 3166, by name in the reader's language. */
public final class Countries {
    private Countries() {}

    public static List<Option> in(Locale language) {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Option(code, Locale.of("", code).getDisplayCountry(language)))
                .sorted(Comparator.comparing(Option::label, java.text.Collator.getInstance(language)))
                .toList();
    }

    static boolean isOne(String code) {
        return Arrays.asList(Locale.getISOCountries()).contains(code);
    }
}
