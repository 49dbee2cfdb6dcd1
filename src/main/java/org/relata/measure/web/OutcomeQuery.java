package org.relata.measure.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relata.measure.Batch;
import org.relata.measure.BatchId;
import org.relata.measure.OutcomeSettings;
import org.relata.measure.figure.ReliableChange;
import org.relata.measure.figure.Spread;
import org.relata.measure.instrument.Definition;
import org.relata.ui.Form;
import org.relata.ui.Page;

/** The settings of the practice view as they stand in an address; whatever makes no sense there is said beside its field. */
final class OutcomeQuery {
    static final List<String> FIELDS = List.of("instrument", "batch", "method", "r", "line", "m1", "sd1", "m0", "sd0");

    private final Page page;
    private Form form;

    OutcomeQuery(Form typed, Page page) {
        this.form = typed;
        this.page = page;
    }

    /** What was asked, kept, with what is wrong with it. */
    Form form() {
        return form;
    }

    /** The settings, unless something makes no sense: then {@link #form()} says what. */
    Optional<OutcomeSettings> chosen(List<Definition> measured, List<Batch> batches) {
        var settings = settings(measured, batches);
        return form.ok() ? Optional.of(settings) : Optional.empty();
    }

    /** The settings, as far as they make sense. */
    private OutcomeSettings settings(List<Definition> measured, List<Batch> batches) {
        return new OutcomeSettings(
                instrument(measured),
                batch(batches),
                one("method", ReliableChange.values()),
                reliability(),
                one("line", OutcomeSettings.Line.values()).orElse(OutcomeSettings.Line.USUAL),
                spread("m1", "sd1", "outcomes.own.sample"),
                spread("m0", "sd0", "outcomes.own.functional"));
    }

    private String instrument(List<Definition> measured) {
        var first = measured.getFirst().id();
        var wanted = form.given("instrument").orElse(first);
        var known = measured.stream().anyMatch(one -> one.id().equals(wanted));
        if (!known) {
            wrong("instrument", "outcomes.wrong.measure");
        }
        form = form.with("instrument", known ? wanted : first);
        return known ? wanted : first;
    }

    private Optional<BatchId> batch(List<Batch> batches) {
        return form.given("batch").flatMap(wanted -> {
            var found = batches.stream()
                    .map(Batch::id)
                    .filter(id -> id.toString().equals(wanted))
                    .findFirst();
            if (found.isEmpty()) {
                wrong("batch", "outcomes.wrong.batch");
            }
            return found;
        });
    }

    private <E extends Enum<E>> Optional<E> one(String field, E[] all) {
        return form.given(field).flatMap(wanted -> {
            var found = Arrays.stream(all)
                    .filter(one -> one.name().equals(wanted.toUpperCase(Locale.ROOT)))
                    .findFirst();
            if (found.isEmpty()) {
                wrong(field, "outcomes.wrong.choice");
            }
            return found;
        });
    }

    private Optional<Double> reliability() {
        return number("r").filter(r -> {
            if (!(r > 0 && r < 1)) {
                wrong("r", "outcomes.wrong.r");
            }
            return r > 0 && r < 1;
        });
    }

    private Optional<Spread> spread(String mean, String sd, String source) {
        var m = number(mean);
        var s = number(sd);
        if (form.given(mean).isPresent() != form.given(sd).isPresent()) {
            wrong(form.given(mean).isPresent() ? sd : mean, "outcomes.wrong.pair");
        }
        if (s.filter(value -> value <= 0).isPresent()) {
            wrong(sd, "outcomes.wrong.sd");
        }
        Function<Double, @Nullable Spread> with = value ->
                s.map(spread -> new Spread(value, spread, 0, page.say(source))).orElse(null);
        return m.map(with);
    }

    private Optional<Double> number(String field) {
        var plain = form.given(field).map(text -> text.replace(',', '.'));
        if (plain.filter(text -> !text.matches("-?\\d{0,7}(\\.\\d{1,9})?|\\d{1,7}\\.") || !text.matches(".*\\d.*"))
                .isPresent()) {
            wrong(field, "outcomes.wrong.number");
            return Optional.empty();
        }
        return plain.map(Double::valueOf);
    }

    private void wrong(String field, String key) {
        form = form.wrong(field, page.say(key));
    }
}
