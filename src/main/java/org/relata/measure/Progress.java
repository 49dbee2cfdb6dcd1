package org.relata.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.NotFound;
import org.relata.kernel.RelationshipId;
import org.relata.measure.instrument.Definition;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Circles;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/**
 * What clients see of scores: their own lines, and totals that the members of a couple or family look at together. Those are one questionnaire at a
 * time, from the moment when every member agrees, and while they all do. Each consent stands in the whole circle, so that whoever joins or leaves ends
 * it. What is shown are copies.
 */
@Component
public class Progress {
    private static final int MOST = 400;

    private final Entrance entrance;
    private final Relationships relationships;
    private final Definitions definitions;
    private final Records records;
    private final Recorder recorder;

    Progress(
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

    /**
     * What one client sees in one relationship.
     *
     * @param own lines of the client's own answers, the newest first; safety screens are on none
     * @param together what could be looked at together: what the client has answered or is offered; empty where there is nobody to share with
     */
    public record Seen(List<OwnLine> own, List<SharedMeasure> together) {
        /** Whether somebody has agreed to something, so that it is worth being seen first. */
        public boolean isTogether() {
            return together.stream().anyMatch(one -> !one.agreeing().isEmpty());
        }
    }

    /** The relationships that a client is in, to choose whose lines to see. */
    public List<Relationship> relationships() {
        return entrance.callEverywhere(relationships::all);
    }

    public Seen seen(RelationshipId id) {
        return entrance.call(id, inside -> {
            clientsOnly(inside);
            var relationship = relationships.relationship(inside, id);
            var circles = relationships.circles(inside);
            var own = own(inside);
            recorder.touched(Action.READ, "response", Circled.of(circles, own));
            var agreement = agreement(inside, relationship, circles);
            var copies = agreement.map(all -> shown(inside, all)).orElse(List.of());
            var named = new HashSet<String>();
            own.forEach(response -> named.add(response.instrument()));
            agreement.ifPresent(all -> all.consents().forEach(consent -> named.add(consent.instrument())));
            var titles = new Titles(definitions.find(inside, named), definitions.words(inside, named));
            return new Seen(
                    lines(inside, relationship, titles, own),
                    agreement
                            .map(all -> together(inside, relationship, titles, all, copies))
                            .orElse(List.of()));
        });
    }

    /** Agrees that the viewer's totals are shown to the other members, from the next answer on that is sent after all of them have agreed. */
    public void agree(RelationshipId id, String instrument) {
        entrance.run(id, inside -> {
            clientsOnly(inside);
            var relationship = relationships.relationship(inside, id);
            var agreement = agreement(inside, relationship, relationships.circles(inside))
                    .orElseThrow(NotFound::new);
            if (!Agreement.isPossible(definitions.find(inside, instrument))
                    || definitions.words(inside, instrument).isEmpty()) {
                throw new NotFound();
            }
            var whole = recorder.writable(inside, id, agreement.whole());
            if (agreement.of(inside.viewer().person(), instrument).isEmpty()) {
                var at = recorder.clock().instant();
                if (relationship.resumedAt().isPresent()) {
                    // the one from before the end of care holds no more, and would stand in the way
                    records.sharing().withdraw(inside, whole, instrument, at);
                }
                // 0 rows: another window has agreed at this moment
                if (records.sharing().agree(inside, whole, instrument, relationship.policy(), at) == 1) {
                    recorder.touched(Action.WRITE, "sharing", List.of(whole));
                }
            }
        });
    }

    /** Stops it: the viewer's copies are gone for everybody at once. What others have shown stays theirs, and is seen no more. */
    public void withdraw(RelationshipId id, String instrument) {
        entrance.run(id, inside -> {
            clientsOnly(inside);
            var whole = recorder.writable(
                    inside, id, relationships.circles(inside).whole().orElseThrow(NotFound::new));
            if (records.sharing()
                            .withdraw(
                                    inside, whole, instrument, recorder.clock().instant())
                    > 0) {
                recorder.touched(Action.WRITE, "sharing", List.of(whole));
            }
        });
    }

    private static void clientsOnly(Entered inside) {
        if (!inside.viewer().isClient()) {
            throw new NotFound();
        }
    }

    private Optional<Agreement> agreement(Entered inside, Relationship relationship, Circles circles) {
        var consents = circles.whole()
                .map(whole -> records.sharing().consents(inside, whole))
                .orElse(List.of());
        return Agreement.of(relationship, circles, consents);
    }

    private List<Response> shown(Entered inside, Agreement agreement) {
        if (agreement.consents().isEmpty()) {
            return List.of();
        }
        var shown = records.sharing().copies(inside, agreement.whole(), MOST).stream()
                .filter(agreement::shows)
                .toList();
        if (!shown.isEmpty()) {
            recorder.touched(Action.READ, "score", List.of(agreement.whole()));
        }
        return shown;
    }

    private List<Response> own(Entered inside) {
        var me = Optional.of(inside.viewer().person());
        return records.responses().recent(inside, MOST).stream()
                .filter(response -> response.subject().equals(me) && response.hasTotal())
                .toList();
    }

    /** What some instruments are, and in which words clients read them. */
    private record Titles(Map<String, Definition> definitions, Map<String, PracticeWording> words) {
        String of(Definition definition) {
            var known = words.get(definition.id());
            return known == null
                    ? definition.name()
                    : definition.title(known.wording().addressing("your partner"));
        }
    }

    private static List<OwnLine> lines(Entered inside, Relationship relationship, Titles titles, List<Response> own) {
        var place = relationship
                .member(inside.viewer().person())
                .map(member -> member.position() - 1)
                .orElse(0);
        var parted = own.stream().collect(Collectors.groupingBy(Response::instrument));
        var lines = new ArrayList<OwnLine>();
        for (var definition : titles.definitions().values()) {
            var series = Series.of(parted.getOrDefault(definition.id(), List.of()));
            if (!definition.isSafety() && !series.isEmpty()) {
                lines.add(new OwnLine(relationship.id(), titles.of(definition), definition, place, series.getFirst()));
            }
        }
        lines.sort(Comparator.comparing((OwnLine line) -> line.series().latest().submittedAt())
                .reversed());
        return lines;
    }

    private static List<SharedMeasure> together(
            Entered inside, Relationship relationship, Titles titles, Agreement agreement, List<Response> shown) {
        return titles.definitions().values().stream()
                .filter(definition ->
                        Agreement.isPossible(definition) && titles.words().containsKey(definition.id()))
                .map(definition -> new SharedMeasure(
                        relationship,
                        definition,
                        titles.of(definition),
                        inside.viewer().person(),
                        agreement.agreeing(relationship, definition.id()),
                        shown.stream()
                                .filter(copy -> copy.instrument().equals(definition.id()))
                                .toList()))
                .sorted(Comparator.comparing(one -> one.agreeing().isEmpty()))
                .toList();
    }
}
