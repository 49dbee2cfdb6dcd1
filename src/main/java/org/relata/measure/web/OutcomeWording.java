package org.relata.measure.web;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.measure.Batch;
import org.relata.measure.OutcomeSettings;
import org.relata.measure.PracticeOutcome;
import org.relata.measure.figure.Change;
import org.relata.measure.figure.Classification;
import org.relata.measure.figure.ReliableChange;
import org.relata.measure.figure.Spread;
import org.relata.measure.instrument.Definition;
import org.relata.ui.Option;
import org.relata.ui.Page;
import org.relata.ui.Tone;

/** How a practice's outcomes and their settings are put into words. */
public record OutcomeWording(Page page) {
    public List<Option> measures(List<Definition> measured) {
        return measured.stream()
                .map(one ->
                        new Option(one.id(), one.name() + ", " + one.direction().words()))
                .toList();
    }

    public List<Option> batches(List<Batch> batches) {
        var files = batches.stream()
                .filter(batch -> batch.undoneAt().isEmpty())
                .map(batch -> new Option(
                        batch.id().toString(),
                        page.say(
                                "outcomes.batch.option",
                                batch.fileName(),
                                page.when().shortDate(batch.at()))));
        return Stream.concat(Stream.of(new Option("", page.say("outcomes.batch.all"))), files)
                .toList();
    }

    public List<Option> methods() {
        var all = Arrays.stream(ReliableChange.values())
                .map(method -> new Option(
                        method.name().toLowerCase(Locale.ROOT), method.words() + " (" + method.source() + ")"));
        return Stream.concat(Stream.of(new Option("", page.say("outcomes.method.usual"))), all)
                .toList();
    }

    public List<Option> lines() {
        return Arrays.stream(OutcomeSettings.Line.values())
                .map(line -> line.name().toLowerCase(Locale.ROOT))
                .map(word -> new Option(word, page.say("outcomes.line." + word)))
                .toList();
    }

    /** With what the clinical norm was taken. */
    public String norm(PracticeOutcome outcome) {
        Spread sample = outcome.classification().sample();
        return page.say("outcomes.norm", exact(sample.mean()), exact(sample.sd()), sample.source());
    }

    public String cutOff(PracticeOutcome outcome) {
        var cutOff = outcome.classification().yardstick().cutOff();
        if (cutOff == null) {
            return page.say("outcomes.cut.none");
        }
        var kind = cutOff.kind();
        return kind == null
                ? page.say("outcomes.cut.given", exact(cutOff.value()), cutOff.source())
                : page.say("outcomes.cut.drawn", exact(cutOff.value()), kind.words(), cutOff.source());
    }

    /** How many courses stand behind it, and which do not. */
    public String counted(Classification classification) {
        return page.say(
                "outcomes.counted",
                classification.n(),
                classification.missing(),
                classification.undetermined(),
                classification.harmed(),
                classification.crossed());
    }

    public String score(@Nullable Double value) {
        return value == null ? page.say("outcomes.absent") : number(value, 2);
    }

    public String index(@Nullable Change change) {
        var index = change == null ? null : change.index();
        return index == null ? page.say("outcomes.absent") : number(index, 2);
    }

    public String category(@Nullable Change change) {
        return change == null ? page.say("outcomes.unfinished") : change.words();
    }

    public Tone tone(@Nullable Change change) {
        var category = change == null ? null : change.category();
        return switch (category) {
            case RECOVERED, IMPROVED -> Tone.GOOD;
            case DETERIORATED -> Tone.WATCH;
            case UNCHANGED -> Tone.PLAIN;
            case null -> Tone.PLAIN;
        };
    }

    /** The norms that a file brought, one sentence a measure that is known by name. */
    public String norm(Batch.BatchNorm norm, List<Definition> measured) {
        var name = measured.stream()
                .filter(one -> one.id().equals(norm.instrument()))
                .map(Definition::name)
                .findFirst()
                .orElse("");
        var spread = norm.spread();
        return page.say("outcomes.batch.norm", name, exact(spread.mean()), exact(spread.sd()), spread.n());
    }

    private String exact(double value) {
        return number(value, 4);
    }

    private String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return page.say("outcomes.absent");
        }
        var format = NumberFormat.getNumberInstance(page.visitor().locale());
        format.setMaximumFractionDigits(digits);
        format.setGroupingUsed(false);
        return Objects.requireNonNull(format.format(value));
    }
}
