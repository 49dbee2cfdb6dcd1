package org.relata.measure.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.measure.Wordings;
import org.relata.measure.instrument.Instrument;
import org.relata.ui.Page;

/** How the facts about an instrument are put into words. Whatever was not read in its source says so. */
public record InstrumentWords(Page page) {
    /** One published fact: what it is, and where it stands. */
    public record Fact(String text, String source, boolean toConfirm) {}

    /** "9 items, 0 to 27, lower is better". */
    public String shape(Instrument one) {
        return page.say(
                "instruments.shape",
                one.items().size(),
                number(one.key().range().low()),
                number(one.key().range().high()),
                direction(one));
    }

    public String direction(Instrument one) {
        return page.say("instruments.direction." + one.key().direction().name().toLowerCase(Locale.ROOT));
    }

    /** What there is of its words here. */
    public String state(Wordings.Shelf shelf) {
        if (shelf.ours()) {
            return page.say("instruments.state.ours");
        }
        if (!takesWords(shelf.instrument())) {
            return page.say("instruments.state.total");
        }
        return page.say(shelf.worded() ? "instruments.state.worded" : "instruments.state.none");
    }

    public boolean takesWords(Instrument one) {
        return one.licence().kind().itemsAllowed() && one.byItems();
    }

    public String terms(Instrument one) {
        return page.say("instruments.terms."
                + one.licence().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Whether anything about it was recalled and not read. */
    public boolean toConfirm(Instrument one) {
        return one.about().certainty().toConfirm() || facts(one).stream().anyMatch(Fact::toConfirm);
    }

    /** How answers become a score. */
    public List<String> scoring(Instrument one) {
        var key = one.key();
        var lines = new ArrayList<String>();
        lines.add(page.say(
                "instruments.method." + key.method().name().toLowerCase(Locale.ROOT), number(key.multiplier())));
        var missing = key.missing();
        lines.add(
                missing.minAnswered() == null
                        ? page.say("instruments.missing.complete")
                        : page.say(
                                missing.perSubscale() ? "instruments.missing.subscale" : "instruments.missing.mean",
                                missing.minAnswered()));
        var reversed = one.items().stream().filter(Instrument.Item::reverse).map(item -> "" + item.number());
        var listed = reversed.collect(Collectors.joining(", "));
        if (!listed.isEmpty()) {
            lines.add(page.say("instruments.reversed", listed));
        }
        key.subscales().forEach(part -> lines.add(page.say("instruments.part", part.name(), items(part.items()))));
        if (!key.total()) {
            lines.add(page.say("instruments.parts-only"));
        }
        return lines;
    }

    /** Cut-offs, bands, reliability, samples and changes that matter, as they are published. */
    public List<Fact> facts(Instrument one) {
        var norms = one.norms();
        var facts = new ArrayList<Fact>();
        norms.cutoffs()
                .forEach(cut -> facts.add(new Fact(
                        page.say(
                                cut.inclusive() ? "instruments.cut.from" : "instruments.cut.beyond",
                                number(cut.value())),
                        cut.source(),
                        cut.certainty().toConfirm())));
        norms.reliability()
                .forEach(known -> facts.add(new Fact(
                        page.say(
                                "instruments.reliability." + known.kind().name().toLowerCase(Locale.ROOT),
                                span(known.low(), known.high()),
                                known.of() == null ? 0 : 1,
                                String.valueOf(known.of())),
                        known.source(),
                        known.certainty().toConfirm())));
        norms.samples()
                .forEach(known -> facts.add(new Fact(
                        page.say("instruments.sample", known.name(), number(known.mean()), number(known.sd())),
                        known.source(),
                        known.certainty().toConfirm())));
        Stream.of("reliable", "smallest").forEach(kind -> {
            var figure = kind.equals("reliable") ? norms.reliableChange() : norms.smallestChange();
            if (figure != null) {
                facts.add(new Fact(
                        page.say("instruments.change." + kind, span(figure.low(), figure.high())),
                        figure.source(),
                        figure.certainty().toConfirm()));
            }
        });
        return facts;
    }

    private static String span(BigDecimal low, BigDecimal high) {
        return low.compareTo(high) == 0 ? number(low) : number(low) + "–" + number(high);
    }

    private static String items(List<Integer> items) {
        return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
