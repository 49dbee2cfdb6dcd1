package org.relata.measure.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Instrument.Item;
import org.relata.measure.instrument.Wording;
import org.relata.measure.instrument.Wording.Line;
import org.relata.measure.instrument.Wording.Option;
import org.relata.measure.wording.Draft.Question;

/** Builds a wording from a file's draft and an instrument's structure. */
final class Assembly {
    private final Instrument instrument;
    private final Draft draft;
    private final Remarks remarks;

    private Assembly(Instrument instrument, Draft draft, Remarks remarks) {
        this.instrument = instrument;
        this.draft = draft;
        this.remarks = remarks;
    }

    static Wording wording(Instrument instrument, Draft draft, Remarks remarks) throws WordingRefused {
        allowed(instrument);
        return new Assembly(instrument, draft, remarks).assemble();
    }

    static void allowed(Instrument instrument) throws WordingRefused {
        if (!instrument.licence().kind().itemsAllowed()) {
            throw new WordingRefused("The questions of " + instrument.shortTitle()
                    + " need a licence from their owner. Only its total can be entered.");
        }
        if (!instrument.byItems()) {
            throw new WordingRefused("The scoring key of " + instrument.shortTitle()
                    + " is not known well enough. Only its total can be entered.");
        }
    }

    private Wording assemble() throws WordingRefused {
        var matched = Matching.match(instrument, draft.questions(), remarks);
        var items = new ArrayList<Line>();
        for (var item : instrument.items()) {
            items.add(line(item, Objects.requireNonNull(matched.get(item.number())), matched));
        }
        var extras = new ArrayList<Line>();
        for (var extra : instrument.extras()) {
            var question = matched.get(extra.number());
            if (question != null) {
                extra(extra, question, matched, extras);
            }
        }
        doubts();
        var head = draft.head();
        return new Wording(
                head.title(), head.language(), head.instructions(), turnedBack(items), extras, head.origin());
    }

    private Line line(Item item, Question question, Map<Integer, Question> matched) throws WordingRefused {
        if (question.text().text().isBlank()) {
            throw new WordingRefused("Item " + item.number() + " (" + question.link() + " in the file) has no text.");
        }
        return new Line(
                item.number(),
                question.link(),
                question.text().text(),
                question.text().help(),
                question.text().control(),
                new AnswerValues(instrument, remarks).of(item, question),
                new Conditions(instrument, matched, remarks).of(question));
    }

    private void extra(Item extra, Question question, Map<Integer, Question> matched, List<Line> extras) {
        try {
            extras.add(line(extra, question, matched));
        } catch (WordingRefused e) {
            remarks.warn(e.getMessage() + " It is not scored and was left out.");
        }
    }

    private void doubts() {
        if (!instrument.about().orders().isEmpty()) {
            remarks.confirm("The items of " + instrument.shortTitle()
                    + " circulate in more than one order: say which one this is.");
        }
        if (instrument.about().certainty().toConfirm()) {
            remarks.confirm("The scoring key of " + instrument.shortTitle() + " is to be confirmed by the practice.");
        }
    }

    // A file may carry reversal in its values. The key reverses as well, so the values are turned back to the raw ones.
    private List<Line> turnedBack(List<Line> items) {
        var lines = new ArrayList<Line>();
        var turned = new ArrayList<Integer>();
        for (var line : items) {
            var item = instrument.items().get(line.number() - 1);
            if (item.reverse() && items.stream().anyMatch(other -> opposite(line, other))) {
                turned.add(line.number());
                lines.add(with(
                        line,
                        line.options().stream()
                                .map(option -> turn(option, item))
                                .toList()));
            } else {
                lines.add(line);
            }
        }
        if (!turned.isEmpty()) {
            remarks.warn("The file already reverses the values of items " + turned + ". They were turned back, because "
                    + instrument.shortTitle() + "'s key reverses them.");
        }
        return lines;
    }

    private boolean opposite(Line line, Line other) {
        return !instrument.items().get(other.number() - 1).reverse()
                && AnswerValues.labels(line.options()).equals(AnswerValues.labels(other.options()))
                && values(line).equals(values(other).reversed())
                && values(line).size() > 1;
    }

    private static List<Integer> values(Line line) {
        var values = new ArrayList<Integer>();
        for (var option : line.options()) {
            var value = option.value();
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static Option turn(Option option, Item item) {
        @Nullable Integer value = option.value() == null ? null : item.keyed(option.value());
        return new Option(option.text(), value, option.code());
    }

    private static Line with(Line line, List<Option> options) {
        return new Line(line.number(), line.link(), line.text(), line.help(), line.control(), options, line.show());
    }
}
