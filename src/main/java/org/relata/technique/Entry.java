package org.relata.technique;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;

/**
 * What was entered at a step.
 *
 * @param subject the member for whom it was entered; empty where it is for all
 * @param values by field; see {@link Values}
 * @param waiting whether only its author and the care team read it until all have entered theirs
 */
public record Entry(
        CircleId circle,
        PersonId author,
        Optional<PersonId> subject,
        String step,
        int round,
        int visit,
        Map<String, List<String>> values,
        Instant written,
        boolean waiting) {
    public List<String> value(String field) {
        return values.getOrDefault(field, List.of());
    }
}
