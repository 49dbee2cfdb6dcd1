package org.relata.measure;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.instrument.Score;

/**
 * A response about to be stored.
 *
 * @param answers single answers by number, to be sealed; empty for totals
 */
record NewResponse(
        ResponseId id,
        CircleId circle,
        Optional<PersonId> subject,
        Response.Origin origin,
        OutcomeRow.When when,
        Score score,
        Map<Integer, Integer> answers,
        Instant at) {}
