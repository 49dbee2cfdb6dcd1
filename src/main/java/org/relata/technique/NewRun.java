package org.relata.technique;

import java.util.List;
import org.relata.kernel.PersonId;
import org.relata.technique.exercise.Setting;

/**
 * What is to be begun.
 *
 * @param exercise its key
 * @param members who take part, in the order in which roles are given
 */
public record NewRun(String exercise, Setting setting, List<PersonId> members) {}
