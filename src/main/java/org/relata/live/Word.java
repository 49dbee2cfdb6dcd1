package org.relata.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.Moved;
import org.relata.kernel.Moved.Step;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Writing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one process says to the others: {@code {"from": process, "number": n, "gone": false, "practice": id, "moved": [{"in", "circle", "at"}]}}, the last two
 * only where something has moved; or {@code "writing": circle, "by": person} in place of the last. A process numbers its words from 1 without a gap, so whoever has missed one knows.
 */
record Word(UUID from, long number, boolean gone, Optional<Moved> moved, Optional<Writing> writing) {
    private static final JsonMapper JSON = JsonMapper.shared();

    byte[] written() {
        var word = JSON.createObjectNode();
        word.put("from", from.toString()).put("number", number).put("gone", gone);
        moved.ifPresent(what -> {
            word.put("practice", what.practice().toString());
            var steps = word.putArray("moved");
            what.steps()
                    .forEach(step -> steps.addObject()
                            .put("in", step.relationship().toString())
                            .put("circle", step.circle().toString())
                            .put("at", step.position()));
        });
        writing.ifPresent(what -> word.put("practice", what.practice().toString())
                .put("writing", what.circle().toString())
                .put("by", what.writer().toString()));
        return JSON.writeValueAsBytes(word);
    }

    /** Throws a {@link RuntimeException} for anything but a whole word. */
    static Word read(byte[] text) {
        var word = JSON.readTree(text);
        return new Word(
                UUID.fromString(word.required("from").asString()),
                word.required("number").longValue(),
                word.required("gone").booleanValue(),
                word.has("moved") ? Optional.of(moved(word)) : Optional.empty(),
                word.has("writing") ? Optional.of(writing(word)) : Optional.empty());
    }

    private static Writing writing(JsonNode word) {
        return new Writing(
                practice(word),
                CircleId.of(word.required("writing").asString()),
                PersonId.of(word.required("by").asString()));
    }

    private static PracticeId practice(JsonNode word) {
        return PracticeId.of(word.required("practice").asString());
    }

    private static Moved moved(JsonNode word) {
        List<Step> steps = new ArrayList<>();
        for (var step : word.required("moved")) {
            steps.add(new Step(
                    RelationshipId.of(step.required("in").asString()),
                    CircleId.of(step.required("circle").asString()),
                    step.required("at").longValue()));
        }
        return new Moved(practice(word), List.copyOf(steps));
    }
}
