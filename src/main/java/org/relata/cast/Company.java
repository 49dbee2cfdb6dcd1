package org.relata.cast;

import java.util.Map;
import java.util.Objects;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;

/** An example practice with the whole cast in it. */
public record Company(PracticeId practice, Map<Player, PersonId> persons, Map<Unit, RelationshipId> units) {
    public PersonId person(Player player) {
        return Objects.requireNonNull(persons.get(player));
    }

    public RelationshipId unit(Unit unit) {
        return Objects.requireNonNull(units.get(unit));
    }

    /** The player looking, in the one capacity that they act in. */
    public Viewer viewer(Player player) {
        return new Viewer(practice, person(player), player.capacity());
    }
}
