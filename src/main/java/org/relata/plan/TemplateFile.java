package org.relata.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.relata.plan.document.By;
import org.relata.plan.document.Field;
import org.relata.plan.document.Item;
import org.relata.plan.document.Kind;
import org.relata.technique.exercise.ContentTrouble;
import org.relata.technique.exercise.Part;
import org.relata.technique.exercise.Technique;

/** Reads a template. Throws {@link ContentTrouble}, which names every line that is wrong. */
final class TemplateFile {
    private static final Set<String> AUDIENCES = Set.of("couple", "family", "one", "any");

    private final Part.Trouble trouble;
    private final Predicate<String> isExercise;
    private final Predicate<String> isInstrument;

    private TemplateFile(Part.Trouble trouble, Predicate<String> isExercise, Predicate<String> isInstrument) {
        this.trouble = trouble;
        this.isExercise = isExercise;
        this.isInstrument = isInstrument;
    }

    static Template read(String file, String text, Predicate<String> isExercise, Predicate<String> isInstrument) {
        var trouble = new Part.Trouble(file);
        var template = new TemplateFile(trouble, isExercise, isInstrument).template(Part.whole(trouble, text));
        if (!trouble.found().isEmpty()) {
            throw new ContentTrouble(trouble.found());
        }
        return template;
    }

    private Template template(Part part) {
        if (!part.has("technique")) {
            trouble.at(part.line(), "\"technique\" is missing");
        }
        var technique = part.one("technique", Technique::of, Technique.ACTIVE_LISTENING);
        var fields = new EnumMap<Field, String>(Field.class);
        fields.put(Field.FREQUENCY, part.text("frequency", ""));
        fields.put(Field.REVIEW, number(part, "review-every"));
        fields.put(Field.DISCHARGE, part.text("discharge", ""));
        var origin = technique.word();
        var problems = new ArrayList<Item>();
        for (Part problem : part.parts("problems")) {
            problems.add(problem(problem, origin + "/" + problems.size()));
        }
        if (problems.isEmpty()) {
            trouble.at(part.line(), "\"problems\" are missing");
        }
        var template = new Template(
                technique,
                part.text("title"),
                part.one("for", word -> known(word, AUDIENCES), "any"),
                new Item(Item.WHOLE, Kind.PLAN, origin, fields, problems));
        part.done();
        return template;
    }

    private Item problem(Part part, String origin) {
        var goals = new ArrayList<Item>();
        for (Part goal : part.parts("goals")) {
            goals.add(goal(goal, origin + "/" + goals.size()));
        }
        var problem = new Item(origin, Kind.PROBLEM, origin, Map.of(Field.STATEMENT, part.text("statement")), goals);
        part.done();
        return problem;
    }

    private Item goal(Part part, String origin) {
        var fields = owned(part);
        var levels = part.texts("levels");
        if (!levels.isEmpty() && levels.size() != Field.LEVELS.size()) {
            trouble.at(part.line(), "\"levels\" must be five, from far below to far above what is hoped for");
        }
        for (int i = 0; i < Math.min(levels.size(), Field.LEVELS.size()); i++) {
            fields.put(Field.LEVELS.get(i), levels.get(i));
        }
        var below = new ArrayList<Item>();
        for (Part objective : part.parts("objectives")) {
            below.add(objective(objective, origin + "/" + below.size()));
        }
        for (Part intervention : part.parts("interventions")) {
            below.add(intervention(intervention, origin + "/" + below.size()));
        }
        part.done();
        return new Item(origin, Kind.GOAL, origin, fields, below);
    }

    private Item objective(Part part, String origin) {
        var fields = owned(part);
        var by = part.one("by", By::of, By.RATING);
        fields.put(Field.BY, by.word());
        fields.put(Field.TARGET, number(part, "target"));
        fields.put(Field.WEEKS, number(part, "weeks"));
        fields.put(Field.EXERCISE, exercise(part));
        part.find("instrument").map(id -> id.toLowerCase(Locale.ROOT)).ifPresent(id -> {
            fields.put(Field.INSTRUMENT, id);
            if (!isInstrument.test(id)) {
                trouble.at(part.line(), "there is no instrument \"" + id + "\"");
            }
        });
        if (by == By.MEASURE && !part.has("instrument")) {
            trouble.at(part.line(), "\"by: measure\" needs \"instrument\"");
        }
        if (by == By.EXERCISE && !part.has("exercise")) {
            trouble.at(part.line(), "\"by: exercise\" needs \"exercise\"");
        }
        part.done();
        return new Item(origin, Kind.OBJECTIVE, origin, fields, List.of());
    }

    private Item intervention(Part part, String origin) {
        var fields = new EnumMap<Field, String>(Field.class);
        fields.put(Field.STATEMENT, part.text("text", ""));
        fields.put(Field.EXERCISE, exercise(part));
        if (!part.has("text") && !part.has("exercise")) {
            trouble.at(part.line(), "an intervention needs \"text\" or \"exercise\"");
        }
        part.done();
        return new Item(origin, Kind.INTERVENTION, origin, fields, List.of());
    }

    private static Map<Field, String> owned(Part part) {
        var fields = new EnumMap<Field, String>(Field.class);
        fields.put(Field.STATEMENT, part.text("statement"));
        fields.put(
                Field.OWNER, part.one("owner", word -> known(word, Set.of(Item.TOGETHER, Item.EACH)), Item.TOGETHER));
        return fields;
    }

    private String exercise(Part part) {
        return part.find("exercise")
                .map(key -> {
                    if (!isExercise.test(key)) {
                        trouble.at(part.line(), "there is no exercise \"" + key + "\"");
                    }
                    return key;
                })
                .orElse("");
    }

    private static String number(Part part, String key) {
        return part.has(key) ? String.valueOf(part.number(key, 0)) : "";
    }

    private static String known(String word, Set<String> words) {
        if (!words.contains(word)) {
            throw new IllegalArgumentException(word);
        }
        return word;
    }
}
