package org.relata.technique.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The exercises that come with Relata, with their files. Throws {@link ContentTrouble} with everything that is wrong in any of them. */
public final class Exercises {
    private static final String FILES = "classpath:/technique/exercises/*.yaml";

    private final Map<String, Shipped> byKey;

    private Exercises(Map<String, Shipped> byKey) {
        this.byKey = byKey;
    }

    /** An exercise and the text of its file. */
    public record Shipped(Exercise exercise, String text) {}

    public static Exercises load() {
        var troubles = new ArrayList<String>();
        var byKey = new LinkedHashMap<String, Shipped>();
        for (Resource file : files(FILES)) {
            String name = Objects.requireNonNull(file.getFilename());
            try {
                String text = file.getContentAsString(StandardCharsets.UTF_8);
                Exercise exercise = ExerciseFile.read(name, text);
                if (!name.equals(exercise.key() + ".yaml")) {
                    troubles.add(name + ":1: the file should be called \"" + exercise.key() + ".yaml\"");
                }
                byKey.put(exercise.key(), new Shipped(exercise, text));
            } catch (ContentTrouble e) {
                troubles.addAll(e.troubles());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!troubles.isEmpty()) {
            throw new ContentTrouble(troubles);
        }
        return new Exercises(byKey);
    }

    static List<Resource> files(String pattern) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
                    .sorted(Comparator.comparing(file -> Objects.requireNonNull(file.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By technique, then by title. */
    public List<Exercise> all() {
        return byKey.values().stream()
                .map(Shipped::exercise)
                .sorted(Comparator.comparing((Exercise one) -> one.about().technique())
                        .thenComparing(one -> one.about().title()))
                .toList();
    }

    public Optional<Shipped> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
