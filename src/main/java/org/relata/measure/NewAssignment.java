package org.relata.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.PersonId;

/**
 * One or several instruments to be answered.
 *
 * @param member the one who is asked; empty asks everybody in the relationship
 */
public record NewAssignment(List<String> instruments, Optional<PersonId> member, LocalDate dueOn) {}
