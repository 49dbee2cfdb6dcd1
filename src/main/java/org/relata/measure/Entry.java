package org.relata.measure;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.PersonId;
import org.relata.measure.file.OutcomeRow;

/**
 * What a clinician types in: answers copied from paper, or a total that was computed elsewhere.
 *
 * @param subject whom it is about; empty for the relationship as a whole
 * @param assignment the request that it answers, if any
 * @param answers by the question's number; empty where a total is given
 * @param total null where answers are given
 * @param parts totals of subscales by name
 */
public record Entry(
        String instrument,
        Optional<PersonId> subject,
        Optional<AssignmentId> assignment,
        OutcomeRow.When when,
        Map<Integer, Integer> answers,
        @Nullable BigDecimal total,
        Map<String, BigDecimal> parts) {}
