package org.relata.measure.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.measure.Batch;
import org.relata.measure.Definition;
import org.relata.measure.OutcomeSettings;
import org.relata.measure.PracticeOutcome;
import org.relata.measure.ReliableChange;
import org.relata.ui.Form;
import org.relata.ui.Option;
import org.relata.ui.Page;

/** The settings of the practice view in words. */
public record SettingsWords(Page page) {
    private static final List<String> FIELDS =
            List.of("instrument", "batch", "method", "r", "cut", "m0", "sd0", "m1", "sd1");

    public List<Option> definitions(List<Definition> measured) {
        return measured.stream().map(one -> new Option(one.id(), one.name())).toList();
    }

    public List<Option> batches(List<Batch> batches) {
        return Stream.concat(
                        Stream.of(new Option("", page.say("measure.settings.batch.all"))),
                        batches.stream()
                                .filter(batch -> batch.undoneAt().isEmpty())
                                .map(batch -> new Option(
                                        batch.id().toString(),
                                        batch.fileName() + ", " + page.when().shortDate(batch.at()))))
                .toList();
    }

    public List<Option> methods() {
        var options = new ArrayList<Option>();
        options.add(new Option("", page.say("measure.settings.method.usual")));
        Arrays.stream(ReliableChange.values())
                .map(method -> new Option(
                        method.name().toLowerCase(Locale.ROOT), method.words() + " (" + method.source() + ")"))
                .forEach(options::add);
        return options;
    }

    public List<Option> lines() {
        return Arrays.stream(OutcomeSettings.Line.values())
                .map(line -> line.name().toLowerCase(Locale.ROOT))
                .map(word -> new Option(word, page.say("measure.settings.cut." + word)))
                .toList();
    }

    /** By what everything on the page was judged. */
    public String criteria(PracticeOutcome outcome) {
        var words = new MeasureWords(page);
        var yardstick = outcome.classification().yardstick();
        var sample = outcome.classification().sample();
        var cutOff = yardstick.cutOff();
        var line = cutOff == null
                ? page.say("measure.criteria.no-line")
                : page.say("measure.criteria.line", fine(cutOff.value()), cutOff.source());
        return page.say(
                "measure.criteria",
                yardstick.rule().words(),
                line,
                words.number(sample.mean()),
                words.number(sample.sd()),
                outcome.classification().n());
    }

    /** The settings as the end of an address. */
    public static String query(Form form) {
        return FIELDS.stream()
                .filter(field -> form.given(field).isPresent())
                .map(field -> field + "=" + URLEncoder.encode(form.value(field).strip(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String fine(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
