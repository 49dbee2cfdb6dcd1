package org.relata.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.CircleKind;
import org.relata.kernel.PersonId;
import org.relata.measure.figure.Change;
import org.relata.measure.figure.RelationshipState;
import org.relata.measure.figure.Spread;
import org.relata.measure.figure.Yardstick;
import org.relata.measure.instrument.Definition;
import org.relata.relationship.Circles;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;

/** Lays out what is open and where everybody stands, from what was read. */
record Overviews(
        Relationship relationship, Circles circles, Map<String, Definition> definitions, Map<String, Spread> norms) {

    /** Every instrument that occurs. */
    static Set<String> named(List<AssignmentStore.Asked> asked, List<Response> responses) {
        var named = new HashSet<String>();
        asked.forEach(one -> named.add(one.assignment().instrument()));
        responses.forEach(one -> named.add(one.instrument()));
        return named;
    }

    Overview overview(
            List<AssignmentStore.Asked> asked, List<Response> recent, List<Task> tasks, List<Definition> askable) {
        return new Overview(
                relationship,
                asked.stream()
                        .filter(one -> definitions.containsKey(one.assignment().instrument()))
                        .map(this::open)
                        .filter(one -> !one.asked().isEmpty())
                        .toList(),
                lines(recent),
                tasks,
                askable);
    }

    /** What can be compared first, of that what is about the relationship first, then the newest. */
    List<Overview.Line> lines(List<Response> recent) {
        return recent.stream()
                .filter(one -> definitions.containsKey(one.instrument()))
                .collect(Collectors.groupingBy(Response::instrument, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> line(definition(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(Overview.Line::isCompared)
                        .thenComparing(line -> line.definition().isOfRelationship())
                        .thenComparing(Overviews::newest)
                        .reversed())
                .toList();
    }

    Overview.Line line(Definition definition, List<Response> responses) {
        var yardstick = Yardsticks.of(definition, norms.get(definition.id()));
        var parted = Series.of(responses);
        var standings = Stream.concat(
                        parted.stream()
                                .filter(one -> one.subject().isEmpty())
                                .map(one -> standing(one, yardstick, null)),
                        relationship.members().stream()
                                .flatMap(member -> of(parted, member).map(one -> standing(one, yardstick, member))))
                .toList();
        return new Overview.Line(definition, standings, definition.isSafety() ? null : state(standings));
    }

    /** The members' own changes taken together; members who have left are left out. Without members' totals it is the relationship's own. */
    private @Nullable RelationshipState state(List<Overview.Standing> standings) {
        var members = standings.stream()
                .filter(one -> one.member().filter(Member::isCurrent).isPresent())
                .toList();
        if (members.isEmpty()) {
            return standings.isEmpty() ? null : RelationshipState.of(categories(standings));
        }
        var categories = categories(members);
        relationship.currentMembers().stream().skip(members.size()).forEach(silent -> categories.add(null));
        return RelationshipState.of(categories);
    }

    private static List<Change.@Nullable Category> categories(List<Overview.Standing> standings) {
        var categories = new ArrayList<Change.@Nullable Category>();
        for (var standing : standings) {
            var change = standing.change();
            categories.add(change == null ? null : change.category());
        }
        return categories;
    }

    private Overview.Open open(AssignmentStore.Asked asked) {
        var assignment = asked.assignment();
        var circle = circles.circle(assignment.circle());
        var members = relationship.members().stream()
                .filter(member -> assignment.asks(member.person(), circle))
                .map(member -> new Overview.Asked(member, asked.answerOf(member.person())))
                .toList();
        return new Overview.Open(
                assignment,
                definition(assignment.instrument()),
                assignment.subject().isEmpty(),
                circle.kind() == CircleKind.SAFETY,
                members);
    }

    private Definition definition(String id) {
        return Objects.requireNonNull(definitions.get(id));
    }

    private static Stream<Series> of(List<Series> parted, Member member) {
        Optional<PersonId> person = Optional.of(member.person());
        return parted.stream().filter(one -> one.subject().equals(person));
    }

    private static Overview.Standing standing(Series series, @Nullable Yardstick yardstick, @Nullable Member member) {
        var change = series.change(yardstick);
        var rule = change == null || yardstick == null ? null : yardstick.reason(change);
        return new Overview.Standing(Optional.ofNullable(member), series.latest(), change, rule);
    }

    private static Instant newest(Overview.Line line) {
        return line.standings().stream()
                .map(standing -> standing.latest().submittedAt())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
