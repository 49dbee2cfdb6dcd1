package org.relata.technique;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.relata.technique.exercise.Field;
import org.relata.technique.exercise.Field.Option;

/** Enters something that fits into every field of a step. */
final class Filling {
    private final Random random;
    private final String words;

    Filling(Random random, String words) {
        this.random = random;
        this.words = words;
    }

    Map<String, List<String>> of(Stage stage) {
        var values = new HashMap<String, List<String>>();
        for (var field : stage.step().fields()) {
            values.put(field.id(), of(field, stage.options(field)));
        }
        return values;
    }

    private List<String> of(Field field, List<Option> options) {
        var range = field.range();
        int number = range.from() + random.nextInt(range.to() - range.from() + 1);
        return switch (field.kind()) {
            case LINE, TEXT -> List.of(words);
            case LINES -> List.of(words + "\nand more");
            case CHOICE -> List.of(options.get(random.nextInt(options.size())).value());
            case TAGS ->
                options.isEmpty() ? List.of() : List.of(options.getFirst().value());
            case SCALE -> List.of("" + number);
            case NUMBER -> List.of("7");
            case DATE -> List.of("2026-11-23");
            case TICK -> List.of("yes");
            case ORDER -> options.reversed().stream().map(Option::value).toList();
            case RATE -> options.stream().map(one -> one.value() + "=" + number).toList();
            case BOARD -> options.stream().map(one -> one.value() + "=30,70").toList();
        };
    }
}
