package org.relata.kernel;

import java.util.Collection;
import java.util.List;

/**
 * Facts in these circles were written; published inside the transaction of the deed. Whoever looks at one of the circles is told once it is committed,
 * and only that there is something to fetch.
 */
public record Changed(PracticeId practice, List<Place> places) {
    /** A circle, in its relationship. */
    public record Place(RelationshipId relationship, CircleId circle) {}

    /** Of these circles; a self circle, which belongs to no relationship, has no live readers and is left out. */
    public static Changed in(PracticeId practice, Collection<Circle> circles) {
        return new Changed(
                practice,
                circles.stream()
                        .flatMap(circle -> circle.relationship().stream().map(in -> new Place(in, circle.id())))
                        .distinct()
                        .toList());
    }
}
