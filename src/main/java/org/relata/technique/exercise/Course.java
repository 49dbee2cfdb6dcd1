package org.relata.technique.exercise;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.relata.technique.exercise.Step.Way;
import org.relata.technique.exercise.Step.Who;

/** The course of an exercise in a setting: where one stands, and where one goes from there. It has no memory of its own. */
public record Course(Exercise exercise, Setting setting) {
    /**
     * Where people stand.
     *
     * @param step empty once it is over
     * @param round how often roles have moved on
     */
    public record Standing(Optional<Step> step, int round) {
        public boolean isOver() {
            return step.isEmpty();
        }
    }

    public Standing first() {
        return at(0, 0);
    }

    /**
     * Where it goes on from a step.
     *
     * @param answer what was chosen there, where something was
     * @param path the steps that were come to in this round, in order, this one last
     */
    public Standing after(Step step, int round, Optional<String> answer, List<String> path) {
        return step.ways().stream()
                .filter(way -> isOpen(way, round, answer, path))
                .findFirst()
                .map(way -> along(way, round))
                .orElseGet(() -> at(exercise.place(step) + 1, round));
    }

    /** Where it goes on if roles move on now; empty where they cannot. */
    public Optional<Standing> swapped(Step step, int round) {
        return exercise.steps().stream()
                .skip(exercise.place(step))
                .flatMap(later -> later.ways().stream())
                .filter(way -> way.swap() && round + 1 < exercise.cast().rounds())
                .findFirst()
                .map(way -> along(way, round));
    }

    private boolean isOpen(Way way, int round, Optional<String> answer, List<String> path) {
        if (way.when().isPresent() && !way.when().equals(answer)) {
            return false;
        }
        if (way.swap()) {
            return round + 1 < exercise.cast().rounds();
        }
        return way.most() == 0
                || way.to().flatMap(exercise::step).stream().allMatch(to -> turns(to, path) <= way.most());
    }

    /** How often one has come to a step since one was last before it: so a loop within a loop begins anew with each turn of the outer one. */
    private long turns(Step to, List<String> path) {
        return path.reversed().stream()
                .takeWhile(
                        id -> exercise.step(id).stream().allMatch(step -> exercise.place(step) >= exercise.place(to)))
                .filter(to.id()::equals)
                .count();
    }

    private Standing along(Way way, int round) {
        return way.to()
                .flatMap(exercise::step)
                .map(to -> at(exercise.place(to), way.swap() ? round + 1 : round))
                .orElseGet(() -> new Standing(Optional.empty(), round));
    }

    /** The first step from this place that is done in this setting. */
    private Standing at(int place, int round) {
        return new Standing(
                IntStream.range(place, exercise.steps().size())
                        .mapToObj(exercise.steps()::get)
                        .filter(this::isDone)
                        .findFirst(),
                round);
    }

    private boolean isDone(Step step) {
        return step.in().contains(setting)
                && (setting != Setting.HOME || !step.by().is(Who.Kind.THERAPIST));
    }
}
