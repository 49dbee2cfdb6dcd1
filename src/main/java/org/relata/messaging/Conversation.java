package org.relata.messaging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;

/**
 * What goes on between the same people: a name over the circles that followed each other as members joined and left. The viewer's union of them, and
 * nothing that the viewer may not enter.
 *
 * @param key what it is called in addresses: "together", "team", or the id of a member or of a circle of some
 * @param circles oldest first; at most the last one is open
 */
public record Conversation(String key, Kind kind, List<Circle> circles) {
    static final String TOGETHER = "together";
    static final String TEAM = "team";

    /** Who is in it. */
    public enum Kind {
        /** Every member and the care team. */
        TOGETHER,
        /** Some of the members and the care team. */
        SOME,
        /** One member and the care team. */
        ALONE,
        /** The care team. */
        TEAM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The circle that is written to now, or was last. */
    public Circle latest() {
        return circles.getLast();
    }

    /** The member whose own it is. */
    public Optional<PersonId> member() {
        return kind == Kind.ALONE ? latest().person() : Optional.empty();
    }

    /** The clients who read what is written here now. */
    public List<PersonId> clients() {
        return latest().clients();
    }

    boolean holds(CircleId id) {
        return circles.stream().anyMatch(circle -> circle.id().equals(id));
    }

    Circle circle(CircleId id) {
        return circles.stream()
                .filter(circle -> circle.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
