package org.relata.technique;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Clearance;
import org.relata.relationship.Clearance.State;
import org.relata.relationship.Clearances;
import org.relata.relationship.Concern;
import org.relata.technique.exercise.Exercise;
import org.relata.ui.Words;
import org.springframework.stereotype.Component;

/** Which exercises several may not do together now, and why; for the whole care team, which alone may begin one with several. */
@Component
public class Barred {
    /** What must have been looked at before several do an exercise that it speaks against. */
    private static final Set<Concern> FIRST = EnumSet.of(Concern.SAFETY, Concern.COERCED, Concern.HIDDEN_AFFAIR);

    private static final String WHERE =
            " Change that under “Working together”, which is on the page “Members and agreements”.";

    private final Entrance entrance;
    private final Clearances clearances;

    Barred(Entrance entrance, Clearances clearances) {
        this.entrance = entrance;
        this.clearances = clearances;
    }

    /** Throws {@link Refused} with the reason where these members may not do this together. */
    void check(Entered inside, Exercise exercise, List<PersonId> members) {
        if (members.size() < 2) {
            return;
        }
        reason(clearances.now(inside), exercise).ifPresent(reason -> {
            throw new Refused(reason + WHERE);
        });
    }

    /** Of these, what several may not do together, by key, with the reason. */
    public Map<String, String> reasons(RelationshipId in, Collection<Exercise> exercises) {
        return entrance.call(in, inside -> {
            var now = clearances.now(inside);
            var barred = new LinkedHashMap<String, String>();
            exercises.stream()
                    .filter(exercise -> exercise.cast().most() > 1)
                    .forEach(exercise -> reason(now, exercise).ifPresent(reason -> barred.put(exercise.key(), reason)));
            return barred;
        });
    }

    private static Optional<String> reason(Optional<Clearance> clearance, Exercise exercise) {
        var state = clearance.map(Clearance::state).orElse(State.UNDECIDED);
        if (state == State.NOT_CLEARED) {
            var why = clearance.map(Clearance::reason).orElse("");
            return Optional.of("Working with several together is not cleared here: " + sentence(why));
        }
        var stands = clearance.map(Clearance::concerns).orElse(Set.of()).stream()
                .filter(exercise.about().notFor()::contains)
                .sorted()
                .toList();
        if (!stands.isEmpty()) {
            return Optional.of("This exercise is not for where there is %s.".formatted(said(stands)));
        }
        var open = exercise.about().notFor().stream()
                .filter(FIRST::contains)
                .sorted()
                .toList();
        return state == State.UNDECIDED && !open.isEmpty()
                ? Optional.of(
                        "First decide whether they may be worked with together: this exercise is not for where there is %s."
                                .formatted(said(open)))
                : Optional.empty();
    }

    private static String sentence(String reason) {
        return reason.matches("(?s).*[.!?…]") ? reason : reason + ".";
    }

    private static String said(List<Concern> concerns) {
        var words = new Words(Locale.ENGLISH);
        return words.list(concerns.stream()
                .map(concern -> words.say("relationship.concern." + concern.word()))
                .toList());
    }
}
