package org.relata.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Circles;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** What scores say: of one relationship, of a caseload, of a whole practice, and to a client of their own. */
@Component
public class Outcomes {
    private static final int MOST = 400;
    private static final Duration RECENT = Duration.ofDays(7);

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
            clinicalStaffOnly(inside);
            var definition = definitions.find(inside, instrument);
            var relationship = relationships.relationship(inside, id);
            var responses = records.responses().series(inside, instrument, MOST);
            var norms = records.batches().norms(inside, responses);
            var circles = relationships.circles(inside);
            touch(action, circles, responses);
            var overviews = new Overviews(relationship, circles, Map.of(instrument, definition), norms);
            return new RelationshipOutcome(
                    relationship,
                    definition,
                    Yardsticks.of(definition, norms.get(instrument)),
                    overviews.line(definition, responses),
                    rows(relationship, Series.of(responses)));
        });
    }

    /** The instrument that was answered last, no safety screen; empty while nothing was. */
    public Optional<RelationshipOutcome> latest(RelationshipId id) {
        return entrance.call(id, inside -> {
            clinicalStaffOnly(inside);
            var newest = records.responses().newest(inside);
            var found = definitions.find(inside, Set.copyOf(newest));
            return newest.stream()
                    .filter(one -> found.containsKey(one) && !found.get(one).isSafety())
                    .findFirst()
                    .map(one -> relationship(id, one, Action.READ));
        });
    }

    /** The relationships that a client is in, to choose whose lines to see. */
    public List<Relationship> own() {
        return entrance.callEverywhere(relationships::all);
    }

    /** A client's own lines in one relationship; safety screens are on none. */
    public List<OwnLine> mine(RelationshipId id) {
        return entrance.call(id, inside -> {
            var me = inside.viewer().person();
            if (!inside.viewer().isClient()) {
                throw new NotFound();
            }
            var own = records.responses().recent(inside, MOST).stream()
                    .filter(response -> response.subject().equals(Optional.of(me)) && response.hasTotal())
                    .collect(Collectors.groupingBy(Response::instrument));
            var lines = new ArrayList<OwnLine>();
            for (var definition : definitions.find(inside, own.keySet()).values()) {
                if (!definition.isSafety() && own.containsKey(definition.id())) {
                    var series = Series.of(own.get(definition.id())).getFirst();
                    lines.add(new OwnLine(id, title(inside, definition), definition, series));
                }
            }
            touch(
                    Action.READ,
                    relationships.circles(inside),
                    own.values().stream().flatMap(List::stream).toList());
            lines.sort(Comparator.comparing(
                            (OwnLine line) -> line.series().latest().submittedAt())
                    .reversed());
            return lines;
        });
    }

    /** The practice's courses in one instrument, as far as the viewer's circles go. */
    public PracticeOutcome practice(OutcomeSettings settings, Action action) {
        return entrance.callEverywhere(inside -> {
            clinicalStaffOnly(inside);
            var definition = definitions.find(inside, settings.instrument());
            var circles = relationships.circles(inside);
            var ends = records.responses().ends(inside, Optional.of(definition.id()), settings.batch());
            var criteria = settings.criteria(
                    definition, records.batches().norms(inside, ends).get(definition.id()));
            touch(action, circles, ends);
            var parted = parted(circles, ends);
            var rows = relationships.all(inside).stream()
                    .filter(relationship -> parted.containsKey(relationship.id()))
                    .flatMap(relationship ->
                            rows(relationship, Series.of(parted.getOrDefault(relationship.id(), List.of()))).stream()
                                    .map(row -> new Found(relationship, row)))
                    .toList();
            var classification =
                    Classification.of(rows.stream().map(Found::course).toList(), criteria);
            var judged = new ArrayList<PracticeOutcome.Row>();
            for (int i = 0; i < rows.size(); i++) {
                judged.add(rows.get(i).judged(classification.results().get(i)));
            }
            return new PracticeOutcome(definition, settings, classification, judged);
        });
    }

    /** What has courses or scores at all, as far as the viewer's circles go. */
    public List<Definition> measured() {
        return entrance.callEverywhere(inside -> {
            clinicalStaffOnly(inside);
            var named = records.responses().instruments(inside);
            return List.copyOf(
                    definitions.find(inside, new LinkedHashSet<>(named)).values());
        });
    }

    /** The files that were brought in, newest first. */
    public List<Batch> batches() {
        return entrance.callEverywhere(inside -> records.batches().all(inside));
    }

    /** For Today: everybody in their most recent instrument, those who ask most first; and what came in within a week. */
    public Caseload caseload() {
        return entrance.callEverywhere(inside -> {
            clinicalStaffOnly(inside);
            var circles = relationships.circles(inside);
            var ends = records.responses().ends(inside, Optional.empty(), Optional.empty());
            touch(Action.READ, circles, ends);
            var parted = parted(circles, ends);
            var named = ends.stream().map(Response::instrument).collect(Collectors.toSet());
            var found = definitions.find(inside, named);
            var norms = records.batches().norms(inside, ends);
            var all = relationships.all(inside).stream()
                    .filter(one -> !one.isClosed())
                    .toList();
            var rows = all.stream()
                    .filter(one -> parted.containsKey(one.id()))
                    .flatMap(one ->
                            row(new Overviews(one, circles, found, norms), parted.getOrDefault(one.id(), List.of()))
                                    .stream())
                    .sorted(Comparator.comparing(
                                    (Caseload.Row row) -> row.state().state())
                            .thenComparing(Caseload.Row::title))
                    .toList();
            return new Caseload(rows, tasks(inside, circles, all), arrivals(circles, ends, all, found));
        });
    }

    private static Optional<Caseload.Row> row(Overviews overviews, List<Response> responses) {
        return overviews.lines(responses).stream()
                .filter(line -> line.state() != null)
                .filter(line -> line.standings().stream().anyMatch(standing -> standing.change() != null))
                .findFirst()
                .flatMap(line -> Optional.ofNullable(line.state())
                        .map(state -> new Caseload.Row(
                                overviews.relationship().id(),
                                overviews.relationship().title(),
                                line.definition(),
                                state,
                                line.standings().stream()
                                        .flatMap(standing -> standing(overviews, standing).stream())
                                        .toList())));
    }

    private static Optional<Caseload.Standing> standing(Overviews overviews, Overview.Standing standing) {
        return Optional.ofNullable(standing.change())
                .map(change -> new Caseload.Standing(
                        standing.member()
                                .map(Member::shortName)
                                .orElse(overviews.relationship().title()),
                        change.words(),
                        standing.rule()));
    }

    private List<Tasks.Row> tasks(Entered inside, Circles circles, List<Relationship> all) {
        var names = names(all);
        return records.tasks().tasks(inside, true).stream()
                .map(task -> new Tasks.Row(
                        task,
                        circles.circle(task.circle()).relationship().orElseThrow(NotFound::new),
                        task.subject().map(names::get).orElse("")))
                .toList();
    }

    private List<Caseload.Arrival> arrivals(
            Circles circles, List<Response> ends, List<Relationship> all, Map<String, Definition> definitions) {
        var since = recorder.clock().instant().minus(RECENT);
        var titles = all.stream().collect(Collectors.toMap(Relationship::id, Relationship::title));
        var names = names(all);
        return ends.stream()
                .filter(one -> one.origin().source() == Response.Source.SCREEN
                        && one.submittedAt().isAfter(since)
                        && definitions.containsKey(one.instrument()))
                .sorted(Comparator.comparing(Response::submittedAt).reversed())
                .limit(20)
                .flatMap(one -> circles.circle(one.circle()).relationship().stream()
                        .filter(titles::containsKey)
                        .map(id -> new Caseload.Arrival(
                                id,
                                titles.getOrDefault(id, ""),
                                one.subject().map(names::get).orElse(""),
                                Objects.requireNonNull(definitions.get(one.instrument())),
                                one.id(),
                                one.submittedAt())))
                .toList();
    }

    private String title(Entered inside, Definition definition) {
        return definitions
                .words(inside, definition.id())
                .map(words -> words.wording().addressing("your partner").title())
                .orElse(definition.name());
    }

    private void touch(Action action, Circles circles, List<Response> responses) {
        Set<CircleId> ids = responses.stream().map(Response::circle).collect(Collectors.toSet());
        recorder.touched(
                action,
                "response",
                circles.all().stream()
                        .filter(circle -> ids.contains(circle.id()))
                        .toList());
    }

    private static Map<RelationshipId, List<Response>> parted(Circles circles, List<Response> responses) {
        var in = new HashMap<CircleId, RelationshipId>();
        for (Circle circle : circles.all()) {
            circle.relationship().ifPresent(id -> in.put(circle.id(), id));
        }
        return responses.stream()
                .filter(response -> in.containsKey(response.circle()))
                .collect(Collectors.groupingBy(response -> Objects.requireNonNull(in.get(response.circle()))));
    }

    private static List<RelationshipOutcome.Row> rows(Relationship relationship, List<Series> parted) {
        var members = relationship.members().stream()
                .collect(Collectors.toMap(Member::person, Function.identity(), (earlier, later) -> later));
        var rows = new ArrayList<RelationshipOutcome.Row>();
        for (var series : parted) {
            var member = series.subject().map(members::get);
            if (series.subject().isEmpty() || member.isPresent()) {
                rows.add(new RelationshipOutcome.Row(series, member.orElse(null)));
            }
        }
        rows.sort(Comparator.comparing(
                row -> row.member() == null ? 0 : row.member().position()));
        return rows;
    }

    private static Map<PersonId, String> names(List<Relationship> all) {
        return all.stream()
                .flatMap(one -> one.members().stream())
                .collect(Collectors.toMap(Member::person, Member::name, (a, b) -> a));
    }

    private record Found(Relationship relationship, RelationshipOutcome.Row row) {
        Classification.Course course() {
            return row.series().course(relationship.title());
        }

        PracticeOutcome.Row judged(Classification.Result result) {
            var member = row.member();
            return new PracticeOutcome.Row(
                    relationship.id(),
                    relationship.title(),
                    member == null ? null : member.name(),
                    member == null ? 0 : member.position() - 1,
                    result);
        }
    }

    /** The biller runs the practice and reads nothing clinical. */
    private static void clinicalStaffOnly(Entered inside) {
        if (!inside.isStaff() || !(inside.is(Role.CLINICIAN) || inside.is(Role.SUPERVISOR) || inside.is(Role.OWNER))) {
            throw new NotFound();
        }
    }
}
