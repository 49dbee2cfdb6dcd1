package org.relata.measure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Refused;
import org.relata.measure.figure.ChangeRule;
import org.relata.measure.figure.Criteria;
import org.relata.measure.figure.CutOff;
import org.relata.measure.figure.Reliability;
import org.relata.measure.figure.ReliableChange;
import org.relata.measure.figure.Spread;
import org.relata.measure.instrument.Definition;

/**
 * By what a whole practice's courses in one instrument are judged; what is empty is taken from what is published, and else from the courses
 * themselves.
 *
 * @param batch only the scores of one file
 * @param method empty takes the published reliable change where there is one, and Jacobson–Truax otherwise
 * @param reliability r, between 0 and 1
 * @param line how the cut-off is found
 * @param sample M1 and SD1 of a clinical group; empty takes the courses at hand
 * @param functional M0 and SD0 of people without the trouble
 */
public record OutcomeSettings(
        String instrument,
        Optional<BatchId> batch,
        Optional<ReliableChange> method,
        Optional<Double> reliability,
        Line line,
        Optional<Spread> sample,
        Optional<Spread> functional) {
    /** Where the cut-off comes from. */
    public enum Line {
        /** The published one where there is one, and a otherwise. */
        USUAL,
        A,
        B,
        C,
        NONE
    }

    public static OutcomeSettings usual(String instrument) {
        return new OutcomeSettings(
                instrument,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Line.USUAL,
                Optional.empty(),
                Optional.empty());
    }

    /** @param norm of the files that the courses came with; null for none */
    Criteria criteria(Definition definition, @Nullable Spread norm) {
        var others = functional.orElseGet(() -> Yardsticks.published(definition));
        var rule = rule(definition, norm);
        var cutOff = rule instanceof ChangeRule.Unknown && line == Line.USUAL ? null : line(definition);
        if (cutOff instanceof Criteria.Drawn(var kind) && kind.needsFunctional() && others == null) {
            throw new Refused(
                    "The cut-offs b and c need M0 and SD0, the mean and the SD of people without the trouble.");
        }
        return new Criteria(definition.direction(), rule, cutOff, sample.orElse(norm), others);
    }

    /** Unless somebody sets it otherwise, the very rule by which a single relationship is judged. */
    private Criteria.Rule rule(Definition definition, @Nullable Spread norm) {
        var usual = Yardsticks.of(definition, norm);
        if (usual != null && isUntouched()) {
            return usual.rule();
        }
        if (isUntouched() && Yardsticks.reliability(definition) == null) {
            return new ChangeRule.Unknown();
        }
        return new Criteria.Index(method.orElse(ReliableChange.JT), reliability(definition));
    }

    /** Whether the rule is left to what is known. */
    private boolean isUntouched() {
        return method.isEmpty() && reliability.isEmpty() && sample.isEmpty();
    }

    private Reliability reliability(Definition definition) {
        var known = Yardsticks.reliability(definition);
        if (reliability.isPresent()) {
            var r = reliability.get();
            if (!(r > 0 && r < 1)) {
                throw new Refused("The reliability r lies between 0 and 1, such as .80.");
            }
            return new Reliability(r, Reliability.Kind.ALPHA, "as set here");
        }
        if (known == null) {
            throw new Refused("No reliability of %s is known here. Type in r, such as .80, to judge changes."
                    .formatted(definition.name()));
        }
        return known;
    }

    private Criteria.@Nullable Line line(Definition definition) {
        var published = Yardsticks.cutOff(definition);
        return switch (line) {
            case A -> new Criteria.Drawn(CutOff.Kind.A);
            case B -> new Criteria.Drawn(CutOff.Kind.B);
            case C -> new Criteria.Drawn(CutOff.Kind.C);
            case NONE -> null;
            case USUAL -> published == null ? new Criteria.Drawn(CutOff.Kind.A) : new Criteria.Given(published);
        };
    }
}
