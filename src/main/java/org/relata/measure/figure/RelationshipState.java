package org.relata.measure.figure;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the members' own changes make of the relationship: how many of them are where, and the one state it adds up to.
 * For two members the states are those of a couple; for a family or a group they say the same of all who answered.
 *
 * @param improved reliably better but not recovered
 * @param worse reliably worse, harmed or not
 * @param unanswered members without two scores to compare
 */
public record RelationshipState(int recovered, int improved, int unchanged, int worse, int unanswered) {
    /** Ordered by how much it asks of the therapist, most first: a caseload sorts by it. */
    public enum State {
        ALL_WORSE("both worse", "all worse"),
        SPLIT("split", "split"),
        SOME_WORSE("one worse", "some worse"),
        STABLE("stable", "stable"),
        SOME_IMPROVED("one improved", "some improved"),
        ALL_IMPROVED("both improved", "all improved"),
        ALL_IMPROVED_SOME_RECOVERED("both improved, one recovered", "all improved, some recovered"),
        ALL_RECOVERED("both recovered", "all recovered"),
        /** Only one member has answered twice, so there is nothing to lay side by side. */
        ONE_ANSWERED("one answered", "one answered"),
        NONE_ANSWERED("nobody answered yet", "nobody answered yet");

        private final String ofTwo;
        private final String ofMany;

        State(String ofTwo, String ofMany) {
            this.ofTwo = ofTwo;
            this.ofMany = ofMany;
        }
    }

    /** Adds up the members' categories; null stands for a member without two scores. */
    public static RelationshipState of(Collection<? extends Change.@Nullable Category> categories) {
        var known = categories.stream().filter(Objects::nonNull).toList();
        return new RelationshipState(
                count(known, Change.Category.RECOVERED),
                count(known, Change.Category.IMPROVED),
                count(known, Change.Category.UNCHANGED),
                count(known, Change.Category.DETERIORATED),
                categories.size() - known.size());
    }

    public int members() {
        return answered() + unanswered;
    }

    public int answered() {
        return recovered + improved + unchanged + worse;
    }

    /** The state of those who answered, as soon as there are two of them. A single client's is their own. */
    public State state() {
        if (answered() == 0) {
            return State.NONE_ANSWERED;
        }
        if (answered() == 1 && members() > 1) {
            return State.ONE_ANSWERED;
        }
        return worse > 0 ? stateWithWorse() : stateWithoutWorse();
    }

    /** For the reader: "both improved, one recovered", "split", "some improved (1 of 4 did not answer)". */
    public String words() {
        var words = switch (members()) {
            case 1 -> state().ofMany.replace("all ", "");
            case 2 -> state().ofTwo;
            default -> state().ofMany;
        };
        var some = unanswered > 0 && answered() > 1;
        return some ? "%s (%d of %d did not answer)".formatted(words, unanswered, members()) : words;
    }

    private State stateWithWorse() {
        if (recovered + improved > 0) {
            return State.SPLIT;
        }
        return unchanged > 0 ? State.SOME_WORSE : State.ALL_WORSE;
    }

    private State stateWithoutWorse() {
        if (unchanged > 0) {
            return recovered + improved > 0 ? State.SOME_IMPROVED : State.STABLE;
        }
        if (improved == 0) {
            return State.ALL_RECOVERED;
        }
        return recovered > 0 ? State.ALL_IMPROVED_SOME_RECOVERED : State.ALL_IMPROVED;
    }

    private static int count(List<? extends Change.@Nullable Category> categories, Change.Category category) {
        return (int) categories.stream().filter(known -> known == category).count();
    }
}
