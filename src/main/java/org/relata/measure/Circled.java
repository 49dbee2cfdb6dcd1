package org.relata.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.RelationshipId;
import org.relata.relationship.Circles;

/** Responses and the circles that they stand in. */
final class Circled {
    private Circled() {}

    /** Each circle that some of these responses stand in, once. */
    static List<Circle> of(Circles circles, List<Response> responses) {
        var touched = responses.stream().map(Response::circle).collect(Collectors.toSet());
        return circles.all().stream()
                .filter(circle -> touched.contains(circle.id()))
                .toList();
    }

    /** The responses by the relationship of their circle. */
    static Map<RelationshipId, List<Response>> parted(Circles circles, List<Response> responses) {
        var in = new HashMap<CircleId, RelationshipId>();
        circles.all().forEach(circle -> circle.relationship().ifPresent(id -> in.put(circle.id(), id)));
        return responses.stream()
                .filter(response -> in.containsKey(response.circle()))
                .collect(Collectors.groupingBy(response -> Objects.requireNonNull(in.get(response.circle()))));
    }
}
