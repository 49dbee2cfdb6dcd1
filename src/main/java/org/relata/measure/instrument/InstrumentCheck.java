package org.relata.measure.instrument;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.relata.measure.instrument.Instrument.Band;
import org.relata.measure.instrument.Instrument.Item;
import org.relata.measure.instrument.Instrument.MissingRule;
import org.relata.measure.instrument.Instrument.Range;

/** What must hold within one instrument before anybody is measured with it. */
final class InstrumentCheck {
    private final Instrument instrument;
    private final String file;
    private final List<String> problems = new ArrayList<>();

    private InstrumentCheck(String file, Instrument instrument) {
        this.file = file;
        this.instrument = instrument;
    }

    static void check(String file, Instrument instrument) {
        var check = new InstrumentCheck(file, instrument);
        check.items();
        check.key();
        check.norms();
        check.terms();
        if (!check.problems.isEmpty()) {
            throw new CatalogueFault(check.problems);
        }
    }

    private void items() {
        must(instrument.id().matches("[a-z0-9.-]+"), "id", "has other characters than a-z, 0-9, dot and dash");
        var all = Stream.concat(instrument.items().stream(), instrument.extras().stream())
                .toList();
        must(!instrument.items().isEmpty(), "items", "is empty");
        must(
                all.stream().map(Item::number).toList().equals(numbers(all.size())),
                "items",
                "are not numbered from 1 to " + all.size() + " with the extras last");
        for (var item : all) {
            var path = "items " + item.number();
            must(new HashSet<>(item.values()).size() == item.values().size(), path, "has a value twice");
            must(!instrument.byItems() || item.values().size() > 1, path, "has fewer than two values");
            must(
                    item.values().stream().map(item::keyed).allMatch(item.values()::contains),
                    path,
                    "is reversed into a value that it does not have");
        }
        for (var order : instrument.about().orders()) {
            known("about.orders " + order.name(), List.copyOf(order.reverse()), instrument.items());
        }
    }

    private void key() {
        var key = instrument.key();
        for (var subscale : key.subscales()) {
            known("key.subscales " + subscale.name(), subscale.items(), instrument.items());
        }
        var all = Stream.concat(instrument.items().stream(), instrument.extras().stream())
                .toList();
        for (var rule : key.rules()) {
            for (var condition : rule.conditions()) {
                known("key.rules " + rule.name(), condition.items(), all);
                must(condition.count() <= condition.items().size(), "key.rules " + rule.name(), "asks for too many");
            }
        }
        for (var skip : key.skips()) {
            known("key.skips", skip.items(), all);
        }
        missing();
        if (instrument.byItems()) {
            ranges();
        }
    }

    private void missing() {
        var missing = instrument.key().missing();
        var least = missing.minAnswered();
        boolean fits = missing.rule() == MissingRule.COMPLETE
                ? least == null
                : least != null && least > 0 && least <= instrument.items().size();
        must(fits, "key.missing.minAnswered", "does not fit the rule");
    }

    private void ranges() {
        var range = instrument.key().range();
        if (instrument.key().total()) {
            same("key.range", range, Scoring.range(instrument, instrument.items()));
            return;
        }
        for (var subscale : instrument.key().subscales()) {
            var items = instrument.items().stream()
                    .filter(item -> subscale.items().contains(item.number()))
                    .toList();
            same("key.range for " + subscale.name(), range, Scoring.range(instrument, items));
        }
    }

    private void same(String path, Range said, Range computed) {
        boolean equal = said.low().compareTo(computed.low()) == 0 && said.high().compareTo(computed.high()) == 0;
        must(
                equal,
                path,
                "is %s to %s, but the items give %s to %s"
                        .formatted(said.low(), said.high(), computed.low(), computed.high()));
    }

    private void norms() {
        var norms = instrument.norms();
        var range = instrument.key().range();
        if (norms.bands() != null) {
            bands(norms.bands().steps(), range);
        }
        for (var cutoff : norms.cutoffs()) {
            must(range.holds(cutoff.value()), "norms.cutoffs", cutoff.value() + " lies outside the range");
        }
        for (var reliability : norms.reliability()) {
            boolean coefficient = reliability.low().signum() > 0
                    && reliability.high().compareTo(BigDecimal.ONE) < 0
                    && reliability.low().compareTo(reliability.high()) <= 0;
            must(coefficient, "norms.reliability", "is not between 0 and 1 in rising order");
        }
        for (var sample : norms.samples()) {
            must(sample.sd().signum() > 0, "norms.samples " + sample.name(), "has no spread");
            must(range.holds(sample.mean()), "norms.samples " + sample.name(), "has its mean outside the range");
        }
    }

    private void bands(List<Band> steps, Range range) {
        int next = range.low().intValue();
        for (int i = 0; i < steps.size(); i++) {
            var band = steps.get(i);
            must(band.from() == next, "norms.bands.steps[" + i + "].from", "is " + band.from() + ", must be " + next);
            must(band.to() >= band.from(), "norms.bands.steps[" + i + "].to", "lies before its beginning");
            next = band.to() + 1;
        }
        must(next - 1 == range.high().intValue(), "norms.bands", "ends at " + (next - 1) + " before the range does");
    }

    private void terms() {
        var licence = instrument.licence();
        must(licence.grant() == null || licence.url() != null, "licence.grant", "is quoted without its url");
        must(licence.kind().itemsAllowed() || !instrument.byItems(), "about.entry", "must be total under this licence");
        var codes = instrument.codes();
        if (codes != null && !codes.items().isEmpty()) {
            must(codes.items().size() == instrument.items().size(), "codes.items", "is not one code for each item");
        }
    }

    private void known(String path, List<Integer> numbers, List<Item> items) {
        var there = items.stream().map(Item::number).toList();
        must(there.containsAll(numbers), path, "names an item that does not exist");
        must(new HashSet<>(numbers).size() == numbers.size(), path, "names an item twice");
    }

    private static List<Integer> numbers(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private void must(boolean holds, String path, String problem) {
        if (!holds) {
            problems.add(file + ": " + path + " " + problem);
        }
    }
}
