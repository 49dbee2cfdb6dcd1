package org.relata.live;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.Moved.Step;
import org.relata.kernel.RelationshipId;
import tools.jackson.databind.json.JsonMapper;

/** What travels: {@code {"moved": [{"in": relationship, "circle": id, "at": position}]}}; empty, it is a heartbeat. */
final class Tidings {
    /** Something may have been missed: the page says once more what it shows. */
    static final String AGAIN = "{\"again\":true}";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Tidings() {}

    static String moved(Collection<Step> steps) {
        return JSON.writeValueAsString(Map.of(
                "moved",
                steps.stream()
                        .map(step -> Map.of(
                                "in", step.relationship().value(),
                                "circle", step.circle().value(),
                                "at", step.position()))
                        .toList()));
    }

    /** Somebody else is writing there: {@code {"writing": circle}}. */
    static String writing(CircleId circle) {
        return JSON.writeValueAsString(Map.of("writing", circle.value()));
    }

    /** Where all circles of a relationship stand that somebody may enter, for who comes back: {@code {"in": relationship, "at": {circle: position}}}. */
    static String standing(RelationshipId relationship, List<Circle> circles) {
        var at = new TreeMap<String, Long>();
        circles.stream()
                .filter(circle ->
                        circle.relationship().filter(relationship::equals).isPresent())
                .forEach(circle -> at.put(circle.id().toString(), circle.position()));
        return JSON.writeValueAsString(Map.of("in", relationship.value(), "at", at));
    }
}
