package org.relata.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;

/**
 * One or several instruments to be answered.
 *
 * @param member the one who is asked; empty asks everybody in the relationship
 */
public record NewAssignment(List<String> instruments, Optional<PersonId> member, LocalDate dueOn) {
    /** A day to answer by; refused in words where it is over for who asks. */
    public static LocalDate upcoming(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            throw new Refused("Choose today or a later day.");
        }
        return day;
    }
}
