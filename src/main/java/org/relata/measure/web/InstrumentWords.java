package org.relata.measure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.measure.Instrument;
import org.relata.measure.Wording;
import org.relata.ui.Option;
import org.relata.ui.Page;

/** The facts of an instrument in words, each with how sure it is. */
public record InstrumentWords(Page page) {
    public List<String> facts(Instrument one) {
        var key = one.key();
        var facts = new ArrayList<String>();
        facts.add(page.say(
                "measure.fact.range",
                one.items().size(),
                key.range().low(),
                key.range().high(),
                key.direction() == Instrument.Direction.HIGHER ? 1 : 0));
        var norms = one.norms();
        norms.cutoffs()
                .forEach(cut -> facts.add(confirm(
                        page.say("measure.fact.cutoff", cut.value().toPlainString(), cut.source()), cut.certainty())));
        norms.reliability()
                .forEach(known -> facts.add(confirm(
                        page.say(
                                "measure.fact.reliability",
                                known.kind() == Instrument.ReliabilityKind.ALPHA ? "alpha" : "retest",
                                span(known.low().toPlainString(), known.high().toPlainString()),
                                known.source()),
                        known.certainty())));
        norms.samples()
                .forEach(known -> facts.add(confirm(
                        page.say(
                                "measure.fact.sample",
                                known.name(),
                                known.mean().toPlainString(),
                                known.sd().toPlainString(),
                                known.source()),
                        known.certainty())));
        figure("measure.fact.change", norms.reliableChange(), facts);
        figure("measure.fact.smallest", norms.smallestChange(), facts);
        if (one.codes() != null) {
            facts.add(Instrument.Codes.NOTICE);
        }
        return facts;
    }

    /** The answers of a question with what each counts. */
    public static String values(Wording.Line line) {
        return line.options().stream()
                .map(option -> option.value() == null ? option.text() + " = –" : option.text() + " = " + option.value())
                .collect(Collectors.joining(" · "));
    }

    public static List<Option> orders(Instrument one) {
        return one.about().orders().stream()
                .map(order -> new Option(order.name(), order.name()))
                .toList();
    }

    private void figure(String key, Instrument.@Nullable Figure figure, List<String> facts) {
        if (figure != null) {
            var points = span(figure.low().toPlainString(), figure.high().toPlainString());
            facts.add(confirm(page.say(key, points, figure.source()), figure.certainty()));
        }
    }

    private String confirm(String fact, Instrument.Certainty certainty) {
        return certainty.toConfirm() ? fact + " " + page.say("measure.fact.confirm") : fact;
    }

    private static String span(String low, String high) {
        return low.equals(high) ? low : low + "–" + high;
    }
}
