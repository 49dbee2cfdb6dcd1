package org.relata.measure.instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument.Action;
import org.relata.measure.instrument.Instrument.Band;
import org.relata.measure.instrument.Instrument.Item;
import org.relata.measure.instrument.Instrument.Method;
import org.relata.measure.instrument.Instrument.MissingRule;
import org.relata.measure.instrument.Instrument.Range;
import org.relata.measure.instrument.Score.Finding;
import org.relata.measure.instrument.Score.Side;
import org.relata.measure.instrument.Score.State;

/**
 * Turns answers into a score by the instrument's published key. Pure: the same answers always give the same score.
 * Raw answers are never changed. A mean of the answered items stands in for missing ones only where the instrument's
 * rule says so, and then both bounds are computed: a band or a side of a cut-off is named only if both agree.
 */
public final class Scoring {
    private Scoring() {}

    /**
     * Scores item answers.
     *
     * @param answers the chosen value by item number; what was skipped or declined is absent
     * @throws AnswerRefused for an unknown item or a value that is not among its answers
     */
    public static Score score(Instrument instrument, Map<Integer, Integer> answers) {
        var keyed = keyed(instrument, answers);
        var asked = asked(instrument, keyed);
        var bounds = new Range(
                value(instrument, asked, item -> keyed.getOrDefault(item.number(), item.lowest())),
                value(instrument, asked, item -> keyed.getOrDefault(item.number(), item.highest())));
        var total = instrument.key().total() ? total(instrument, asked, keyed) : null;
        int answered = (int)
                asked.stream().filter(item -> keyed.containsKey(item.number())).count();
        var findings = new ArrayList<>(Rules.judge(instrument, keyed));
        var side = side(instrument, bounds);
        positive(instrument, side).ifPresent(findings::add);
        return new Score(
                total,
                bounds,
                answered,
                asked.size(),
                subscales(instrument, keyed),
                total == null ? null : band(instrument, bounds),
                side,
                findings);
    }

    /**
     * Takes a score that was computed elsewhere.
     *
     * @param total null only where the instrument has no total
     * @param subscales by name, as far as they are known
     * @throws AnswerRefused when a figure is missing, unknown or outside its range
     */
    public static Score typed(Instrument instrument, @Nullable BigDecimal total, Map<String, BigDecimal> subscales) {
        subscales.forEach((name, value) -> within(instrument, name, value, range(instrument, name)));
        boolean has = instrument.key().total();
        if (has != (total != null) || !has && subscales.isEmpty()) {
            throw new AnswerRefused(instrument.shortTitle()
                    + (has ? " needs its total." : " has no total: enter the scores of its parts."));
        }
        if (total != null) {
            within(instrument, "total", total, instrument.key().range());
        }
        var bounds = total == null ? instrument.key().range() : new Range(total, total);
        var findings = new ArrayList<>(Rules.judge(instrument, Map.of()));
        var side = side(instrument, bounds);
        positive(instrument, side).ifPresent(findings::add);
        var band = total == null ? null : band(instrument, bounds);
        return new Score(total, bounds, 0, 0, Map.copyOf(subscales), band, side, findings);
    }

    private static void within(Instrument instrument, String part, BigDecimal value, Range range) {
        if (!range.holds(value)) {
            throw new AnswerRefused("The %s of %s goes from %s to %s, so it cannot be %s."
                    .formatted(part, instrument.shortTitle(), range.low(), range.high(), value.toPlainString()));
        }
    }

    private static Range range(Instrument instrument, String subscale) {
        var part = instrument.key().subscales().stream()
                .filter(known -> known.name().equals(subscale))
                .findFirst()
                .orElseThrow(() -> new AnswerRefused(instrument.shortTitle() + " has no part named " + subscale + "."));
        return range(
                instrument,
                instrument.items().stream()
                        .filter(item -> part.items().contains(item.number()))
                        .toList());
    }

    /** What these items can amount to. */
    static Range range(Instrument instrument, List<Item> items) {
        return new Range(value(instrument, items, Item::lowest), value(instrument, items, Item::highest));
    }

