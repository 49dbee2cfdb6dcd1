package org.relata.plan.document;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a plan still lacks before people can be asked to sign it: words without gaps, and of each objective who, by when and how it is known. */
public final class Wants {
    private static final int SHOWN = 60;

    private final Set<String> members;
    private final Predicate<String> isExercise;
    private final Predicate<String> isInstrument;
    private final List<Want> found = new ArrayList<>();

    /** Something that is missing, in a sentence, and where. */
    public record Want(String item, String sentence) {}

    /**
     * @param members ids of those who share the plan
     * @param isExercise whether there is an exercise of this key
     * @param isInstrument whether there is an instrument of this id
     */
    public Wants(Set<String> members, Predicate<String> isExercise, Predicate<String> isInstrument) {
        this.members = members;
        this.isExercise = isExercise;
        this.isInstrument = isInstrument;
    }

    public List<Want> of(Item plan) {
        if (plan.all(Kind.GOAL).findAny().isEmpty()) {
            found.add(new Want(Item.WHOLE, "A plan needs at least one goal."));
        }
        plan.all().forEach(this::words);
        plan.all(Kind.GOAL).forEach(this::goal);
        plan.all(Kind.OBJECTIVE).forEach(this::objective);
        plan.all(Kind.INTERVENTION)
                .forEach(item -> expect(
                        item,
                        item.get(Field.EXERCISE).isEmpty() || isExercise.test(item.get(Field.EXERCISE)),
                        "names an exercise that does not exist"));
        return List.copyOf(found);
    }

    private void words(Item item) {
        boolean said = item.kind() == Kind.PLAN
                || !item.statement().isEmpty()
                || (item.kind() == Kind.INTERVENTION
                        && !item.get(Field.EXERCISE).isEmpty());
        expect(item, said, "has no words yet");
        expect(
                item,
                item.fields().values().stream().noneMatch(words -> words.contains("__")),
                "has a gap (__) to fill in");
    }

    private void goal(Item goal) {
        expect(goal, isOwner(goal.get(Field.OWNER)), "needs to say whose it is");
        long levels = Field.LEVELS.stream()
                .filter(level -> !goal.get(level).isEmpty())
                .count();
        expect(
                goal,
                levels == 0 || levels == Field.LEVELS.size(),
                "has some of its five levels in words: write all, or none");
        expect(
                goal,
                goal.get(Field.WEIGHT).isEmpty() || isFrom(goal.get(Field.WEIGHT), 1, 100),
                "needs a weight from 1 to 100");
    }

    private void objective(Item one) {
        expect(one, isOwner(one.get(Field.OWNER)), "needs to say who does it");
        expect(one, isDay(one.get(Field.DUE)), "needs a date");
        var by = By.find(one.get(Field.BY));
        expect(one, by.isPresent(), "needs a way to know: a rating, a count, a questionnaire or an exercise");
        by.ifPresent(way -> known(one, way));
        expect(
                one,
                one.get(Field.EXERCISE).isEmpty() || isExercise.test(one.get(Field.EXERCISE)),
                "names an exercise that does not exist");
    }

    private void known(Item one, By by) {
        var target = one.get(Field.TARGET);
        switch (by) {
            case RATING -> expect(one, isFrom(target, 0, 10), "needs a target from 0 to 10");
            case COUNT -> {
                expect(one, isFrom(target, 1, 100), "needs how many times a week");
                expect(one, isFrom(one.get(Field.WEEKS), 1, 104), "needs for how many weeks");
            }
            case MEASURE -> {
                expect(one, isInstrument.test(one.get(Field.INSTRUMENT)), "needs a questionnaire");
                expect(one, isFrom(target, 0, 1000), "needs a target score");
            }
            case EXERCISE -> {
                expect(one, !one.get(Field.EXERCISE).isEmpty(), "needs an exercise");
                expect(one, isFrom(target, 1, 100), "needs how many times the exercise is done");
            }
        }
        var baseline = one.get(Field.BASELINE);
        expect(one, baseline.isEmpty() || isFrom(baseline, 0, 1000), "has a start that is no number");
    }

    private boolean isOwner(String owner) {
        return owner.equals(Item.TOGETHER) || owner.equals(Item.EACH) || members.contains(owner);
    }

    private static boolean isFrom(String text, int least, int most) {
        if (!text.matches("\\d{1,4}([.,]\\d{1,2})?")) {
            return false;
        }
        double number = Double.parseDouble(text.replace(',', '.'));
        return number >= least && number <= most;
    }

    private static boolean isDay(String text) {
        try {
            return text.length() == 10 && LocalDate.parse(text).getYear() > 2000;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void expect(Item item, boolean holds, String otherwise) {
        if (!holds) {
            found.add(new Want(item.id(), called(item) + " " + otherwise + "."));
        }
    }

    private static String called(Item item) {
        var name = item.kind() == Kind.PLAN ? "The plan" : "The " + item.kind().word();
        var words = item.statement();
        if (words.isEmpty()) {
            return name;
        }
        return name + " “"
                + (words.length() <= SHOWN ? words : words.substring(0, SHOWN).replaceFirst("\\s\\S*$", " …")) + "”";
    }
}
