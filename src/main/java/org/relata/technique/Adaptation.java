package org.relata.technique;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.relata.technique.exercise.ContentTrouble;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.ExerciseFile;

/**
 * A practice's own copy of an exercise.
 *
 * @param key its name in addresses and runs, which never changes
 * @param text as it was saved, faults and all
 * @param published the text that can be started; empty while it is not in the library
 * @param revision how often it has been saved: whoever saves says which one they have seen
 * @param typed what the viewer has typed since and not saved
 */
public record Adaptation(
        AdaptationId id,
        String key,
        String text,
        Optional<String> published,
        int revision,
        Instant changed,
        Optional<String> typed) {
    /** What can be made of a text: an exercise, or every line that keeps it from being one. */
    public record Reading(Optional<Exercise> exercise, List<String> troubles) {}

    public Reading read() {
        return read(key, text);
    }

    static Reading read(String key, String text) {
        try {
            var exercise = ExerciseFile.read(key, text);
            return exercise.key().equals(key)
                    ? new Reading(Optional.of(exercise), List.of())
                    : new Reading(
                            Optional.empty(),
                            List.of(key + ":1: \"key\" must stay \"" + key + "\", since runs are named by it"));
        } catch (ContentTrouble e) {
            return new Reading(Optional.empty(), e.troubles());
        }
    }

    /** As it can be started; empty while it is not in the library, or could no longer be read. */
    Optional<Exercise> offered() {
        return published.flatMap(body -> read(key, body).exercise());
    }

    public boolean isOffered() {
        return published.isPresent();
    }

    /** Whether what was saved is not what is offered. */
    public boolean isAhead() {
        return published.filter(text::equals).isEmpty();
    }

    /** Its title as it stands, readable or not. */
    public String title() {
        return read().exercise()
                .or(this::offered)
                .map(one -> one.about().title())
                .orElse(key);
    }
}
