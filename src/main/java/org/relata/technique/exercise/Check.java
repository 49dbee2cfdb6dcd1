package org.relata.technique.exercise;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.relata.technique.exercise.Step.Way;
import org.relata.technique.exercise.Step.Who;

/** What a content file says by itself may be well, and still lead nowhere: each way arrives, each exercise ends, nobody is asked for what they cannot see. */
final class Check {
    private static final Set<String> EVERYBODY = Set.of("all", "therapist");

    private final Exercise exercise;
    private final Part.Trouble trouble;

    Check(Exercise exercise, Part.Trouble trouble) {
        this.exercise = exercise;
        this.trouble = trouble;
    }

    void run() {
        whole();
        Set<String> ids = new HashSet<>();
        for (Step step : exercise.steps()) {
            if (!ids.add(step.id())) {
                at(step, "there is a step \"" + step.id() + "\" already");
            }
            actor(step);
            readers(step);
            fields(step);
            step.ways().forEach(way -> way(step, way));
        }
    }

    private void whole() {
        expect(1, exercise.key().matches("[a-z][a-z0-9-]{1,59}"), "\"key\" must be lower-case words with hyphens");
        expect(1, !exercise.steps().isEmpty(), "there are no steps");
        expect(1, !exercise.about().sources().isEmpty(), "\"sources\" must name where the idea is described");
        expect(1, exercise.about().minutes() > 0, "\"minutes\" must be more than 0");
        var cast = exercise.cast();
        expect(
                1,
                cast.least() >= 1 && cast.most() >= cast.least(),
                "\"members\" must be from 1 or more to as many or more");
        expect(1, cast.roles().size() <= cast.least(), "there are more roles than members");
        expect(1, cast.rounds() >= 1, "\"rounds\" must be 1 or more");
        expect(
                1,
                cast.roles().stream().noneMatch(EVERYBODY::contains),
                "no role can be called \"all\" or \"therapist\"");
    }

    private void actor(Step step) {
        step.by()
                .role()
                .ifPresent(role ->
                        expect(step, exercise.cast().roles().contains(role), "nobody has the role \"" + role + "\""));
        for (String role : step.say().keySet()) {
            expect(step, isKnown(role), "\"say\" speaks to \"" + role + "\", who is nobody here");
        }
        for (String role : step.stems().keySet()) {
            expect(step, isKnown(role), "\"stems\" speak to \"" + role + "\", who is nobody here");
        }
        expect(step, !step.say().isEmpty(), "\"say\" is missing: what do people read here?");
    }

    private boolean isKnown(String role) {
        return EVERYBODY.contains(role) || exercise.cast().roles().contains(role);
    }

    private void readers(Step step) {
        boolean therapist = step.by().is(Who.Kind.THERAPIST);
        expect(step, step.seen() != Seen.TEAM || therapist, "only a therapist's step can be for the team");
        expect(
                step,
                step.seen() == Seen.JOINT || step.seen() == Seen.TEAM || !therapist,
                "a therapist writes to all or to the team");
        expect(step, step.seen() != Seen.REVEAL || step.by().is(Who.Kind.EACH), "\"reveal\" needs a step by each");
        expect(step, step.seen() != Seen.REVEAL || exercise.cast().least() > 1, "\"reveal\" needs two members");
        expect(step, step.seen() == Seen.JOINT || !step.fields().isEmpty(), "a step without fields is for all");
    }

    private void fields(Step step) {
        Set<String> ids = new HashSet<>();
        for (Field field : step.fields()) {
            String name = "the field \"" + field.id() + "\" ";
            expect(
                    step,
                    field.id().matches("[a-z][a-z0-9-]{0,39}"),
                    name + "must be named in lower-case words with hyphens");
            expect(step, ids.add(field.id()), name + "stands here twice");
            expect(
                    step,
                    !field.kind().needsOptions()
                            || !field.options().isEmpty()
                            || field.of().isPresent(),
                    name + "needs \"options\", or \"of\"");
            expect(
                    step,
                    field.range().to() > field.range().from() && field.range().step() > 0,
                    name + "has an empty range");
            field.of()
                    .ifPresent(of -> expect(
                            step,
                            offers(step, of),
                            name + "takes up \"" + of + "\", which is no list that all have seen before"));
        }
    }

    private boolean offers(Step later, String of) {
        List<String> named = List.of(of.split("\\.", 2));
        return named.size() == 2
                && exercise.steps().subList(0, exercise.place(later)).stream()
                        .filter(step -> step.id().equals(named.getFirst()))
                        .filter(step ->
                                step.seen() == Seen.JOINT || step.seen() == Seen.REVEAL || step.seen() == later.seen())
                        .flatMap(step -> step.field(named.getLast()).stream())
                        .anyMatch(field -> field.kind().isList());
    }

    /** A way back is bounded, by a number or by the rounds that are left: so every exercise ends. */
    private void way(Step step, Way way) {
        way.to().ifPresent(to -> {
            var target = exercise.step(to);
            expect(step, target.isPresent(), "there is no step \"" + to + "\"");
            target.filter(there -> exercise.place(there) <= exercise.place(step))
                    .ifPresent(there -> expect(
                            step, way.swap() || way.most() > 0, "the way back to \"" + to + "\" needs \"at-most\""));
        });
        expect(
                step,
                !way.swap()
                        || (exercise.cast().rounds() > 1
                                && !exercise.cast().roles().isEmpty()),
                "\"swap-to\" needs roles and more than one round");
        way.when()
                .ifPresent(answer -> expect(
                        step,
                        !step.by().is(Who.Kind.EACH)
                                && step.choice().stream()
                                        .anyMatch(choice -> choice.options().stream()
                                                .anyMatch(
                                                        option -> option.value().equals(answer))),
                        "\"if: " + answer + "\" needs a choice with that option, by one person"));
    }

    private void expect(Step step, boolean holds, String otherwise) {
        expect(step.line(), holds, otherwise);
    }

    private void expect(int line, boolean holds, String otherwise) {
        if (!holds) {
            trouble.at(line, otherwise);
        }
    }

    private void at(Step step, String words) {
        trouble.at(step.line(), words);
    }
}
