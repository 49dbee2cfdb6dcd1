package org.relata.technique.exercise;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.relata.relationship.Concern;

/**
 * Something that people do together, or one alone, step by step; docs/exercises.md says how a file defines one.
 *
 * @param key its name in addresses and files
 * @param settings where it can be done
 * @param steps in order; the first is where it begins
 */
public record Exercise(String key, About about, Cast cast, Set<Setting> settings, List<Step> steps) {
    /**
     * What people read before they choose it.
     *
     * @param purpose in one or two sentences, for clients too
     * @param phase where it belongs in its model, empty where anywhere
     * @param minutes what it takes, roughly
     * @param notFor what speaks against it
     * @param sources where the idea is described; the words are ours
     * @param reviewer the clinician who has reviewed it, empty where nobody has
     */
    public record About(
            String title,
            String purpose,
            Technique technique,
            String phase,
            int minutes,
            Set<Concern> notFor,
            List<String> sources,
            Optional<String> reviewer) {}

    /**
     * Who takes part.
     *
     * @param least members, and {@code most}
     * @param roles in order; whoever is more than there are roles has the last one. Empty where all do the same
     * @param rounds how often everything is done with roles that move on
     */
    public record Cast(int least, int most, List<String> roles, int rounds) {
        public boolean fits(int members) {
            return members >= least && members <= most;
        }

        /** The role of who stands at this place among the members, in this round counted from 0; empty where there are none. */
        public Optional<String> role(int place, int members, int round) {
            if (roles.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(roles.get(Math.min(Math.floorMod(place - round, members), roles.size() - 1)));
        }
    }

    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    public int place(Step step) {
        return steps.indexOf(step);
    }
}