    private static Map<Integer, Integer> keyed(Instrument instrument, Map<Integer, Integer> answers) {
        if (!instrument.byItems()) {
            throw new AnswerRefused("Only the total of " + instrument.shortTitle() + " can be entered.");
        }
        var keyed = new TreeMap<Integer, Integer>();
        answers.forEach((number, value) -> {
            var item = instrument
                    .item(number)
                    .orElseThrow(() -> new AnswerRefused(instrument.shortTitle() + " has no question " + number + "."));
            if (!item.values().contains(value)) {
                throw new AnswerRefused("Question %d of %s can be answered with %s, not with %d."
                        .formatted(number, instrument.shortTitle(), list(item.values()), value));
            }
            keyed.put(number, item.keyed(value));
        });
        return keyed;
    }

    private static String list(List<Integer> values) {
        return values.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static List<Item> asked(Instrument instrument, Map<Integer, Integer> keyed) {
        return instrument.items().stream()
                .filter(item -> keyed.containsKey(item.number()) || Rules.asked(instrument, item.number(), keyed))
                .toList();
    }

    private static @Nullable BigDecimal total(Instrument instrument, List<Item> asked, Map<Integer, Integer> keyed) {
        return estimate(instrument, asked, keyed, instrument.key().missing().perSubscale());
    }

    private static Map<String, BigDecimal> subscales(Instrument instrument, Map<Integer, Integer> keyed) {
        var scores = new LinkedHashMap<String, BigDecimal>();
        boolean whole = !instrument.key().missing().perSubscale();
        for (var subscale : instrument.key().subscales()) {
            var items = instrument.items().stream()
                    .filter(item -> subscale.items().contains(item.number()))
                    .toList();
            var score = estimate(instrument, items, keyed, whole);
            if (score != null) {
                scores.put(subscale.name(), score);
            }
        }
        return scores;
    }

    private static @Nullable BigDecimal estimate(
            Instrument instrument, List<Item> items, Map<Integer, Integer> keyed, boolean complete) {
        var missing = instrument.key().missing();
        var answered =
                items.stream().filter(item -> keyed.containsKey(item.number())).toList();
        int least = complete || missing.rule() == MissingRule.COMPLETE || missing.minAnswered() == null
                ? items.size()
                : missing.minAnswered();
        if (answered.isEmpty() || answered.size() < least) {
            return null;
        }
        var value = value(instrument, answered, item -> keyed.getOrDefault(item.number(), 0));
        boolean sum = instrument.key().method() == Method.SUM;
        return sum ? share(value.multiply(BigDecimal.valueOf(items.size())), answered.size()) : value;
    }

    private static BigDecimal value(Instrument instrument, List<Item> items, ToIntFunction<Item> points) {
        var sum = BigDecimal.valueOf(items.stream().mapToInt(points).sum())
                .multiply(instrument.key().multiplier());
        boolean mean = instrument.key().method() == Method.MEAN;
        return share(sum, mean ? Math.max(1, items.size()) : 1);
    }

    /** A part of a sum to six decimals, without idle zeros, so that whole scores compare as whole numbers. */
    static BigDecimal share(BigDecimal sum, int parts) {
        var value =
                sum.divide(BigDecimal.valueOf(parts), 6, RoundingMode.HALF_UP).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static @Nullable String band(Instrument instrument, Range bounds) {
        var bands = instrument.norms().bands();
        if (bands == null) {
            return null;
        }
        var low = band(bands.steps(), bounds.low());
        return low.equals(band(bands.steps(), bounds.high())) ? low : null;
    }

    private static String band(List<Band> steps, BigDecimal total) {
        var name = steps.getFirst().name();
        for (var band : steps) {
            name = total.compareTo(BigDecimal.valueOf(band.from())) >= 0 ? band.name() : name;
        }
        return name;
    }

    private static @Nullable Side side(Instrument instrument, Range bounds) {
        var cutoffs = instrument.norms().cutoffs();
        if (cutoffs.isEmpty() || !instrument.key().total()) {
            return null;
        }
        var direction = instrument.key().direction();
        boolean low = cutoffs.getFirst().clinical(bounds.low(), direction);
        boolean high = cutoffs.getFirst().clinical(bounds.high(), direction);
        return low != high ? Side.UNCERTAIN : low ? Side.CLINICAL : Side.FUNCTIONAL;
    }

    private static Optional<Finding> positive(Instrument instrument, @Nullable Side side) {
        if (!instrument.about().safety() || side == null || side == Side.FUNCTIONAL) {
            return Optional.empty();
        }
        var state = side == Side.CLINICAL ? State.MET : State.OPEN;
        return Optional.of(new Finding("total at or past the cut-off", Action.RISK, state));
    }
}
