package org.relata.scheduling;

import java.util.List;
import java.util.Optional;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;

/**
 * Members who can have a session together now, and how many they have had.
 *
 * @param whole whether that is everybody
 * @param agreed how many they have agreed on
 */
public record Company(CircleId circle, List<PersonId> members, boolean whole, int held, Optional<Integer> agreed) {}
