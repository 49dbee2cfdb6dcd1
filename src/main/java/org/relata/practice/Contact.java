package org.relata.practice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.relata.kernel.PersonId;

/**
 * How to reach a person: for that person and for staff, never for another member.
 *
 * @param email may be shared by partners
 * @param zone where the person lives, when it is not the practice's own
 * @param noGuardianBecause why nobody signs for this minor, where that is so
 */
public record Contact(
        PersonId person,
        Optional<String> email,
        Optional<String> phone,
        Optional<LocalDate> bornOn,
        Locale language,
        Optional<ZoneId> zone,
        Optional<String> noGuardianBecause) {
    /** From this age on a person signs alone. */
    public static final int OF_AGE = 18;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    Contact unsigned(String because) {
        return new Contact(person, email, phone, bornOn, language, zone, Optional.of(because));
    }

    public boolean isMinor(LocalDate today) {
        return bornOn.filter(born -> isMinor(born, today)).isPresent();
    }

    public static boolean isMinor(LocalDate bornOn, LocalDate today) {
        return bornOn.plusYears(OF_AGE).isAfter(today);
    }

    /** Whether mail could be sent there at all; whether somebody reads it, only an answer tells. */
    public static boolean isEmail(String text) {
        return text.length() <= 254 && EMAIL.matcher(text).matches();
    }
}
