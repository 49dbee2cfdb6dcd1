package org.relata.measure.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.relata.measure.ImportPreview;
import org.relata.measure.OutcomeRow;
import org.relata.relationship.Kind;
import org.relata.ui.Option;
import org.relata.ui.Page;

/** The meaning of a file's columns in words. */
public record ImportWords(Page page) {
    /** The file's columns; an optional one may be none. */
    public List<Option> columns(ImportPreview preview, boolean optional) {
        var header = preview.file().header();
        var options = new ArrayList<Option>();
        if (optional) {
            options.add(new Option("", page.say("measure.mapping.none")));
        }
        IntStream.range(0, header.size())
                .mapToObj(i -> new Option(String.valueOf(i), header.get(i)))
                .forEach(options::add);
        return options;
    }

    public List<Option> kinds() {
        return Arrays.stream(Kind.values())
                .map(kind -> new Option(kind.word(), page.say("measure.mapping.kind." + kind.word())))
                .toList();
    }

    public List<Option> known(ImportPreview preview) {
        return List.of(
                new Option("no", page.say("measure.mapping.known.no")),
                new Option("yes", page.say("measure.mapping.known.yes", preview.known())));
    }

    /** What a column can hold. */
    public List<Option> measures(ImportPreview preview) {
        var fixed = Stream.of("", "own-higher", "own-lower")
                .map(word -> new Option(word, page.say("measure.mapping.what." + (word.isEmpty() ? "none" : word))));
        var known =
                preview.measures().stream().filter(one -> !one.isOwn()).map(one -> new Option(one.id(), one.name()));
        return Stream.concat(fixed, known).toList();
    }

    public List<Option> phases() {
        return Arrays.stream(OutcomeRow.Phase.values())
                .map(phase -> phase.name().toLowerCase(Locale.ROOT))
                .map(word -> new Option(word, page.say("measure.phase." + word)))
                .toList();
    }
}
