package org.relata.measure.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Instrument.Item;
import org.relata.measure.instrument.Wording;
import org.relata.measure.instrument.Wording.Format;
import org.relata.measure.instrument.Wording.Line;
import org.relata.measure.instrument.Wording.Option;
import org.relata.measure.instrument.Wording.Origin;
import org.relata.measure.wording.PastedSheet.Answers;

/** Reads pasted lines: one a question, one an answer. */
final class PastedLines {
    private static final int MAX_CHARACTERS = 100_000;
    private static final int MAX_TEXT = 4_000;
    private static final Pattern LEADING = Pattern.compile("^(?:Q|Question)?\\s?(\\d{1,3})\\s?[.):]?\\s+(\\S.*)$");
    private static final Pattern VALUE_FIRST = Pattern.compile("^(\\d{1,3})\\s*[=.):–\\t]\\s*(\\S.*)$");
    private static final Pattern VALUE_LAST = Pattern.compile("^(.*\\S)\\s*(?:=|:|\\()\\s*(\\d{1,3})\\)?$");

    private final PastedSheet sheet;
    private final Instrument instrument;

    private PastedLines(PastedSheet sheet, Instrument instrument) {
        this.sheet = sheet;
        this.instrument = instrument;
    }

    static Wording read(PastedSheet sheet, Instrument instrument, Remarks remarks) throws WordingRefused {
        return new PastedLines(sheet, instrument).read(remarks);
    }

    private Wording read(Remarks remarks) throws WordingRefused {
        var all = new ArrayList<>(instrument.items());
        all.addAll(instrument.extras());
        var texts = lines(sheet.items());
        int items = instrument.items().size();
        if (texts.size() != items && texts.size() != all.size()) {
            throw new WordingRefused("There are %d lines, and %s has %d questions. Put each question on one line."
                    .formatted(texts.size(), instrument.shortTitle(), items));
        }
        var lines = new ArrayList<Line>();
        for (int i = 0; i < texts.size(); i++) {
            var item = all.get(i);
            var text = unnumbered(texts.get(i), item.number());
            lines.add(new Line(item.number(), String.valueOf(item.number()), text, null, null, options(item), null));
        }
        if (!instrument.about().orders().isEmpty()) {
            remarks.confirm("The items of " + instrument.shortTitle()
                    + " circulate in more than one order: say which one this is.");
        }
        if (instrument.about().certainty().toConfirm()) {
            remarks.confirm("The scoring key of " + instrument.shortTitle() + " is to be confirmed by the practice.");
        }
        var credit = sheet.copyright() == null || sheet.copyright().isBlank()
                ? instrument.licence().credit()
                : sheet.copyright();
        return new Wording(
                sheet.title().isBlank() ? instrument.title() : sheet.title().strip(),
                sheet.language(),
                sheet.instructions(),
                lines.subList(0, items),
                lines.subList(items, lines.size()),
                new Origin(Format.PASTED, credit, null, null));
    }

    private static String unnumbered(String line, int number) {
        var leading = LEADING.matcher(line);
        return leading.matches() && Integer.parseInt(leading.group(1)) == number ? leading.group(2) : line;
    }

    private List<Option> options(Item item) throws WordingRefused {
        var given = answers(item.number());
        if (given == null || given.lines().isBlank()) {
            return item.values().stream()
                    .map(value -> new Option(String.valueOf(value), value, null))
                    .toList();
        }
        var labels = lines(given.lines());
        if (labels.size() != item.values().size()) {
            throw new WordingRefused("Question %d of %s has %d answers; %d lines were pasted for it."
                    .formatted(
                            item.number(),
                            instrument.shortTitle(),
                            item.values().size(),
                            labels.size()));
        }
        var options = new ArrayList<Option>();
        for (int i = 0; i < labels.size(); i++) {
            options.add(option(item, labels.get(i), item.values().get(i)));
        }
        return options;
    }

    // A number beside a label is taken for its value only if it is the value that belongs there; else the sheet and the
    // key disagree, and that must not pass in silence.
    private Option option(Item item, String label, int value) throws WordingRefused {
        var first = VALUE_FIRST.matcher(label);
        var last = VALUE_LAST.matcher(label);
        boolean ahead = first.matches();
        if (!ahead && !last.matches()) {
            return new Option(label, value, null);
        }
        int said = Integer.parseInt(ahead ? first.group(1) : last.group(2));
        if (said != value) {
            throw new WordingRefused("\"%s\" stands where question %d counts %d. Check the order of the answers."
                    .formatted(label, item.number(), value));
        }
        return new Option(text(ahead ? first : last, ahead), value, null);
    }

    private static String text(Matcher label, boolean ahead) {
        return label.group(ahead ? 2 : 1);
    }

    private @Nullable Answers answers(int number) {
        return sheet.answers().stream()
                .filter(answers -> answers.numbers().contains(number))
                .findFirst()
                .or(() -> sheet.answers().stream()
                        .filter(answers -> answers.numbers().isEmpty())
                        .findFirst())
                .orElse(null);
    }

    private static List<String> lines(String pasted) throws WordingRefused {
        if (pasted.length() > MAX_CHARACTERS) {
            throw new WordingRefused("That is more text than a questionnaire has.");
        }
        var lines = pasted.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        for (var line : lines) {
            if (line.length() > MAX_TEXT) {
                throw new WordingRefused("A line is longer than any question: \"" + line.substring(0, 60) + "…\".");
            }
        }
        return lines;
    }
}
