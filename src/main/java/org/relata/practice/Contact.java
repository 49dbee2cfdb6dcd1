package org.relata.practice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.relata.kernel.PersonId;

/** How to reach a person: for that person and for staff, never for another member. */
public record Contact(
        PersonId person,
        Optional<String> email,
        Optional<String> phone,
        Optional<LocalDate> bornOn,
        Locale language,
        Optional<ZoneId> zone) {}
