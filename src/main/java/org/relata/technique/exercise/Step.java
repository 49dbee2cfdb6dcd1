package org.relata.technique.exercise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step of an exercise.
 *
 * @param by who acts here; everybody else watches
 * @param seen who comes to read what is entered
 * @param say what each role reads, by role; "all" for everybody who has nothing of their own, "therapist" for the care team
 * @param stems how a sentence may begin, by role in the same way
 * @param seconds what a turn is meant to take, empty where it does not matter; it never cuts anybody off
 * @param in where the step is done at all
 * @param fields what is entered, in order; none where it is only said
 * @param ways where it goes on, the first that holds; none for the step after it
 * @param line where it stands in its file
 */
public record Step(
        String id,
        String title,
        Who by,
        Seen seen,
        Map<String, String> say,
        Map<String, List<String>> stems,
        Optional<Integer> seconds,
        Set<Setting> in,
        List<Field> fields,
        List<Way> ways,
        int line) {
    /** Who acts. */
    public record Who(Kind kind, Optional<String> role) {
        /** Whether one of a role, each member for themselves, any one for all, or a therapist. */
        public enum Kind {
            ROLE,
            EACH,
            ANYONE,
            THERAPIST
        }

        public boolean is(Kind wanted) {
            return kind == wanted;
        }
    }

    /**
     * A way out of a step.
     *
     * @param when the answer to the step's choice that opens it; empty where it is always open
     * @param to the step, empty for the end
     * @param swap whether roles move on with it; it is open while rounds are left
     * @param most how often it may be taken before one has been further back again, 0 for as often as one likes
     */
    public record Way(Optional<String> when, Optional<String> to, boolean swap, int most) {}

    /** What somebody of this role reads. */
    public String say(String role) {
        return say.getOrDefault(role, say.getOrDefault("all", ""));
    }

    public List<String> stems(String role) {
        return stems.getOrDefault(role, stems.getOrDefault("all", List.of()));
    }

    /** Whether what is entered is that of the member who enters it, and not of all. */
    public boolean isOnesOwn() {
        return by.is(Who.Kind.EACH) || by.is(Who.Kind.ROLE) || seen == Seen.PRIVATE;
    }

    /** The choice on which the ways depend. */
    public Optional<Field> choice() {
        return fields.stream()
                .filter(field -> field.kind() == Field.Kind.CHOICE)
                .findFirst();
    }

    public Optional<Field> field(String id) {
        return fields.stream().filter(field -> field.id().equals(id)).findFirst();
    }
}
