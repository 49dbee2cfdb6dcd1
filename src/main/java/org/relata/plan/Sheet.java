package org.relata.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.relata.kernel.Circle;
import org.relata.kernel.PersonId;
import org.relata.plan.document.Course;
import org.relata.plan.document.Field;
import org.relata.plan.document.GoalAttainment;
import org.relata.plan.document.GoalAttainment.Reached;
import org.relata.plan.document.Item;
import org.relata.plan.document.Kind;

/**
 * The plan of one circle as the viewer reads it.
 *
 * @param version empty while nothing was published
 * @param signatures all that was said to it, in order
 * @param attained the newest first
 * @param ratings of its goals, as far as the viewer may read them, oldest first
 * @param draft whether there is a draft that the viewer may read
 * @param mayDraft whether the viewer may begin or go on with one
 * @param maySign whether the viewer is asked to say something to it
 */
public record Sheet(
        Circle circle,
        Optional<Version> version,
        List<Signature> signatures,
        List<Attainment> attained,
        List<Rating> ratings,
        boolean draft,
        boolean mayDraft,
        boolean maySign) {

    public Item plan() {
        return version.map(Version::plan).orElseGet(Item::empty);
    }

    /** What a member says to it now; empty while they have said nothing. */
    public Optional<Signature> of(PersonId member) {
        return signatures.reversed().stream()
                .filter(one -> one.member().equals(member))
                .findFirst();
    }

    /** What a member has said to it before. */
    public List<Signature> earlier(PersonId member) {
        var said = new ArrayList<>(
                signatures.stream().filter(one -> one.member().equals(member)).toList());
        if (!said.isEmpty()) {
            said.removeLast();
        }
        return said;
    }

    /** How far a goal was found to have come last. */
    public Optional<Attainment> attained(Item goal) {
        return attained.stream().filter(one -> one.goal().equals(goal.id())).findFirst();
    }

    /** Of this goal, by who rates it. */
    public Map<PersonId, List<Integer>> rated(Item goal) {
        var rated = new LinkedHashMap<PersonId, List<Integer>>();
        ratings.stream()
                .filter(one -> one.goal().equals(goal.id()))
                .forEach(one -> rated.computeIfAbsent(one.member(), member -> new ArrayList<>())
                        .add(one.value()));
        return rated;
    }

    /** Goals that the care team may want to talk about: where nobody's rating moves, or somebody's has come down. */
    public Map<Item, Course> proposals() {
        var proposals = new LinkedHashMap<Item, Course>();
        plan().all(Kind.GOAL).forEach(goal -> {
            var course = Course.of(rated(goal).values());
            if (course != Course.OPEN) {
                proposals.put(goal, course);
            }
        });
        return proposals;
    }

    /** The T score of the goals that have levels and were looked at. */
    public OptionalDouble attainment() {
        return GoalAttainment.score(plan().all(Kind.GOAL)
                .filter(goal -> !goal.get(Field.EXPECTED).isEmpty())
                .flatMap(goal -> attained(goal).stream().map(found -> new Reached(found.level(), weight(goal))))
                .toList());
    }

    private static double weight(Item goal) {
        var weight = goal.get(Field.WEIGHT);
        return weight.isEmpty() ? 1 : Double.parseDouble(weight.replace(',', '.'));
    }
}
