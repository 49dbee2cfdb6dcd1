package org.relata.technique;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relata.kernel.NotFound;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Exercises;
import org.relata.technique.exercise.Exercises.Shipped;
import org.relata.technique.exercise.Technique;
import org.springframework.stereotype.Component;

/** The exercises that there are. They are read at start: what is wrong in one keeps Relata from starting, with every line named. */
@Component
public class Library {
    private final Exercises exercises = Exercises.load();

    /** Those whose words hold all that was typed, of one technique or any. */
    public List<Exercise> find(String words, Optional<Technique> technique) {
        var wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return exercises.all().stream()
                .filter(one -> technique.isEmpty() || one.about().technique() == technique.get())
                .filter(one -> wanted.stream().allMatch(text(one)::contains))
                .toList();
    }

    private static String text(Exercise one) {
        return String.join(
                        " ",
                        one.about().title(),
                        one.about().purpose(),
                        one.about().technique().title(),
                        one.about().phase(),
                        String.join(" ", one.cast().roles()))
                .toLowerCase(Locale.ROOT);
    }

    public Exercise exercise(String key) {
        return shipped(key).exercise();
    }

    Shipped shipped(String key) {
        return exercises.find(key).orElseThrow(NotFound::new);
    }
}
