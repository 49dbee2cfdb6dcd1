package org.relata.confidence;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.relationship.Oracle;

/**
 * A couple with something of every kind to hide, and everybody who could be curious. Ids are kept by the name that a route gives to them, the couple's
 * and its people's first.
 */
final class Ward {
    /** How somebody stands to the couple. */
    enum Who {
        AMARA,
        JONAS,
        /** A client of the same practice, in another couple. */
        OTHER,
        THERAPIST,
        /** Sees Amara alone. */
        WALLED,
        SUPERVISOR,
        /** Treats the other couple. */
        COLLEAGUE,
        OWNER,
        BILLER,
        /** Owns another practice. */
        STRANGER
    }

    final Map<Who, Viewer> people = new EnumMap<>(Who.class);
    final Oracle rooms;
    final FactOracle oracle;
    final Map<String, Predicate<Viewer>> canaries = new HashMap<>();
    final Map<String, List<String>> ids = new HashMap<>();
    RelationshipId couple = new RelationshipId(new UUID(0, 0));
    RelationshipId other = couple;
    String own = "";

    Ward(Oracle rooms) {
        this.rooms = rooms;
        this.oracle = new FactOracle(rooms);
    }

    Viewer who(Who who) {
        return Objects.requireNonNull(people.get(who));
    }

    List<String> ids(String name) {
        return Objects.requireNonNull(ids.get(name));
    }

    /** A fact with the canaries in it. */
    Fact note(Fact fact, String... words) {
        fact.staffOnly = fact.instrument.equals(own);
        oracle.facts.add(fact);
        canaries.put(fact.id.toString(), viewer -> oracle.reads(viewer, fact));
        for (String word : words) {
            canaries.put(word, viewer -> oracle.reads(viewer, fact));
        }
        return fact;
    }
}
