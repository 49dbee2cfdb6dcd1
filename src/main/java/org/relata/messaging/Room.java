package org.relata.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.relationship.Relationship;

/** What one transaction knows of the relationship that it has entered, asked for once. */
record Room(Entered inside, Relationship relationship, List<Circle> circles, Promise promise, Instant now) {
    Conversation conversation(String key) {
        return Directory.find(circles, key);
    }

    List<Conversation> conversations() {
        return Directory.of(circles);
    }

    /** The same with its circles as they stand now. */
    Room with(List<Circle> now) {
        return new Room(inside, relationship, now, promise, this.now);
    }

    /** Where the care team keeps what is its own, for who writes there. */
    Optional<Circle> team() {
        return circles.stream()
                .filter(circle -> circle.kind() == CircleKind.TEAM && inside.writes(circle.id()))
                .findFirst();
    }

    Viewer viewer() {
        return inside.viewer();
    }

    PersonId person() {
        return viewer().person();
    }

    /** The viewer's name, who sits here. */
    String name() {
        return relationship.nameOf(person()).orElseThrow(NotFound::new);
    }
}
