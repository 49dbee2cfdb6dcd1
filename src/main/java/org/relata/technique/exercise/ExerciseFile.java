package org.relata.technique.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.relata.relationship.Concern;
import org.relata.technique.exercise.Field.Option;
import org.relata.technique.exercise.Field.Range;
import org.relata.technique.exercise.Step.Way;
import org.relata.technique.exercise.Step.Who;

/** Reads a content file into an exercise. Throws {@link ContentTrouble}, which names every line that is wrong. */
public final class ExerciseFile {
    /** What every exercise of several ends with: how far each felt heard, what they take with them, what the therapist has seen. */
    private static final List<Step> ENDING = ending();

    private ExerciseFile() {}

    public static Exercise read(String file, String text) {
        var trouble = new Part.Trouble(file);
        var exercise = exercise(Part.whole(trouble, text));
        new Check(exercise, trouble).run();
        if (!trouble.found().isEmpty()) {
            throw new ContentTrouble(trouble.found());
        }
        return exercise;
    }

    private static Exercise exercise(Part part) {
        var cast = cast(part);
        var steps = part.parts("steps").stream().map(ExerciseFile::step);
        var settings = settings(part, "settings");
        var ending = ending(part.one("ending", Ending::of, cast.least() > 1 ? Ending.FULL : Ending.NO), settings);
        var exercise = new Exercise(
                part.text("key"),
                about(part),
                cast,
                settings,
                Stream.concat(steps, ending).toList());
        part.done();
        return exercise;
    }

    /** How an exercise ends: as any of several does, lightly, or with its own last step. */
    private enum Ending {
        FULL,
        TAKE_AWAY,
        NO;

        static Ending of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static Stream<Step> ending(Ending ending, Set<Setting> settings) {
        return ENDING.stream().filter(step -> switch (ending) {
            case FULL -> settings.stream().anyMatch(step.in()::contains);
            case TAKE_AWAY -> step.id().equals("take-away");
            case NO -> false;
        });
    }

    private static List<Step> ending() {
        try (var file = Objects.requireNonNull(ExerciseFile.class.getResourceAsStream("/technique/ending.yaml"))) {
            var trouble = new Part.Trouble("ending.yaml");
            var steps =
                    Part.whole(trouble, new String(file.readAllBytes(), StandardCharsets.UTF_8)).parts("steps").stream()
                            .map(ExerciseFile::step)
                            .toList();
            if (!trouble.found().isEmpty()) {
                throw new ContentTrouble(trouble.found());
            }
            return steps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exercise.About about(Part part) {
        if (!part.has("technique")) {
            part.trouble().at(part.line(), "\"technique\" is missing");
        }
        return new Exercise.About(
                part.text("title"),
                part.text("purpose"),
                part.one("technique", Technique::of, Technique.ACTIVE_LISTENING),
                part.text("phase", ""),
                part.number("minutes", 15),
                Set.copyOf(part.some("not-for", Concern::of)),
                part.texts("sources"),
                part.find("reviewed-by"));
    }

    private static Exercise.Cast cast(Part part) {
        var members = part.part("members");
        int least = members.map(one -> one.number("from", 2)).orElse(2);
        int most = members.map(one -> one.number("to", least)).orElse(2);
        members.ifPresent(Part::done);
        return new Exercise.Cast(least, most, part.texts("roles"), part.number("rounds", 1));
    }

    private static Set<Setting> settings(Part part, String key) {
        Set<Setting> named = new LinkedHashSet<>(part.some(key, Setting::of));
        return named.isEmpty() ? EnumSet.allOf(Setting.class) : EnumSet.copyOf(named);
    }

    private static Step step(Part part) {
        int seconds = part.number("seconds", 0);
        var step = new Step(
                part.text("id"),
                part.text("title"),
                who(part.text("by")),
                part.one("seen", Seen::of, Seen.JOINT),
                part.part("say").map(ExerciseFile::sayings).orElse(Map.of()),
                part.part("stems").map(ExerciseFile::stems).orElse(Map.of()),
                Optional.of(seconds).filter(given -> given > 0),
                settings(part, "in"),
                part.parts("fields").stream().map(ExerciseFile::field).toList(),
                part.parts("then").stream().map(ExerciseFile::way).toList(),
                part.line());
        part.done();
        return step;
    }

    private static Who who(String word) {
        return switch (word) {
            case "each" -> new Who(Who.Kind.EACH, Optional.empty());
            case "anyone" -> new Who(Who.Kind.ANYONE, Optional.empty());
            case "therapist" -> new Who(Who.Kind.THERAPIST, Optional.empty());
            default -> new Who(Who.Kind.ROLE, Optional.of(word));
        };
    }

    private static Map<String, String> sayings(Part part) {
        var sayings = new LinkedHashMap<String, String>();
        part.keys().forEach(role -> sayings.put(role, part.text(role)));
        return Map.copyOf(sayings);
    }

    private static Map<String, List<String>> stems(Part part) {
        var stems = new LinkedHashMap<String, List<String>>();
        part.keys().forEach(role -> stems.put(role, part.texts(role)));
        return Map.copyOf(stems);
    }

    private static Field field(Part part) {
        var field = new Field(
                part.text("id"),
                part.text("label"),
                part.text("hint", ""),
                part.one("kind", Field.Kind::of, Field.Kind.TEXT),
                part.part("options").map(ExerciseFile::options).orElse(List.of()),
                part.find("of"),
                range(part),
                part.yes("optional", false),
                part.number("most", 0));
        part.done();
        return field;
    }

    private static List<Option> options(Part part) {
        return part.keys().stream()
                .map(value -> new Option(value, part.text(value)))
                .toList();
    }

    private static Range range(Part part) {
        return new Range(
                part.number("from", Range.TEN.from()),
                part.number("to", Range.TEN.to()),
                part.number("by", Range.TEN.step()),
                part.text("low", ""),
                part.text("high", ""));
    }

    private static Way way(Part part) {
        boolean swaps = part.has("swap-to");
        Optional<String> to = part.find(swaps ? "swap-to" : "to");
        var way = new Way(part.find("if"), to.filter(step -> !step.equals("end")), swaps, part.number("at-most", 0));
        if (to.isEmpty()) {
            part.trouble().at(part.line(), "a way must say \"to\" or \"swap-to\" which step it leads, or to \"end\"");
        }
        part.done();
        return way;
    }
}
