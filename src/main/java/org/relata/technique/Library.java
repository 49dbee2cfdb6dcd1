package org.relata.technique;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.relata.kernel.NotFound;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Exercises;
import org.relata.technique.exercise.Exercises.Shipped;
import org.relata.technique.exercise.Technique;
import org.springframework.stereotype.Component;

/**
 * The exercises that there are: those that come with Relata, and the practice's own. The first are read at start, and what is wrong in one keeps Relata
 * from starting, with every line named; what is wrong in one of a practice's own keeps only that one out.
 */
@Component
public class Library {
    private static final int MOST = 200;

    private final Exercises exercises = Exercises.load();
    private final Entrance entrance;
    private final AdaptationStore own;

    Library(Entrance entrance, AdaptationStore own) {
        this.entrance = entrance;
        this.own = own;
    }

    /** Those whose words hold all that was typed, of one technique or any; the practice's own first. */
    public List<Exercise> find(String words, Optional<Technique> technique) {
        var wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        var ours = entrance.callEverywhere(inside -> own.all(inside, MOST));
        return Stream.concat(ours.stream().flatMap(one -> one.offered().stream()), exercises.all().stream())
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

    /** Those that come with Relata, by technique and title. */
    public List<Exercise> shipped() {
        return exercises.all();
    }

    public boolean ships(String key) {
        return exercises.find(key).isPresent();
    }

    public Exercise exercise(String key) {
        return exercises
                .find(key)
                .orElseGet(() -> entrance.callEverywhere(inside -> edition(inside, key)))
                .exercise();
    }

    /** With its text, as whoever begins it now would do it. */
    Shipped edition(Entered inside, String key) {
        return exercises.find(key).or(() -> ours(inside, key)).orElseThrow(NotFound::new);
    }

    private Optional<Shipped> ours(Entered inside, String key) {
        return own.named(inside, key)
                .flatMap(one -> one.offered()
                        .map(exercise -> new Shipped(exercise, one.published().orElseThrow())));
    }
}
