package org.relata.technique;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.kernel.Viewer;
import org.relata.relationship.Relationship;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Field;
import org.relata.technique.exercise.Field.Option;
import org.relata.technique.exercise.Seen;
import org.relata.technique.exercise.Setting;
import org.relata.technique.exercise.Step;
import org.relata.technique.exercise.Step.Who;

/**
 * A run as one viewer sees it now.
 *
 * @param circles those that the page is made of, with where they stood
 * @param done who has entered theirs at this step
 * @param entries what was entered, oldest first: on the stage, what all who take part may read and what a step takes up of the viewer's own
 * @param begun what the viewer has begun to enter at this step, by the name of the field in its form
 * @param writes whether the viewer writes in the run's circle
 */
public record Stage(
        Relationship relationship,
        Run run,
        Viewer viewer,
        List<Circle> circles,
        Set<PersonId> done,
        List<Entry> entries,
        Map<String, List<String>> begun,
        boolean writes,
        Instant now) {
    public static final Duration SHORTEST_PAUSE = Duration.ofMinutes(20);
    public static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    Stage with(List<Entry> others) {
        return new Stage(relationship, run, viewer, circles, done, others, begun, writes, now);
    }

    /** Those of which something stands here. */
    List<Circle> touched() {
        return circles.stream()
                .filter(circle -> circle.id().equals(run.circle())
                        || entries.stream().anyMatch(entry -> entry.circle().equals(circle.id())))
                .toList();
    }

    public Step step() {
        return run.step();
    }

    public Exercise exercise() {
        return run.exercise();
    }

    public String path() {
        return "/relationships/" + relationship.id() + "/runs/" + run.id();
    }

    /** "circle=position ..." for the page that shows this. */
    public String at() {
        return circles.stream()
                .filter(circle -> circle.id().equals(run.circle()))
                .map(circle -> circle.id() + "=" + circle.position())
                .collect(Collectors.joining(" "));
    }

    /** The circles that this page stands apart from. */
    public String apart() {
        return circles.stream()
                .map(Circle::id)
                .filter(circle -> !circle.equals(run.circle()))
                .map(CircleId::toString)
                .collect(Collectors.joining(" "));
    }

    public boolean isGuided() {
        return !viewer.isClient() && writes;
    }

    /** What the viewer is at this step, as the content's sayings call it. */
    public String role() {
        return !viewer.isClient() ? "therapist" : run.role(viewer.person()).orElse("all");
    }

    public String say() {
        return step().say(role());
    }

    public List<String> stems() {
        return step().stems(role());
    }

    public String name(PersonId person) {
        return relationship.shortName(person);
    }

    public boolean isRevealing() {
        return run.isOpen() && step().seen() == Seen.REVEAL && run.isRevealed();
    }

    /** For whom the viewer may enter something now. */
    public List<PersonId> subjects() {
        if (!run.isOpen() || run.isHeld() || !writes || isRevealing()) {
            return List.of();
        }
        return switch (step().by().kind()) {
            case THERAPIST -> isGuided() ? List.of(viewer.person()) : List.of();
            case EACH ->
                hands(run.participants()).stream()
                        .filter(person -> !done.contains(person))
                        .toList();
            case ANYONE -> hands(run.participants()).stream().limit(1).toList();
            case ROLE -> hands(holders()).stream().limit(1).toList();
        };
    }

    /** In the room the therapist's hands are everybody's; otherwise each has their own. */
    private List<PersonId> hands(List<PersonId> whose) {
        if (!viewer.isClient()) {
            return run.setting() == Setting.ROOM && isGuided() ? whose : List.of();
        }
        return whose.stream().filter(viewer.person()::equals).toList();
    }

    /** Those whose turn it is. */
    public List<PersonId> holders() {
        var role = step().by().role();
        return role.isEmpty()
                ? run.participants()
                : run.participants().stream()
                        .filter(person -> run.role(person).equals(role))
                        .toList();
    }

    /** For whom something is to be entered: for the one who was named, or whoever is next; empty where it is not for the viewer. */
    Optional<PersonId> subject(Optional<PersonId> named) {
        var all = subjects();
        return named.isEmpty() ? all.stream().findFirst() : named.filter(all::contains);
    }

    /** Whether all have entered what nobody has been shown yet. */
    boolean isComplete() {
        return run.isOpen()
                && step().seen() == Seen.REVEAL
                && !run.isRevealed()
                && done.containsAll(run.participants());
    }

    /** Whether some of it stands apart from the stage, whoever may read it. */
    public boolean hasApart() {
        return exercise().steps().stream()
                .filter(step -> !step.fields().isEmpty())
                .anyMatch(step -> switch (step.seen()) {
                    case JOINT -> false;
                    case REVEAL, PRIVATE -> run.participants().size() > 1;
                    case TEAM -> !viewer.isClient();
                });
    }

    public boolean isMine() {
        return !subjects().isEmpty();
    }

    /** Whether the viewer may leave this step without entering anything: what is revealed is read, and a therapist passes over. */
    public boolean goesOn() {
        return run.isOpen() && !run.isHeld() && writes && isRevealing() && (run.hasPart(viewer.person()) || isGuided());
    }

    /** Whose entries are still missing. */
    public List<PersonId> missing() {
        return step().by().is(Who.Kind.EACH) && !isRevealing()
                ? run.participants().stream()
                        .filter(person -> !done.contains(person))
                        .toList()
                : List.of();
    }

    public List<Option> options(Field field) {
        return field.of().map(of -> Values.takenUp(entries, of)).orElse(field.options());
    }

    public boolean maySwap() {
        return isGuided() && run.course().swapped(step(), run.place().round()).isPresent();
    }

    public Optional<Duration> left() {
        return run.left(now);
    }

    /** From when members may go on by themselves. */
    public Optional<Instant> resting() {
        return run.place().held().map(held -> held.since().plus(SHORTEST_PAUSE)).filter(now::isBefore);
    }

    public boolean mayResume() {
        return run.isHeld() && writes && (isGuided() || resting().isEmpty());
    }

    /** What all who take part have entered until now, but for what everybody is looking at. */
    public List<Entry> past() {
        return entries.stream()
                .filter(entry -> entry.circle().equals(run.circle()))
                .filter(entry -> !isRevealing() || entry.visit() != run.place().visit())
                .toList();
    }

    /** What an option is called, as it is read. */
    public String label(Field field, String value) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }

    /** What was entered at this very step, where it can be read by all. */
    public List<Entry> revealed() {
        return entries.stream()
                .filter(entry ->
                        entry.visit() == run.place().visit() && entry.circle().equals(run.circle()))
                .toList();
    }
}
