package org.relata.measure;

import org.jspecify.annotations.Nullable;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.RelationshipId;

/**
 * Answers were stored; published in the transaction. It holds ids and no answers.
 *
 * @param author who sent or typed them
 * @param subject whom they are about; null for the relationship as a whole
 * @param risk whether the answers ask for somebody to act; for the care team alone
 */
public record ResponseSubmitted(
        PracticeId practice,
        RelationshipId relationship,
        ResponseId response,
        PersonId author,
        @Nullable PersonId subject,
        String instrument,
        boolean risk) {}
