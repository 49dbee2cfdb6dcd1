package org.relata.measure.wording;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Instrument.Method;
import org.relata.measure.instrument.Wording;
import org.relata.measure.instrument.Wording.Line;
import tools.jackson.databind.JsonNode;

/** Compares how an Open Scale Definition scores its items with how the instrument does. The instrument's key is used. */
final class OsdScoring {
    private final Instrument instrument;
    private final Wording wording;
    private final Remarks remarks;

    private OsdScoring(Instrument instrument, Wording wording, Remarks remarks) {
        this.instrument = instrument;
        this.wording = wording;
        this.remarks = remarks;
    }

    static void compare(JsonNode definition, Instrument instrument, Wording wording, Remarks remarks) {
        new OsdScoring(instrument, wording, remarks).compare(definition.path("scoring"));
    }

    private void compare(JsonNode scoring) {
        var widest = widest(scoring);
        if (widest == null || !instrument.key().total()) {
            return;
        }
        var items = items(widest);
        var scored = wording.items().stream().map(Line::link).collect(Collectors.toSet());
        if (!items.keySet().equals(scored)) {
            remarks.warn("The file adds up other items than " + instrument.shortTitle() + ".");
        }
        var method = JsonFile.text(widest, "method", "");
        var same = method.equals(instrument.key().method() == Method.SUM ? "sum_coded" : "mean_coded");
        if (!same) {
            remarks.warn(
                    "The file scores by " + method + "; " + instrument.shortTitle() + " is scored by its own key.");
        }
        if (same && factor(widest).compareTo(instrument.key().multiplier()) != 0) {
            remarks.warn("The file multiplies its score by " + factor(widest).toPlainString() + " and "
                    + instrument.shortTitle() + " by " + instrument.key().multiplier() + ".");
        }
        signs(items);
        thresholds(widest.path("norms"));
    }

    private @Nullable JsonNode widest(JsonNode scoring) {
        JsonNode widest = null;
        for (var scale : scoring.values()) {
            if (widest == null || items(scale).size() > items(widest).size()) {
                widest = scale;
            }
        }
        return widest;
    }

    /** Each item's name with its sign: a plain list has none turned round. */
    private static Map<String, Integer> items(JsonNode scale) {
        var items = new LinkedHashMap<String, Integer>();
        for (var name : JsonFile.each(scale, "items")) {
            items.put(name.isString() ? name.stringValue() : "", 1);
        }
        if (scale.path("items").isObject()) {
            for (var entry : scale.path("items").properties()) {
                var sign = entry.getValue().isNumber()
                        ? Math.signum(entry.getValue().doubleValue())
                        : 1;
                items.put(entry.getKey(), (int) sign);
            }
        }
        return items;
    }

    private static BigDecimal factor(JsonNode scale) {
        var factor = BigDecimal.ONE;
        for (var step : JsonFile.each(scale, "transform")) {
            var value = JsonFile.number(step, "value");
            boolean product = JsonFile.text(step, "op", "").equals("multiply");
            factor = product && value != null ? factor.multiply(value) : factor;
        }
        return factor;
    }

    private void signs(Map<String, Integer> items) {
        var reversed = new HashSet<String>();
        items.forEach((link, sign) -> {
            if (sign < 0) {
                reversed.add(link);
            }
        });
        Set<String> ours = wording.items().stream()
                .filter(line -> instrument.items().get(line.number() - 1).reverse())
                .map(Line::link)
                .collect(Collectors.toSet());
        if (!reversed.equals(ours)) {
            remarks.confirm("The file reverses other items than " + instrument.shortTitle()
                    + "'s key: compare both with the official sheet.");
        }
    }

    private void thresholds(JsonNode norms) {
        var bands = instrument.norms().bands();
        for (var step : JsonFile.each(norms, "thresholds")) {
            var from = JsonFile.whole(JsonFile.number(step, "min"));
            var to = JsonFile.whole(JsonFile.number(step, "max"));
            if (from != null && to != null && from > to) {
                remarks.warn("A band of the file runs backwards: " + from + " to " + to + ".");
            } else if (bands != null
                    && bands.steps().stream()
                            .noneMatch(band -> from != null && to != null && band.from() == from && band.to() == to)) {
                remarks.warn(
                        "The file's bands differ from those of " + instrument.shortTitle() + "; Relata uses its own.");
            }
        }
    }
}
