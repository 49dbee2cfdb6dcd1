package org.relata.measure.instrument;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.relata.measure.figure.Direction;
import org.relata.measure.figure.Interval;
import org.relata.measure.figure.Reliability;

/**
 * Something that can be measured here: an instrument of the catalogue, or a total of the practice's own.
 *
 * @param id the catalogue's id, or the uuid of a total of the practice's own
 * @param name short, as printed on charts
 * @param range lowest and highest possible total; null where nobody has said
 * @param instrument null for a total of the practice's own
 * @param reliability of a total of the practice's own, where it is known
 */
public record Definition(
        String id,
        String name,
        Direction direction,
        @Nullable Interval range,
        @Nullable Instrument instrument,
        @Nullable Reliability reliability) {

    public static Definition of(Instrument instrument) {
        var range = instrument.key().range();
        return new Definition(
                instrument.id(),
                instrument.shortTitle(),
                instrument.key().direction() == Instrument.Direction.HIGHER ? Direction.HIGHER : Direction.LOWER,
                new Interval(range.low().doubleValue(), range.high().doubleValue()),
                instrument,
                null);
    }

    public boolean isOwn() {
        return instrument == null;
    }

    /** What clients read: our own forms carry a title made for them, a published file's title is long and clinical. */
    public String title(Wording wording) {
        return wording.origin().format() == Wording.Format.OWN ? wording.title() : name;
    }

    /** Answered alone and kept in the member's safety circle, whoever asks. */
    public boolean isSafety() {
        return instrument != null && instrument.about().safety();
    }

    /** Whether it asks about what is between people rather than about one of them. */
    public boolean isOfRelationship() {
        return instrument != null && instrument.about().subject() != Instrument.Subject.PERSON;
    }

    /** Whether single answers can be taken; otherwise only a total. */
    public boolean byItems() {
        return instrument != null && instrument.byItems();
    }

    /** Whether there is one total to follow over time. */
    public boolean hasTotal() {
        return instrument == null || instrument.key().total();
    }

    /** Whether this total is possible. */
    public boolean holds(BigDecimal total) {
        return range == null || range.contains(total.doubleValue());
    }

    /** A digest of items and key: answers keep it, so that it can be told by which key they were scored. */
    public String version() {
        var facts = instrument == null ? id : instrument.items() + "|" + instrument.key();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
