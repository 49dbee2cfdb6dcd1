package org.relata.plan;

import java.time.LocalDate;
import org.relata.kernel.CircleId;

/**
 * How far a goal had come on a day.
 *
 * @param level from -2 to +2; 0 is what was hoped for
 */
public record Attainment(CircleId circle, String goal, int level, LocalDate on) {}
