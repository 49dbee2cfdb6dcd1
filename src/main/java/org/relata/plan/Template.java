package org.relata.plan;

import java.util.Set;
import org.relata.plan.document.Item;
import org.relata.technique.exercise.Technique;

/**
 * A plan as a technique proposes it, to be put into a draft and into the couple's own words.
 *
 * @param audience for whom it is meant, in one word: couple, family, one or any
 * @param plan whose items say as their origin where they stand here
 */
public record Template(Technique technique, String title, String audience, Item plan) {
    /** What of it was used, and nothing else: the items of these origins with what is above them, as they stand here. */
    Template only(Set<String> used) {
        return new Template(
                technique,
                title,
                audience,
                plan.each(item -> item.with(item.items().stream()
                        .filter(below ->
                                used.contains(below.origin()) || !below.items().isEmpty())
                        .toList())));
    }
}
