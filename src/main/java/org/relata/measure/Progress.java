package org.relata.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Circle;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
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
 * it. What is shown are copies (see {@link Recorder}).
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
            var whole = whole(relationship, circles);
            var consents =
                    whole.map(here -> records.sharing().consents(inside, here)).orElse(List.of());
            var copies = consents.isEmpty()
                    ? List.<Response>of()
                    : records.sharing().copies(inside, whole.orElseThrow(), MOST);
            recorder.touched(
                    Action.READ,
                    "response",
                    Circled.of(
                            circles,
                            Stream.concat(own.stream(), copies.stream()).toList()));
            var named = new HashSet<String>();
            own.forEach(response -> named.add(response.instrument()));
            consents.forEach(consent -> named.add(consent.instrument()));
            var titles = new Titles(definitions.find(inside, named), definitions.words(inside, named));
            return new Seen(
                    lines(id, titles, own),
                    whole.isEmpty() ? List.of() : together(relationship, inside, titles, consents, copies));
        });
    }

    /** Agrees that the viewer's totals are shown to the other members, from the next answer on that is sent after all of them have agreed. */
    public void agree(RelationshipId id, String instrument) {
        entrance.run(id, inside -> {
            clientsOnly(inside);
            var relationship = relationships.relationship(inside, id);
            var whole = whole(relationship, relationships.circles(inside)).orElseThrow(NotFound::new);
            var definition = definitions.find(inside, instrument);
            if (!SharedMeasure.isPossible(definition)
                    || definitions.words(inside, instrument).isEmpty()) {
                throw new NotFound();
            }
            recorder.writable(inside, id, whole);
            if (own(inside, whole, instrument).isEmpty()) {
                var policy = relationship.policy().map(choice -> choice.version());
                int made = records.sharing()
                        .agree(
                                inside,
                                whole,
                                instrument,
                                policy,
                                recorder.clock().instant());
                // another window may have agreed while this one waited
                if (made == 0 && own(inside, whole, instrument).isEmpty()) {
                    throw new NotFound();
                }
                recorder.touched(Action.WRITE, "sharing", List.of(whole));
            }
        });
    }

    /** Stops it: the viewer's copies are gone for everybody at once. What others have shown stays theirs, and hidden while not all agree. */
    public void withdraw(RelationshipId id, String instrument) {
        entrance.run(id, inside -> {
            clientsOnly(inside);
            var whole = whole(relationships.relationship(inside, id), relationships.circles(inside))
                    .orElseThrow(NotFound::new);
            recorder.writable(inside, id, whole);
            for (var consent : own(inside, whole, instrument)) {
                NotFound.unlessOne(records.sharing()
                        .withdraw(inside, consent, recorder.clock().instant()));
                recorder.touched(Action.WRITE, "sharing", List.of(whole));
            }
        });
    }

    private static void clientsOnly(Entered inside) {
        if (!inside.viewer().isClient()) {
            throw new NotFound();
        }
    }

    /** The open circle of all members, where they can look at something together. */
    private static Optional<Circle> whole(Relationship relationship, Circles circles) {
        return SharedMeasure.isPossible(relationship) ? circles.whole() : Optional.empty();
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

    private static List<OwnLine> lines(RelationshipId id, Titles titles, List<Response> own) {
        var parted = own.stream().collect(Collectors.groupingBy(Response::instrument));
        var lines = new ArrayList<OwnLine>();
        for (var definition : titles.definitions().values()) {
            var series = Series.of(parted.getOrDefault(definition.id(), List.of()));
            if (!definition.isSafety() && !series.isEmpty()) {
                lines.add(new OwnLine(id, titles.of(definition), definition, series.getFirst()));
            }
        }
        lines.sort(Comparator.comparing((OwnLine line) -> line.series().latest().submittedAt())
                .reversed());
        return lines;
    }

    private static List<SharedMeasure> together(
            Relationship relationship,
            Entered inside,
            Titles titles,
            List<SharingStore.Consent> consents,
            List<Response> copies) {
        return titles.definitions().values().stream()
                .filter(definition ->
                        SharedMeasure.isPossible(definition) && titles.words().containsKey(definition.id()))
                .map(definition -> SharedMeasure.of(
                        relationship,
                        definition,
                        titles.of(definition),
                        inside.viewer().person(),
                        agreeing(consents, definition),
                        copies))
                .sorted(Comparator.comparing(one -> one.agreeing().isEmpty()))
                .toList();
    }

    private static Set<PersonId> agreeing(List<SharingStore.Consent> consents, Definition definition) {
        return consents.stream()
                .filter(consent -> consent.instrument().equals(definition.id()))
                .map(SharingStore.Consent::author)
                .collect(Collectors.toSet());
    }

    private List<SharingStore.Consent> own(Entered inside, Circle whole, String instrument) {
        return records.sharing().consents(inside, whole).stream()
                .filter(consent -> consent.instrument().equals(instrument)
                        && consent.author().equals(inside.viewer().person()))
                .toList();
    }
}
