package org.relata.measure.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Instrument.Item;
import org.relata.measure.instrument.Wording.Option;
import org.relata.measure.wording.Draft.Choice;
import org.relata.measure.wording.Draft.Question;

/**
 * What each answer of a file counts. A file that states values must state those of the instrument; one that states none
 * is read by known LOINC answer codes, else by order, and then a person must confirm it. Ways of declining have no
 * value: they count as missing.
 */
final class AnswerValues {
    private static final Set<String> DECLINED = Set.of(
            "asked-declined",
            "asked-unknown",
            "not-asked",
            "unknown",
            "declined",
            "refused",
            "not-applicable",
            "LA30122-8");
    private static final Map<String, Integer> YES_NO =
            Map.of("la33-6", 1, "la32-8", 0, "y", 1, "n", 0, "yes", 1, "no", 0, "true", 1, "false", 0);

    private final Instrument instrument;
    private final Remarks remarks;

    AnswerValues(Instrument instrument, Remarks remarks) {
        this.instrument = instrument;
        this.remarks = remarks;
    }

    List<Option> of(Item item, Question question) throws WordingRefused {
        return switch (question.kind()) {
            case CHOICE -> choices(item, question);
            case NUMBER ->
                item.values().stream()
                        .map(value -> new Option(String.valueOf(value), value, null))
                        .toList();
            case BOOLEAN -> yesOrNo(item, question);
            case OPEN_CHOICE ->
                throw refused(item, question, "lets people write an answer of their own, which cannot be scored");
            case OTHER -> throw refused(item, question, "asks for text, which cannot be scored");
        };
    }

    private List<Option> yesOrNo(Item item, Question question) throws WordingRefused {
        if (!Set.copyOf(item.values()).equals(Set.of(0, 1))) {
            throw refused(item, question, "is answered with yes or no");
        }
        return List.of(new Option("No", 0, null), new Option("Yes", 1, null));
    }

    private List<Option> choices(Item item, Question question) throws WordingRefused {
        var given =
                question.choices().stream().filter(choice -> !declined(choice)).toList();
        if (given.isEmpty()) {
            throw refused(item, question, "has no answers to choose from");
        }
        var values = given.stream().allMatch(choice -> choice.weight() == null)
                ? guessed(item, question, given)
                : stated(item, question, given);
        var options = new ArrayList<Option>();
        for (var choice : question.choices()) {
            int at = given.indexOf(choice);
            options.add(new Option(choice.text(), at < 0 ? null : values.get(at), choice.code()));
        }
        if (given.size() < question.choices().size()) {
            remarks.warn("Some questions offer not to answer; that counts as missing.");
        }
        return options;
    }

    private static boolean declined(Choice choice) {
        return choice.weight() == null
                && choice.code() != null
                && DECLINED.stream().anyMatch(choice.code()::equalsIgnoreCase);
    }

    private List<@Nullable Integer> stated(Item item, Question question, List<Choice> given) throws WordingRefused {
        var values = new ArrayList<@Nullable Integer>();
        for (var choice : given) {
            values.add(JsonFile.whole(choice.weight()));
        }
        var known = values.stream().filter(value -> value != null).toList();
        boolean same = known.size() == item.values().size() && new HashSet<>(known).equals(Set.copyOf(item.values()));
        if (!same) {
            var counted = given.stream()
                    .map(choice -> choice.weight() == null
                            ? "nothing"
                            : choice.weight().toPlainString())
                    .collect(Collectors.joining(", "));
            throw refused(
                    item,
                    question,
                    "counts its answers as " + counted + " where " + instrument.shortTitle() + " counts "
                            + item.values());
        }
        if (known.size() < values.size()) {
            remarks.warn("Some answers have no value in the file; they count as missing.");
        }
        return values;
    }

    private List<@Nullable Integer> guessed(Item item, Question question, List<Choice> given) throws WordingRefused {
        if (given.size() != item.values().size()) {
            throw refused(
                    item,
                    question,
                    "has %d answers where %s has %d, and the file gives them no values"
                            .formatted(
                                    given.size(),
                                    instrument.shortTitle(),
                                    item.values().size()));
        }
        if (yesNo(item, given)) {
            remarks.confirm("The file gives its answers no values. Yes was taken as 1 and no as 0: confirm it.");
            var values = new ArrayList<@Nullable Integer>();
            given.forEach(choice -> values.add(yesNo(choice)));
            return values;
        }
        var codes = codes(item);
        var stated = given.stream().map(Choice::code).collect(Collectors.toSet());
        boolean coded = codes.size() == item.values().size() && stated.equals(new HashSet<>(codes));
        if (item.number() <= instrument.items().size()) {
            remarks.confirm(
                    coded
                            ? "The file gives its answers no values. They were taken from the LOINC answer codes: confirm"
                                    + " that each answer counts what is shown."
                            : "The file gives its answers no values. They were taken from their order: confirm that each"
                                    + " answer counts what is shown.");
        }
        var values = new ArrayList<@Nullable Integer>();
        for (int i = 0; i < given.size(); i++) {
            var code = given.get(i).code();
            values.add(item.values().get(coded && code != null ? codes.indexOf(code) : i));
        }
        return values;
    }

    // Forms print yes before no, so their order must never decide which is which.
    private static boolean yesNo(Item item, List<Choice> given) {
        return Set.copyOf(item.values()).equals(Set.of(0, 1))
                && given.stream().noneMatch(choice -> yesNo(choice) == null)
                && !Objects.equals(yesNo(given.getFirst()), yesNo(given.getLast()));
    }

    private static @Nullable Integer yesNo(Choice choice) {
        var byCode = choice.code() == null ? null : YES_NO.get(choice.code().toLowerCase(Locale.ROOT));
        return byCode == null ? YES_NO.get(choice.text().toLowerCase(Locale.ROOT)) : byCode;
    }

    private List<String> codes(Item item) {
        var codes = instrument.codes();
        if (codes == null) {
            return List.of();
        }
        return item.number() <= instrument.items().size() ? codes.answers() : codes.extraAnswers();
    }

    private WordingRefused refused(Item item, Question question, String why) {
        return new WordingRefused("Item %d of %s (%s in the file) %s."
                .formatted(item.number(), instrument.shortTitle(), question.link(), why)
                .replace("..", "."));
    }

    /** Labels compared without case, to tell whether two questions offer the same answers. */
    static List<String> labels(List<Option> options) {
        return options.stream()
                .map(option -> option.text().toLowerCase(Locale.ROOT))
                .toList();
    }
}
