package org.relata.relationship;

import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;

/**
 * The circle in which somebody is alone: a client's across relationships, a clinician's in this one, which is opened for the first draft.
 *
 * @param inside what is entered now, that circle among it
 */
public record Own(Entered inside, CircleId circle) {
    public static Own circle(Relationships relationships, Entered inside, RelationshipId in) {
        var circles = relationships.circles(inside);
        if (inside.viewer().isClient()) {
            return new Own(inside, circles.self().id());
        }
        var viewer = inside.viewer().person();
        var own = circles.author(viewer).map(Circle::id);
        if (own.isPresent()) {
            return new Own(inside, own.get());
        }
        var seated = relationships.openAuthor(in);
        return new Own(
                seated,
                relationships.circles(seated).author(viewer).orElseThrow().id());
    }
}
