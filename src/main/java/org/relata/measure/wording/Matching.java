package org.relata.measure.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Instrument.Item;
import org.relata.measure.wording.Draft.Question;

/**
 * Which question of a file is which item of the instrument: by LOINC code, else by the number in its name, else by
 * order. A file that lacks a scored item is refused; what it has beyond the instrument is told.
 */
final class Matching {
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)0*(\\d{1,3})$");

    private final Instrument instrument;
    private final List<Question> questions;
    private final Remarks remarks;
    private final Map<Integer, Question> matched = new TreeMap<>();

    private Matching(Instrument instrument, List<Question> questions, Remarks remarks) {
        this.instrument = instrument;
        this.questions = questions;
        this.remarks = remarks;
    }

    static Map<Integer, Question> match(Instrument instrument, List<Question> questions, Remarks remarks)
            throws WordingRefused {
        var matching = new Matching(instrument, questions, remarks);
        matching.byCode();
        if (matching.matched.isEmpty()) {
            matching.byNumber();
        }
        if (matching.matched.isEmpty()) {
            matching.byOrder();
        }
        matching.complete();
        return matching.matched;
    }

    /** The number at the end of a name such as PHQ-9.3 or q03; null for a LOINC code or none. */
    static @Nullable Integer number(String link) {
        var number = NUMBER.matcher(link);
        return link.matches(".*\\d{3,7}-\\d$") || !number.find() ? null : Integer.valueOf(number.group(1));
    }

    private void byCode() throws WordingRefused {
        var codes = instrument.codes();
        if (codes == null) {
            return;
        }
        var all = new ArrayList<>(codes.items());
        all.addAll(codes.items().isEmpty() ? List.of() : codes.extras());
        for (var question : questions) {
            for (int i = 0; i < all.size(); i++) {
                if (question.codes().contains(all.get(i)) && matched.put(i + 1, question) != null) {
                    throw new WordingRefused("Two questions in the file carry the LOINC code " + all.get(i) + ".");
                }
            }
        }
    }

    private void byNumber() {
        var numbered = new TreeMap<Integer, Question>();
        for (var question : questions) {
            var number = number(question.link());
            if (number != null && instrument.item(number).isPresent() && numbered.put(number, question) != null) {
                return;
            }
        }
        if (numbered.keySet().containsAll(numbers())) {
            matched.putAll(numbered);
        }
    }

    private void byOrder() throws WordingRefused {
        var scorable = questions.stream()
                .filter(question -> question.kind().scorable() || question.kind() == Draft.Kind.OPEN_CHOICE)
                .toList();
        int items = instrument.items().size();
        int withExtras = items + instrument.extras().size();
        if (scorable.size() != items && scorable.size() != withExtras) {
            throw new WordingRefused("The file has %d questions that could be scored and %s has %d items, and neither"
                            .formatted(scorable.size(), instrument.shortTitle(), items)
                    + " their codes nor their names say which is which.");
        }
        for (int i = 0; i < scorable.size(); i++) {
            matched.put(i + 1, scorable.get(i));
        }
        remarks.warn("The questions were matched with the items of " + instrument.shortTitle()
                + " by their order. Compare them with the official sheet.");
    }

    private void complete() throws WordingRefused {
        var missing = numbers().stream()
                .filter(number -> !matched.containsKey(number))
                .toList();
        if (!missing.isEmpty()) {
            throw new WordingRefused(
                    "The file has no question for item " + join(missing) + " of " + instrument.shortTitle() + ".");
        }
        for (var question : questions) {
            if (!matched.containsValue(question)) {
                remarks.warn("Question " + question.link() + " is not part of " + instrument.shortTitle()
                        + " and was left out.");
            }
        }
    }

    private List<Integer> numbers() {
        return instrument.items().stream().map(Item::number).toList();
    }

    private static String join(List<Integer> numbers) {
        return String.join(", ", numbers.stream().map(String::valueOf).toList());
    }
}
