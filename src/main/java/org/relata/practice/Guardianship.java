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
    private static final int LONGEST_NOTE = 2_000;

    /** Whether a note is longer than is kept: on custody, or on why nobody signs. */
    public static boolean isTooLong(String note) {
        return note.length() > LONGEST_NOTE;
    }

    public boolean stands(LocalDate on) {
        return until.isEmpty() || until.get().isAfter(on);
    }
}
