package org.relata.measure;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relata.measure.figure.ChangeRule;
import org.relata.measure.figure.CutOff;
import org.relata.measure.figure.Norm;
import org.relata.measure.figure.Reliability;
import org.relata.measure.figure.ReliableChange;
import org.relata.measure.figure.Spread;
import org.relata.measure.figure.Yardstick;
import org.relata.measure.instrument.Definition;
import org.relata.measure.instrument.Instrument;

/**
 * By what a change in an instrument is judged unless somebody sets it otherwise: the published reliable change where there is one, else the
 * Jacobson–Truax index from the published reliability and the best known SD; and the first published cut-off. What was not read in its source says so.
 */
final class Yardsticks {
    private static final String TO_CONFIRM = ", to be confirmed by the practice";

    private Yardsticks() {}

    /**
     * The yardstick, or null where nothing is known by which to judge.
     *
     * @param sample mean and SD of a group in treatment here, which goes before a published one; null for none
     */
    static @Nullable Yardstick of(Definition definition, @Nullable Spread sample) {
        var rule = rule(definition, sample);
        return rule == null ? null : new Yardstick(definition.direction(), rule, cutOff(definition));
    }

    /** The first published cut-off; null for none. */
    static @Nullable CutOff cutOff(Definition definition) {
        var instrument = definition.instrument();
        if (instrument == null || instrument.norms().cutoffs().isEmpty()) {
            return null;
        }
        var first = instrument.norms().cutoffs().getFirst();
        return CutOff.given(first.value().doubleValue(), !first.inclusive(), source(first.source(), first.certainty()));
    }

    /** The published reliability, the cautious end of it; internal consistency before retest, since that is what most norms rest on. */
    static @Nullable Reliability reliability(Definition definition) {
        var instrument = definition.instrument();
        if (instrument == null) {
            return definition.reliability();
        }
        return instrument.norms().reliability().stream()
                .filter(known -> known.of() == null)
                .min(Comparator.comparing(Instrument.Reliability::kind))
                .map(known -> new Reliability(
                        known.low().doubleValue(),
                        known.kind() == Instrument.ReliabilityKind.ALPHA
                                ? Reliability.Kind.ALPHA
                                : Reliability.Kind.RETEST,
                        source(known.source(), known.certainty())))
                .orElse(null);
    }

    /** The first published sample; null for none. */
    static @Nullable Spread published(Definition definition) {
        var instrument = definition.instrument();
        var samples = instrument == null
                ? List.<Instrument.Sample>of()
                : instrument.norms().samples();
        return samples.stream()
                .findFirst()
                .map(known -> new Spread(
                        known.mean().doubleValue(),
                        known.sd().doubleValue(),
                        0,
                        known.name() + ", " + source(known.source(), known.certainty())))
                .orElse(null);
    }

    /** The published reliable change, the cautious end of it. */
    static ChangeRule points(Instrument.Figure published) {
        return new ChangeRule.Points(
                published.high().doubleValue(), "reliable change", source(published.source(), published.certainty()));
    }

    private static @Nullable ChangeRule rule(Definition definition, @Nullable Spread sample) {
        var instrument = definition.instrument();
        var published = instrument == null ? null : instrument.norms().reliableChange();
        if (published != null) {
            return points(published);
        }
        var reliability = reliability(definition);
        var spread = sample == null || !(sample.sd() > 0) ? published(definition) : sample;
        return reliability == null || spread == null
                ? null
                : new ChangeRule.Computed(ReliableChange.JT, new Norm(reliability, spread, null));
    }

    private static String source(String source, Instrument.Certainty certainty) {
        return certainty.toConfirm() ? source + TO_CONFIRM : source;
    }
}
