package org.relata.measure;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Audited;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.figure.Direction;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.file.OutcomeRows;
import org.relata.measure.instrument.Catalogue;
import org.relata.measure.instrument.Definition;
import org.relata.measure.instrument.Scoring;
import org.relata.measure.instrument.Totals;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Circles;
import org.relata.relationship.Kind;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what an import plan says: the relationships, their scores and the norm, in the one transaction. */
@Component
class OutcomeImport {
    private static final int CHUNK = 5_000;

    private final Entrance entrance;
    private final Relationships relationships;
    private final OwnInstrumentStore own;
    private final BatchStore batches;
    private final Recorder recorder;

    OutcomeImport(
            Entrance entrance,
            Relationships relationships,
            OwnInstrumentStore own,
            BatchStore batches,
            Recorder recorder) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.own = own;
        this.batches = batches;
        this.recorder = recorder;
    }

    /** What a column can hold: an instrument's total, or one of the practice's own. */
    List<Definition> measures(Entered inside, Catalogue catalogue) {
        var all = new ArrayList<>(catalogue.all().stream()
                .map(Definition::of)
                .filter(Definition::hasTotal)
                .toList());
        own.all(inside).forEach(one -> all.add(one.definition()));
        return all;
    }

    Instant now() {
        return recorder.clock().instant();
    }

    /** What came in. */
    record Done(BatchId batch, int relationships, int founded, int responses, List<Definition> measured) {}

    /** A unit of the file and the relationship that it is here. */
    private record Placed(
            ImportPlan.Unit unit, Relationship relationship, Map<String, PersonId> members, boolean founded) {}

    Done write(Entered inside, String fileName, OutcomeRows rows, ImportChoice choice, Catalogue catalogue) {
        var plan = ImportPlan.of(rows);
        plan.refuseTooMany();
        var now = recorder.clock().instant();
        var definitions = definitions(inside, rows, catalogue, now);
        var known = choice.known() ? known(inside, plan) : Map.<String, List<BatchStore.Label>>of();
        var placed = placed(inside, plan, choice.kind(), known);
        var seated = entrance.rebind();
        var batch = new Batch(
                BatchId.next(),
                fileName,
                rows.rows().size(),
                inside.viewer().person(),
                now,
                Optional.empty(),
                ImportPlan.norms(rows, definitions));
        NotFound.unlessOne(batches.insert(seated, batch, JsonMapper.shared().writeValueAsString(choice)));
        batches.insertLabels(seated, batch.id(), labels(placed));
        store(seated, batch.id(), responses(relationships.circles(seated), placed, definitions, now), now);
        return new Done(
                batch.id(),
                placed.size(),
                (int) placed.stream().filter(Placed::founded).count(),
                rows.rows().size(),
                List.copyOf(definitions.values()));
    }

    private void store(Entered seated, BatchId batch, List<NewResponse> responses, Instant now) {
        for (int from = 0; from < responses.size(); from += CHUNK) {
            var chunk = responses.subList(from, Math.min(from + CHUNK, responses.size()));
            if (batches.insertResponses(seated, batch, chunk, now) != chunk.size()) {
                throw new Refused("Some of these relationships cannot be written to any more, so nothing was imported."
                        + " Their care may have ended.");
            }
        }
        var touched = responses.stream().map(NewResponse::circle).collect(Collectors.toSet());
        recorder.touched(
                Audited.Action.WRITE,
                "response",
                relationships.circles(seated).all().stream()
                        .filter(circle -> touched.contains(circle.id()))
                        .toList());
    }

    private Map<OutcomeRow.What, Definition> definitions(
            Entered inside, OutcomeRows rows, Catalogue catalogue, Instant now) {
        var definitions = new LinkedHashMap<OutcomeRow.What, Definition>();
        var owned = own.all(inside);
        for (var what : rows.measures()) {
            definitions.put(
                    what,
                    switch (what) {
                        case OutcomeRow.Catalogued(var id) ->
                            Definition.of(catalogue.find(id).orElseThrow(NotFound::new));
                        case OutcomeRow.Own(var name, var direction) -> ownOne(inside, owned, name, direction, now);
                    });
        }
        return definitions;
    }

    private Definition ownOne(
            Entered inside, List<OwnInstrument> owned, String name, Direction direction, Instant now) {
        var known =
                owned.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
        if (known.isPresent()) {
            if (known.get().direction() != direction) {
                throw new Refused("Your practice has a measure named %s already, in which %s."
                        .formatted(name, known.get().direction().words()));
            }
            return known.get().definition();
        }
        var made = new OwnInstrument(Ids.next(), name, direction, null, null);
        NotFound.unlessOne(own.insert(inside, made, now));
        return made.definition();
    }

    private Map<String, List<BatchStore.Label>> known(Entered inside, ImportPlan plan) {
        var known =
                batches.labels(inside, plan.labels()).stream().collect(Collectors.groupingBy(BatchStore.Label::label));
        known.forEach((label, found) -> {
            if (found.stream().map(BatchStore.Label::relationship).distinct().count() > 1) {
                throw new Refused(
                        "More than one relationship came in as %s, so it cannot be told which is meant. Import them as new ones, or rename."
                                .formatted(label));
            }
        });
        return known;
    }

    private List<Placed> placed(Entered inside, ImportPlan plan, Kind kind, Map<String, List<BatchStore.Label>> known) {
        var strangers = plan.units().stream()
                .filter(unit -> !known.containsKey(unit.label()))
                .toList();
        var founded = strangers.isEmpty()
                ? List.<RelationshipId>of()
                : relationships.foundAll(
                        inside,
                        strangers.stream()
                                .map(unit -> ImportPlan.founding(unit, kind))
                                .toList());
        Map<RelationshipId, Relationship> all =
                relationships.all(entrance.rebind()).stream().collect(Collectors.toMap(Relationship::id, one -> one));
        var placed = new ArrayList<Placed>();
        for (int i = 0; i < strangers.size(); i++) {
            placed.add(founded(strangers.get(i), Objects.requireNonNull(all.get(founded.get(i)))));
        }
        plan.units().stream()
                .filter(unit -> known.containsKey(unit.label()))
                .forEach(unit -> placed.add(met(unit, Objects.requireNonNull(known.get(unit.label())), all)));
        return placed;
    }

    /** Members were named in the order in which the file names them, which is their order of joining. */
    private static Placed founded(ImportPlan.Unit unit, Relationship relationship) {
        var members = new HashMap<String, PersonId>();
        var joined = relationship.members().stream()
                .sorted(Comparator.comparing(Member::position))
                .toList();
        for (int i = 0; i < unit.members().size(); i++) {
            members.put(unit.members().get(i), joined.get(i).person());
        }
        return new Placed(unit, relationship, members, true);
    }

    private static Placed met(
            ImportPlan.Unit unit, List<BatchStore.Label> labels, Map<RelationshipId, Relationship> all) {
        var relationship = all.get(labels.getFirst().relationship());
        if (relationship == null) {
            throw new NotFound();
        }
        var members = new HashMap<String, PersonId>();
        labels.forEach(label -> {
            if (label.member() != null && label.memberLabel() != null) {
                members.put(label.memberLabel(), label.member());
            }
        });
        for (var member : unit.members()) {
            if (!members.containsKey(member)) {
                throw new Refused(
                        "%s is here already, but no earlier file named a member %s in it. Import it as a new relationship, or type the scores in there."
                                .formatted(relationship.title(), member));
            }
        }
        return new Placed(unit, relationship, members, false);
    }

    private static List<BatchStore.Label> labels(List<Placed> placed) {
        var labels = new ArrayList<BatchStore.Label>();
        for (var one : placed) {
            var label = one.unit().label();
            labels.add(new BatchStore.Label(one.relationship().id(), label, null, null, one.founded()));
            one.members()
                    .forEach((word, person) -> labels.add(
                            new BatchStore.Label(one.relationship().id(), label, person, word, one.founded())));
        }
        return labels;
    }

    private static List<NewResponse> responses(
            Circles circles, List<Placed> placed, Map<OutcomeRow.What, Definition> definitions, Instant now) {
        var homes = Homes.of(circles.all());
        var responses = new ArrayList<NewResponse>();
        for (var one : placed) {
            for (var row : one.unit().rows()) {
                var definition = Objects.requireNonNull(definitions.get(row.what()));
                var subject = subject(one, row);
                var circle = homes.find(one.relationship().id(), subject, definition.isSafety());
                responses.add(response(row, definition, circle, subject, now));
            }
        }
        return responses;
    }

    /** A score without a member is the relationship's, and the person's own where there is one person only. */
    private static @Nullable PersonId subject(Placed placed, OutcomeRow row) {
        if (row.member() != null) {
            return placed.members().get(row.member());
        }
        return placed.relationship().kind() == Kind.INDIVIDUAL
                ? placed.relationship().members().getFirst().person()
                : null;
    }

    private static NewResponse response(
            OutcomeRow row, Definition definition, Circle circle, @Nullable PersonId subject, Instant now) {
        var total = BigDecimal.valueOf(row.score());
        var instrument = definition.instrument();
        var score = instrument == null || !instrument.key().total()
                ? Totals.plain(total)
                : Scoring.typed(instrument, total, Map.of());
        return new NewResponse(
                ResponseId.next(),
                circle.id(),
                Optional.ofNullable(subject),
                new Response.Origin(
                        Response.Source.IMPORT,
                        definition.id(),
                        definition.version(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                row.when(),
                score,
                Map.of(),
                now);
    }

    /** The open circles of many relationships, found without looking through all of them. */
    private record Homes(Map<Home, Circle> circles) {
        private record Home(RelationshipId relationship, CircleKind kind, Optional<PersonId> person) {}

        static Homes of(Collection<Circle> all) {
            var circles = new HashMap<Home, Circle>();
            all.stream()
                    .filter(circle -> circle.closedAt().isEmpty())
                    .forEach(circle -> circle.relationship()
                            .ifPresent(in -> circles.put(new Home(in, circle.kind(), circle.person()), circle)));
            return new Homes(circles);
        }

        Circle find(RelationshipId in, @Nullable PersonId subject, boolean safety) {
            var kind = subject == null ? CircleKind.TEAM : safety ? CircleKind.SAFETY : CircleKind.MEMBER;
            return Optional.ofNullable(circles.get(new Home(in, kind, Optional.ofNullable(subject))))
                    .orElseThrow(NotFound::new);
        }
    }

    /** Takes a whole file back: scores, the relationships that came with it, and measures that nothing names any more. */
    void undo(Entered inside, Batch batch) {
        var founded = batches.labels(inside, batch.id()).stream()
                .filter(BatchStore.Label::founded)
                .map(BatchStore.Label::relationship)
                .distinct()
                .toList();
        if (batches.deleteResponses(inside, batch.id()) != batch.responses()) {
            throw new Refused("Some of these scores can no longer be reached from here, so nothing was undone."
                    + " The care team may have changed, or care has ended.");
        }
        NotFound.unlessOne(batches.undo(inside, batch.id(), recorder.clock().instant()));
        relationships.undoCreation(inside, founded);
        own.forget(
                inside,
                batch.norms().stream()
                        .map(Batch.BatchNorm::instrument)
                        .flatMap(id -> uuid(id).stream())
                        .toList());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException published) {
            return Optional.empty();
        }
    }
}
