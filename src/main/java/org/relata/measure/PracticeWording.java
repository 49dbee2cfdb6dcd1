package org.relata.measure;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.PersonId;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Wording;

/**
 * The words of an instrument as this practice shows them.
 *
 * @param id empty for our own forms, whose words come with Relata
 * @param order the published order of the items when several circulate
 * @param accepted who took the licence, and when; null for our own forms
 */
public record PracticeWording(
        Optional<WordingId> id,
        int version,
        @Nullable String order,
        Wording wording,
        @Nullable Acceptance accepted) {
    public record Acceptance(PersonId by, Instant at, String licence) {}

    static PracticeWording ours(Wording wording) {
        return new PracticeWording(Optional.empty(), 1, null, wording, null);
    }

    /** The instrument keyed as these words print it. */
    Instrument keyed(Instrument instrument) {
        return order == null ? instrument : instrument.inOrder(order);
    }
}
