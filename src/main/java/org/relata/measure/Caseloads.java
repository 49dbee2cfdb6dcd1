package org.relata.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.measure.figure.Spread;
import org.relata.measure.instrument.Definition;
import org.relata.relationship.Circles;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;

/** Lays out a caseload from what was read. */
record Caseloads(
        Circles circles, Map<String, Definition> definitions, Map<String, Spread> norms, List<Relationship> open) {
    private static final Duration RECENT = Duration.ofDays(7);
    private static final int ARRIVALS = 20;

    Caseload caseload(Map<RelationshipId, List<Response>> responses, List<Task> tasks, Instant now) {
        var rows = open.stream()
                .flatMap(one -> row(one, responses.getOrDefault(one.id(), List.of())).stream())
                .sorted(Comparator.comparing((Caseload.Row row) -> row.state().state())
                        .thenComparing(Caseload.Row::title))
                .toList();
        var since = now.minus(RECENT);
        var arrivals = open.stream()
                .flatMap(one -> arrivals(one, responses.getOrDefault(one.id(), List.of()), since))
                .sorted(Comparator.comparing(Caseload.Arrival::at).reversed())
                .limit(ARRIVALS)
                .toList();
        return new Caseload(rows, tasks.stream().map(this::task).toList(), arrivals);
    }

    private Optional<Caseload.Row> row(Relationship relationship, List<Response> responses) {
        return new Overviews(relationship, circles, definitions, norms)
                .lines(responses).stream()
                        .filter(Overview.Line::isCompared)
                        .findFirst()
                        .map(line -> new Caseload.Row(
                                relationship.id(),
                                relationship.title(),
                                line.definition(),
                                Objects.requireNonNull(line.state()),
                                line.standings().stream()
                                        .flatMap(standing -> standing(relationship, standing))
                                        .toList()));
    }

    private static Stream<Caseload.Standing> standing(Relationship relationship, Overview.Standing standing) {
        var change = standing.change();
        var name = standing.member().map(Member::shortName).orElse(relationship.title());
        return change == null ? Stream.of() : Stream.of(new Caseload.Standing(name, change.words(), standing.rule()));
    }

    private Stream<Caseload.Arrival> arrivals(Relationship relationship, List<Response> responses, Instant since) {
        var names = names(relationship);
        return responses.stream()
                .filter(one -> one.origin().source() == Response.Source.SCREEN
                        && one.submittedAt().isAfter(since)
                        && definitions.containsKey(one.instrument()))
                .map(one -> new Caseload.Arrival(
                        relationship.id(),
                        relationship.title(),
                        one.subject().map(names::get).orElse(relationship.title()),
                        Objects.requireNonNull(definitions.get(one.instrument())),
                        one.id(),
                        one.submittedAt()));
    }

    private Tasks.Row task(Task task) {
        var in = circles.circle(task.circle()).relationship().orElseThrow(NotFound::new);
        var name = open.stream()
                .filter(one -> one.id().equals(in))
                .findFirst()
                .flatMap(one -> task.subject().map(names(one)::get).or(() -> Optional.of(one.title())));
        return new Tasks.Row(task, in, name.orElse(""));
    }

    private static Map<PersonId, String> names(Relationship relationship) {
        return relationship.members().stream().collect(Collectors.toMap(Member::person, Member::name, (a, b) -> a));
    }
}
