package org.relata.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A way in that is still open.
 *
 * @param renewal whether the person has an account whose factors were lost
 * @param practice the name of the practice, and its zone where the browser tells none
 */
public record Invitation(
        UUID id,
        Holder holder,
        boolean renewal,
        String name,
        Optional<String> email,
        Locale language,
        String practice,
        ZoneId zone) {}
