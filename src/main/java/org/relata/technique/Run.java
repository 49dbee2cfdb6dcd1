package org.relata.technique;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.technique.exercise.Course;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Setting;
import org.relata.technique.exercise.Step;

/**
 * People at an exercise, and where they are.
 *
 * @param circle of those who take part: their joint circle, or the own one of who does it alone
 * @param exercise as it was when they began
 * @param participants in the order in which roles are given
 */
public record Run(
        RunId id,
        CircleId circle,
        Exercise exercise,
        Setting setting,
        List<PersonId> participants,
        State state,
        Times times,
        Place place) {
    /** What has become of it. */
    public enum State {
        OPEN,
        DONE,
        /** Left before its end; nobody can tell by whom. */
        STOPPED
    }

    public record Times(Instant started, Optional<Instant> ended) {}

    /**
     * Where it stands.
     *
     * @param round how often roles have moved on
     * @param visit how many steps have been come to: a deed names the one that it is meant for
     * @param extra what a therapist has given in addition, in seconds
     * @param revealed since when everybody's entries can be read
     * @param held since when it pauses, and when they have agreed to come back
     */
    public record Place(
            String step,
            int round,
            int visit,
            Instant came,
            int extra,
            Optional<Instant> revealed,
            Optional<Held> held) {}

    /** A pause that somebody has called. */
    public record Held(Instant since, Instant back) {}

    /** As it stands in its circle: one that has closed has ended it. */
    Run in(Circle its) {
        return isOpen() && !its.isOpen()
                ? new Run(
                        id,
                        circle,
                        exercise,
                        setting,
                        participants,
                        State.STOPPED,
                        new Times(times.started(), its.closedAt()),
                        place)
                : this;
    }

    public Step step() {
        return exercise.step(place.step()).orElseThrow();
    }

    Course course() {
        return new Course(exercise, setting);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isHeld() {
        return place.held().isPresent();
    }

    public boolean isRevealed() {
        return place.revealed().isPresent();
    }

    public boolean hasPart(PersonId person) {
        return participants.contains(person);
    }

    /** The role that somebody has now; empty for the care team, and where all do the same. */
    public Optional<String> role(PersonId person) {
        int at = participants.indexOf(person);
        return at < 0 ? Optional.empty() : exercise.cast().role(at, participants.size(), place.round());
    }

    /** What is left of the time that the step is meant to take: less than nothing once it has passed; empty where it does not matter. */
    public Optional<Duration> left(Instant now) {
        var until = place.held().map(Held::since).orElse(now);
        return step().seconds()
                .map(seconds ->
                        Duration.ofSeconds(seconds + place.extra()).minus(Duration.between(place.came(), until)));
    }
}
