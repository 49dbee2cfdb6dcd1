package org.relata.technique.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.relata.kernel.PersonId;
import org.relata.relationship.Concern;
import org.relata.technique.Entry;
import org.relata.technique.Stage;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Field;
import org.relata.technique.exercise.Seen;
import org.relata.technique.exercise.Setting;
import org.relata.technique.exercise.Step;
import org.relata.technique.exercise.Step.Who;
import org.relata.ui.Page;

/** What is said around an exercise, in the reader's language; what stands in it is the content's own. */
public record TechniqueWords(Page page) {
    /** Whose turn it is, for whoever looks. */
    public String turn(Stage stage) {
        if (stage.isRevealing()) {
            return page.say("technique.turn.revealed");
        }
        if (stage.isMine() && stage.viewer().isClient()) {
            return page.say("technique.turn.yours");
        }
        return switch (stage.step().by().kind()) {
            case THERAPIST -> page.say(stage.viewer().isClient() ? "technique.turn.therapist" : "technique.turn.yours");
            case EACH ->
                stage.missing().isEmpty()
                        ? page.say("technique.turn.all-done")
                        : page.say("technique.turn.waiting", names(stage, stage.missing()));
            case ANYONE -> page.say("technique.turn.anyone");
            case ROLE -> page.say("technique.turn.of", names(stage, stage.holders()));
        };
    }

    public String names(Stage stage, List<PersonId> people) {
        return page.list(people.stream().map(stage::name).toList());
    }

    /** Who comes to read what is entered, before anybody enters it. */
    public String readers(Stage stage) {
        var several = stage.run().participants().size() > 1;
        return switch (stage.step().seen()) {
            case JOINT -> page.say(several ? "technique.readers.joint" : "technique.readers.own");
            case REVEAL -> page.say("technique.readers.reveal");
            case PRIVATE -> page.say("technique.readers.own");
            case TEAM -> page.say("technique.readers.team");
        };
    }

    public String seen(Seen seen) {
        return page.say("technique.seen." + seen.word());
    }

    public String by(Step step) {
        return step.by()
                .role()
                .map(TechniqueWords::called)
                .orElseGet(() -> page.say("technique.by." + word(step.by())));
    }

    private static String word(Who who) {
        return who.kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** A role as one reads it. */
    public static String called(String role) {
        var words = role.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** Everybody whose part in it can be looked at. */
    public static List<String> roles(Exercise exercise) {
        var roles = exercise.cast().roles().isEmpty()
                ? List.of("all")
                : exercise.cast().roles();
        return Stream.concat(roles.stream(), Stream.of("therapist")).toList();
    }

    /** Whether this role does something at the step. */
    public static boolean acts(Step step, String role) {
        return switch (step.by().kind()) {
            case THERAPIST -> role.equals("therapist");
            case ROLE -> step.by().role().equals(Optional.of(role));
            case EACH, ANYONE -> !role.equals("therapist");
        };
    }

    /** The steps that are of use with a pen: at home where it can be done at home. */
    public static List<Step> onPaper(Exercise exercise) {
        boolean home = exercise.settings().contains(Setting.HOME);
        return exercise.steps().stream()
                .filter(step -> !home || step.in().contains(Setting.HOME))
                .toList();
    }

    /** The roles that have words of their own at a step, besides the therapist. */
    public static List<String> spoken(Step step) {
        return step.say().keySet().stream()
                .filter(role -> !role.equals("therapist"))
                .sorted()
                .toList();
    }

    /** How much room a pen needs. */
    public static int lines(Field field) {
        return switch (field.kind()) {
            case TEXT, LINES -> 5;
            case CHOICE, TAGS, ORDER, RATE -> 3;
            case LINE, NUMBER, DATE, TICK, SCALE, BOARD -> 1;
        };
    }

    /** "Line 12: ..." of what is wrong in a text. */
    public String trouble(String trouble) {
        var parts = trouble.split(":", 3);
        return parts.length == 3 ? page.say("technique.trouble", parts[1], parts[2].strip()) : trouble;
    }

    public String cast(Exercise exercise) {
        var cast = exercise.cast();
        return cast.least() == cast.most()
                ? page.say("technique.people", cast.least())
                : page.say("technique.people.range", cast.least(), cast.most());
    }

    public String bars(Exercise exercise) {
        return page.list(exercise.about().notFor().stream()
                .sorted()
                .map((Concern concern) -> page.say("relationship.concern." + concern.word()))
                .toList());
    }

    /** "1:15", for a clock that advises and cuts nobody off. */
    public static String clock(Duration left) {
        var shown = left.isNegative() ? Duration.ZERO : left;
        return "%d:%02d".formatted(shown.toMinutes(), shown.toSecondsPart());
    }

    public String whose(Stage stage, Entry entry) {
        return entry.subject().map(stage::name).orElse("");
    }
}
