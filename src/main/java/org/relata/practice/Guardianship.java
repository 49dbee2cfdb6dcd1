package org.relata.practice;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.PersonId;

/** Somebody signs, pays and books for a minor: an authority with dates, and never entry to a circle. */
public record Guardianship(
        UUID id,
        PersonId minor,
        PersonId guardian,
        String guardianName,
        Optional<String> custodyNote,
        LocalDate since,
        Optional<LocalDate> until) {
    public boolean stands(LocalDate on) {
        return until.isEmpty() || until.get().isAfter(on);
    }
}
