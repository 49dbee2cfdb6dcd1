package org.relata.measure.figure;

import org.jspecify.annotations.Nullable;

/**
 * Everything needed to judge a change in one score; screen, report and export all measure with this.
 *
 * @param cutOff null where none is known: then nobody is called recovered
 */
public record Yardstick(
        Direction direction, ChangeRule rule, @Nullable CutOff cutOff) {

    /** Judges the change from one occasion to a later one, after Jacobson &amp; Truax (1991). */
    public Change compare(double before, double after) {
        var category = category(before, after);
        var wasFunctional = cutOff != null && cutOff.functional(direction, before);
        var isFunctional = cutOff != null && cutOff.functional(direction, after);
        return new Change(
                before,
                after,
                direction.gain(before, after),
                index(before, after),
                category,
                category == Change.Category.DETERIORATED && wasFunctional && !isFunctional,
                category == Change.Category.UNCHANGED && !wasFunctional && isFunctional,
                rule.unchanged(before));
    }

    /** The change beside its rule, for the reader: "change 7; reliable change of 6 points or more; ...". */
    public String reason(Change change) {
        var line = cutOff == null ? "" : "; cut-off %s (%s)".formatted(Numbers.points(cutOff.value()), cutOff.source());
        return "change %s; %s%s".formatted(Numbers.points(change.after() - change.before()), rule.words(), line);
    }

    private @Nullable Double index(double before, double after) {
        var index = rule instanceof ChangeRule.Computed(var method, var norm)
                ? method.index(norm, before, after)
                : Double.NaN;
        return Double.isNaN(index) ? null : (Double) index;
    }

    private Change.@Nullable Category category(double before, double after) {
        if (Double.isNaN(rule.unchanged(before).low())) {
            return null;
        }
        return switch (direction.sign() * rule.verdict(before, after)) {
            case 1 -> recovered(before, after) ? Change.Category.RECOVERED : Change.Category.IMPROVED;
            case -1 -> Change.Category.DETERIORATED;
            default -> Change.Category.UNCHANGED;
        };
    }

    private boolean recovered(double before, double after) {
        if (cutOff == null || cutOff.functional(direction, before)) {
            return false;
        }
        return rule instanceof ChangeRule.Computed(var method, var norm)
                ? method.functional(norm, cutOff, direction, after)
                : cutOff.functional(direction, after);
    }
}
