package org.relata.measure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.PersonId;
import org.relata.measure.figure.Spread;

/**
 * A file of outcomes that was brought in.
 *
 * @param norms mean and SD before treatment, for each instrument in it
 * @param undoneAt since when all of it is gone again
 */
public record Batch(
        BatchId id,
        String fileName,
        int responses,
        PersonId by,
        Instant at,
        Optional<Instant> undoneAt,
        List<BatchNorm> norms) {
    /** M1 and SD1 (with n − 1) of the courses that have both scores, or of all first scores where no course has. */
    public record BatchNorm(String instrument, Spread spread) {}
}
