package org.relata.measure.figure;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a practice view: by what a whole batch of courses is to be judged.
 *
 * @param line the cut-off, given or to be drawn; null for none
 * @param sample the clinical group's mean and SD at the first occasion; null takes them from the batch
 * @param functional mean and SD of people without the trouble, for the cut-offs b and c
 */
public record Criteria(
        Direction direction,
        Rule rule,
        @Nullable Line line,
        @Nullable Spread sample,
        @Nullable Spread functional) {

    /** A rule that stands already, or an index whose norm is still to be filled in. */
    public sealed interface Rule permits ChangeRule, Index {}

    /** An index of reliable change, its norm to be filled in from the batch or the sample given. */
    public record Index(ReliableChange method, Reliability reliability) implements Rule {}

    /** A cut-off that is given, or one to be drawn from the norm. */
    public sealed interface Line permits Given, Drawn {}

    /** A line known already. */
    public record Given(CutOff cutOff) implements Line {}

    /** A line to be drawn as a, b or c. */
    public record Drawn(CutOff.Kind kind) implements Line {}

    /** @throws IllegalArgumentException when cut-off b or c is asked for without a functional group */
    public Criteria {
        if (line instanceof Drawn(var kind) && kind.needsFunctional() && functional == null) {
            throw new IllegalArgumentException("The cut-offs b and c need the mean and SD of a functional group");
        }
    }

    /** The usual settings: the Jacobson–Truax index and a drawn cut-off, with the norm taken from the batch. */
    public static Criteria jacobsonTruax(
            Direction direction, Reliability reliability, CutOff.Kind kind, @Nullable Spread functional) {
        return new Criteria(direction, new Index(ReliableChange.JT, reliability), new Drawn(kind), null, functional);
    }

    /** Settles the rule and the line for a batch whose complete courses are given, first scores before last ones. */
    Yardstick yardstick(Spread clinical, Dyad complete) {
        return switch (rule) {
            case ChangeRule ready -> new Yardstick(direction, ready, cutOff(clinical));
            case Index(var method, var reliability) -> {
                var after = new Norm.After(Spread.of(complete.b(), clinical.source()), complete.correlation(), null);
                var norm = new Norm(reliability, clinical, after);
                yield new Yardstick(direction, new ChangeRule.Computed(method, norm), cutOff(method, norm));
            }
        };
    }

    private @Nullable CutOff cutOff(Spread clinical) {
        return switch (line) {
            case null -> null;
            case Given(var cutOff) -> cutOff;
            case Drawn(var kind) -> CutOff.of(kind, clinical, functional, direction);
        };
    }

    private @Nullable CutOff cutOff(ReliableChange method, Norm norm) {
        return line instanceof Drawn(var kind)
                ? method.cutOff(kind, norm, functional, direction)
                : cutOff(norm.before());
    }
}
