package org.relata.measure.instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument.Action;
import org.relata.measure.instrument.Instrument.Range;

/**
 * What a set of answers amounts to.
 *
 * @param total null when too few items are answered or the instrument has no total
 * @param bounds the total if every missing answer were the lowest, and if it were the highest
 * @param answered how many of the {@code of} items that were asked are answered; 0 of 0 for a typed-in total
 * @param subscales by name; one that cannot be scored is absent
 * @param band its name; null when there are no bands or missing answers leave it open
 * @param side of the first cut-off; null when there is none
 * @param findings what a clinician must be told
 */
public record Score(
        @Nullable BigDecimal total,
        Range bounds,
        int answered,
        int of,
        Map<String, BigDecimal> subscales,
        @Nullable String band,
        @Nullable Side side,
        List<Finding> findings) {

    /** Uncertain: the missing answers could put the total on either side. */
    public enum Side {
        CLINICAL,
        FUNCTIONAL,
        UNCERTAIN
    }

    /** Open: answers are missing that could show it. */
    public enum State {
        MET,
        OPEN
    }

    public record Finding(String name, Action action, State state) {}

    /** Whether the total stands on fewer answers than were asked for. */
    public boolean estimated() {
        return total != null && answered < of;
    }

    /** Whether somebody must look at this soon. */
    public boolean risk() {
        return findings.stream().anyMatch(finding -> finding.action() == Action.RISK && finding.state() == State.MET);
    }

    /** The total for reading, with the given decimals, half rounded up; an estimate says on what it stands. */
    public String shown(int decimals) {
        if (total == null) {
            return "no score: " + answered + " of " + of + " answered";
        }
        var number = total.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        return estimated() ? number + " (estimated from " + answered + " of " + of + ")" : number;
    }
}
