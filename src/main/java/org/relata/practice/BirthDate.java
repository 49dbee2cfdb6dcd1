package org.relata.practice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A birth date as a form sends it: ISO 8601, within living memory, or nothing. */
public final class BirthDate {
    private BirthDate() {}

    /** Whether the text is empty or a day on which somebody now alive may have been born. */
    public static boolean isPlausible(String text, LocalDate today) {
        return text.isBlank()
                || parse(text)
                        .filter(day -> !day.isAfter(today) && day.isAfter(today.minusYears(130)))
                        .isPresent();
    }

    public static Optional<LocalDate> parse(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.strip())).filter(day -> day.getYear() < 10_000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
