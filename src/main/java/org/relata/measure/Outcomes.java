package org.relata.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.RelationshipId;
import org.relata.measure.instrument.Definition;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Circles;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** What scores say of one relationship to its care team. */
@Component
public class Outcomes {
    private static final int MOST = 400;

    private final Entrance entrance;
    private final Relationships relationships;
    private final Definitions definitions;
    private final Records records;
    private final Recorder recorder;

    Outcomes(
            Entrance entrance,
            Relationships relationships,
            Definitions definitions,
            Records records,
            Recorder recorder) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.definitions = definitions;
        this.records = records;
        this.recorder = recorder;
    }

    /** One instrument in one relationship, for its care team; {@code action} is read, or export where it leaves as a file. */
    public RelationshipOutcome relationship(RelationshipId id, String instrument, Action action) {
        return entrance.call(id, inside -> {
            Recorder.careTeamOnly(inside, id);
            var definition = definitions.find(inside, instrument);
            var relationship = relationships.relationship(inside, id);
            var responses = records.responses().series(inside, instrument, MOST);
            var norms = records.batches().norms(inside, responses);
            var circles = relationships.circles(inside);
            recorder.touched(action, "response", Circled.of(circles, responses));
            var overviews = new Overviews(relationship, circles, Map.of(instrument, definition), norms);
            return outcome(overviews, overviews.line(definition, responses), responses)
                    .agreed(agreeing(inside, relationship, circles, definition));
        });
    }

    private Optional<List<Member>> agreeing(
            Entered inside, Relationship relationship, Circles circles, Definition definition) {
        if (!Agreement.isPossible(definition)) {
            return Optional.empty();
        }
        var consents = circles.whole()
                .map(whole -> records.sharing().consents(inside, whole))
                .orElse(List.of());
        if (!consents.isEmpty()) {
            recorder.touched(Action.READ, "sharing", List.of(circles.whole().orElseThrow()));
        }
        return Agreement.of(relationship, circles, consents).map(all -> all.agreeing(relationship, definition.id()));
    }

    /** The instrument that says most of this relationship now, no safety screen; empty while nothing was answered. */
    public Optional<RelationshipOutcome> latest(RelationshipId id) {
        return entrance.call(id, inside -> {
            Recorder.careTeamOnly(inside, id);
            var responses = records.responses().recent(inside, MOST);
            var named = responses.stream().map(Response::instrument).collect(Collectors.toSet());
            var relationship = relationships.relationship(inside, id);
            var circles = relationships.circles(inside);
            recorder.touched(Action.READ, "response", Circled.of(circles, responses));
            var norms = records.batches().norms(inside, responses);
            var overviews = new Overviews(relationship, circles, definitions.find(inside, named), norms);
            return overviews.lines(responses).stream()
                    .filter(line ->
                            !line.definition().isSafety() && line.definition().hasTotal())
                    .findFirst()
                    .map(line -> outcome(overviews, line, responses));
        });
    }

    private static RelationshipOutcome outcome(Overviews overviews, Overview.Line line, List<Response> responses) {
        var definition = line.definition();
        var own = responses.stream()
                .filter(one -> one.instrument().equals(definition.id()))
                .toList();
        return new RelationshipOutcome(
                overviews.relationship(),
                definition,
                Yardsticks.of(definition, overviews.norms().get(definition.id())),
                line,
                RelationshipOutcome.rows(overviews.relationship(), own),
                Optional.empty());
    }
}
