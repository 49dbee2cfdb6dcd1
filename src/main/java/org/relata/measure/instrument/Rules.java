package org.relata.measure.instrument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.relata.measure.instrument.Instrument.Condition;
import org.relata.measure.instrument.Instrument.Needs;
import org.relata.measure.instrument.Instrument.Rule;
import org.relata.measure.instrument.Score.Finding;
import org.relata.measure.instrument.Score.State;

/**
 * Judges an instrument's rules on keyed answers alone: nothing is imputed here, so a risk question that was skipped is
 * told as open. A yes always counts, even to a question that should have been skipped.
 */
final class Rules {
    private Rules() {}

    static List<Finding> judge(Instrument instrument, Map<Integer, Integer> keyed) {
        var findings = new ArrayList<Finding>();
        var settled = new HashSet<String>();
        for (var rule : instrument.key().rules()) {
            var group = rule.group();
            if (group != null && settled.contains(group)) {
                continue;
            }
            if (holds(rule, condition -> met(condition, keyed))) {
                findings.add(new Finding(rule.name(), rule.action(), State.MET));
                if (group != null) {
                    settled.add(group);
                }
            } else if (holds(rule, condition -> met(condition, keyed) + open(instrument, condition, keyed))) {
                findings.add(new Finding(rule.name(), rule.action(), State.OPEN));
            }
        }
        return findings;
    }

    /** Whether an item is asked, given the answers so far. */
    static boolean asked(Instrument instrument, int item, Map<Integer, Integer> keyed) {
        return instrument.key().skips().stream()
                .filter(skip -> skip.items().contains(item))
                .allMatch(skip -> keyed.getOrDefault(skip.unless(), skip.min()) >= skip.min());
    }

    private static boolean holds(Rule rule, ToLongFunction<Condition> count) {
        var conditions = rule.conditions().stream();
        return rule.needs() == Needs.ALL
                ? conditions.allMatch(condition -> count.applyAsLong(condition) >= condition.count())
                : conditions.anyMatch(condition -> count.applyAsLong(condition) >= condition.count());
    }

    private static long met(Condition condition, Map<Integer, Integer> keyed) {
        return condition.items().stream()
                .filter(item -> keyed.getOrDefault(item, Integer.MIN_VALUE) >= condition.min())
                .count();
    }

    private static long open(Instrument instrument, Condition condition, Map<Integer, Integer> keyed) {
        return condition.items().stream()
                .filter(item -> !keyed.containsKey(item) && asked(instrument, item, keyed))
                .count();
    }
}
