package org.relata.technique;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.relata.technique.exercise.Field;
import org.relata.technique.exercise.Field.Option;

/**
 * What was entered, by field, and whether it is what the field asks for. Every value is a list of texts: one for a line, a choice or a number; the
 * lines of a list; the options in their order; for a rating "option=number" and for a board "option=x,y".
 */
public record Values(Map<String, List<String>> entered, Map<String, String> wrong) {
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_LINES = 30;

    /** What stands in a form, under the name of each field; {@code offered} are the options of a field as they are now. */
    static Values of(
            List<Field> fields,
            Map<String, List<String>> form,
            java.util.function.Function<Field, List<Option>> offered) {
        var entered = new LinkedHashMap<String, List<String>>();
        var wrong = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var given = given(field, form);
            refusal(field, given, offered.apply(field)).ifPresent(words -> wrong.put(field.id(), words));
            if (!given.isEmpty()) {
                entered.put(field.id(), given);
            }
        }
        return new Values(Map.copyOf(entered), wrong);
    }

    private static List<String> given(Field field, Map<String, List<String>> form) {
        var typed = form.getOrDefault(field.id(), List.of()).stream().map(String::strip);
        Stream<String> each = field.kind() == Field.Kind.LINES
                ? typed.flatMap(text -> text.lines().map(String::strip))
                : typed;
        return each.filter(text -> !text.isEmpty()).toList();
    }

    private static Optional<String> refusal(Field field, List<String> given, List<Option> offered) {
        if (given.isEmpty()) {
            return field.optional() || field.kind() == Field.Kind.TICK
                    ? Optional.empty()
                    : Optional.of("Please answer this, or ask to skip the step.");
        }
        var longest = field.kind() == Field.Kind.TEXT ? LONGEST_TEXT : LONGEST_LINE;
        if (given.stream().anyMatch(text -> text.length() > longest)) {
            return Optional.of("This is longer than can be kept: at most " + longest + " characters.");
        }
        if (given.size() > most(field)) {
            return Optional.of("That is more than fits here: at most " + most(field) + ".");
        }
        return isMeant(field, given, offered.stream().map(Option::value).toList())
                ? Optional.empty()
                : Optional.of("This cannot be entered here. Please look at it again.");
    }

    private static int most(Field field) {
        return switch (field.kind()) {
            case LINES -> field.most() == 0 ? MOST_LINES : Math.min(field.most(), MOST_LINES);
            case TAGS -> field.most() == 0 ? Integer.MAX_VALUE : field.most();
            case ORDER, RATE, BOARD -> Integer.MAX_VALUE;
            default -> 1;
        };
    }

    private static boolean isMeant(Field field, List<String> given, List<String> offered) {
        return switch (field.kind()) {
            case LINE, TEXT, LINES -> true;
            case CHOICE -> offered.containsAll(given);
            case TAGS -> offered.containsAll(given) && isOnce(given);
            case TICK -> given.equals(List.of("yes"));
            case SCALE -> isIn(field.range(), given.getFirst());
            case NUMBER -> given.getFirst().matches("-?\\d{1,6}([.,]\\d{1,2})?");
            case DATE -> isDate(given.getFirst());
            case ORDER -> isOnce(given) && given.size() == offered.size() && offered.containsAll(given);
            case RATE -> given.stream().allMatch(one -> isRated(field.range(), one, offered));
            case BOARD -> given.stream().allMatch(one -> isPlaced(one, offered));
        };
    }

    private static boolean isOnce(List<String> given) {
        return new HashSet<>(given).size() == given.size();
    }

    private static boolean isRated(Field.Range range, String one, List<String> offered) {
        int at = one.lastIndexOf('=');
        return at > 0 && offered.contains(one.substring(0, at)) && isIn(range, one.substring(at + 1));
    }

    private static boolean isPlaced(String one, List<String> offered) {
        int at = one.lastIndexOf('=');
        return at > 0
                && offered.contains(one.substring(0, at))
                && one.substring(at + 1).matches("(\\d{1,2}|100),(\\d{1,2}|100)");
    }

    private static boolean isIn(Field.Range range, String text) {
        return text.matches("-?\\d{1,4}")
                && Integer.parseInt(text) >= range.from()
                && Integer.parseInt(text) <= range.to();
    }

    private static boolean isDate(String text) {
        try {
            java.time.LocalDate.parse(text);
            return true;
        } catch (java.time.format.DateTimeParseException e) {
            return false;
        }
    }

    /** Ratings and places by option. */
    public static Map<String, String> byOption(List<String> values) {
        var each = new LinkedHashMap<String, String>();
        values.forEach(one -> {
            int at = one.lastIndexOf('=');
            if (at > 0) {
                each.put(one.substring(0, at), one.substring(at + 1));
            }
        });
        return each;
    }

    public boolean isRight() {
        return wrong.isEmpty();
    }

    /** The lines of earlier entries that a field takes up, each once. */
    static List<Option> takenUp(List<Entry> entries, String of) {
        var step = of.substring(0, of.indexOf('.'));
        var field = of.substring(of.indexOf('.') + 1);
        var lines = new ArrayList<String>();
        entries.stream()
                .filter(entry -> entry.step().equals(step) && !entry.waiting())
                .flatMap(entry -> entry.value(field).stream())
                .filter(line -> !lines.contains(line))
                .forEach(lines::add);
        return lines.stream().map(line -> new Option(line, line)).toList();
    }
}
