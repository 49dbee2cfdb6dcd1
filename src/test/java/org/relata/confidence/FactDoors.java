package org.relata.confidence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.chart.Note;
import org.relata.chart.NoteId;
import org.relata.chart.Notes;
import org.relata.confidence.Fact.Kind;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.measure.Answers;
import org.relata.measure.AssignmentId;
import org.relata.measure.Measures;
import org.relata.measure.Outcomes;
import org.relata.measure.Overview;
import org.relata.measure.PracticeOutcomes;
import org.relata.measure.Progress;
import org.relata.measure.Response;
import org.relata.measure.ResponseId;
import org.relata.measure.Responses;
import org.relata.measure.SharedMeasure;
import org.relata.measure.TaskId;
import org.relata.measure.Tasks;
import org.relata.measure.ToDo;
import org.relata.messaging.Search;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.relata.relationship.Member;
import org.relata.relationship.Relationships;
import org.relata.relationship.Scenario;
import org.springframework.stereotype.Component;

/** What one viewer gets of the facts through each door that reads, beside what the oracle grants. */
@Component
class FactDoors {
    private static final Pattern FIGURE = Pattern.compile("(?<![\\w.-])[1-9]\\d{6}(?![\\w-])");
    private static final int READ_ONE_BY_ONE = 6;
    private static final int MOST_NAMES = 200;

    private final Measures measures;
    private final Answers answers;
    private final Responses responses;
    private final Outcomes outcomes;
    private final PracticeOutcomes practice;
    private final Tasks tasks;
    private final Progress progress;
    private final Relationships relationships;
    private final People people;
    private final Entrance entrance;
    private final Search search;
    private final Notes notes;

    FactDoors(
            Measures measures,
            Answers answers,
            Responses responses,
            Outcomes outcomes,
            PracticeOutcomes practice,
            Tasks tasks,
            Progress progress,
            Relationships relationships,
            People people,
            Entrance entrance,
            Search search,
            Notes notes) {
        this.notes = notes;
        this.search = search;
        this.people = people;
        this.entrance = entrance;
        this.progress = progress;
        this.relationships = relationships;
        this.measures = measures;
        this.answers = answers;
        this.responses = responses;
        this.outcomes = outcomes;
        this.practice = practice;
        this.tasks = tasks;
    }

    /** How many facts were decided upon. */
    long compare(FactScenario scenario, Viewer viewer, Watch watch, Random random) {
        FactOracle oracle = scenario.oracle;
        Look look = new Look(viewer, watch);
        scenario.people.oracle.relationships.forEach(id -> inRelationship(scenario, look, id));
        look.agree(
                "what waits",
                oracle.of(Kind.ASSIGNMENT).stream()
                        .filter(fact -> oracle.isAsked(viewer, fact))
                        .map(fact ->
                                fact.id + (scenario.draft(viewer.person(), fact).isPresent() ? " begun" : "")),
                () -> measures.mine().stream().map(FactDoors::toDo));
        look.agree(
                "tasks",
                scenario.people.oracle.isStaff(viewer),
                oracle.of(Kind.TASK).stream()
                        .filter(fact -> oracle.reads(viewer, fact))
                        .map(fact -> fact.id.toString()),
                () -> tasks.all(false).stream().map(row -> row.task().id().toString()));
        look.within(
                "arrivals",
                oracle.of(Kind.RESPONSE).stream()
                        .filter(fact -> oracle.reads(viewer, fact))
                        .map(fact -> fact.id.toString()),
                () -> practice.caseload().arrivals().stream()
                        .map(row -> row.response().toString()));
        look.within(
                "names",
                scenario.people.clients.stream()
                        .filter(person -> scenario.people.oracle.meets(viewer, person))
                        .map(PersonId::toString),
                () -> entrance.callEverywhere(inside -> people.find(inside, Scenario.TOKEN, MOST_NAMES)).stream()
                        .map(person -> person.id().toString()));
        List<RelationshipId> all = scenario.people.oracle.relationships;
        look.agree(
                "relationships",
                all.stream()
                        .filter(id -> scenario.people.oracle.seesRelationship(viewer, id))
                        .map(RelationshipId::toString),
                () -> entrance.callEverywhere(inside -> relationships.some(inside, all)).stream()
                        .map(relationship -> relationship.id().toString()));
        for (int i = 0; i < READ_ONE_BY_ONE && !oracle.facts.isEmpty(); i++) {
            oneByOne(scenario, look, oracle.facts.get(random.nextInt(oracle.facts.size())));
        }
        return look.decisions * (long) oracle.facts.size();
    }

    private void inRelationship(FactScenario scenario, Look look, RelationshipId id) {
        FactOracle oracle = scenario.oracle;
        boolean treats = oracle.treats(look.viewer, id);
        List<Fact> readable = oracle.facts.stream()
                .filter(fact -> fact.relationship.equals(id) && oracle.reads(look.viewer, fact))
                .toList();
        look.agree(
                "members of " + id,
                scenario.people.oracle.seesRelationship(look.viewer, id),
                scenario.people.oracle.rooms.stream()
                        .filter(room -> id.equals(room.relationship))
                        .filter(room -> scenario.people.oracle.runs(look.viewer)
                                || scenario.people.oracle.reads(look.viewer, room))
                        .flatMap(room -> room.clients.stream().map(PersonId::toString)),
                () -> relationships.relationship(id).members().stream()
                        .map(member -> member.person().toString()));
        look.agree(
                "messages in " + id,
                scenario.people.oracle.seesRelationship(look.viewer, id),
                oracle.said(look.viewer, id),
                () -> search.find(id, Scenario.TOKEN).stream().flatMap(hit -> hit.message().text().stream()));
        look.agree(
                "overview of " + id,
                treats,
                readable.stream()
                        .filter(fact -> switch (fact.kind) {
                            case ASSIGNMENT -> !fact.over;
                            case TASK -> !fact.over;
                            case RESPONSE, DRAFT, NOTE -> false;
                        })
                        .map(fact -> fact.id.toString()),
                () -> open(measures.overview(id)));
        look.agree(
                "notes on " + id,
                oracle.room(look.viewer, id, CircleKind.TEAM, any -> true).isPresent(),
                readable.stream()
                        .filter(fact -> fact.kind == Kind.NOTE && !fact.over)
                        .map(fact -> String.valueOf(fact.canary)),
                () -> notes.list(id, Optional.empty(), Integer.MAX_VALUE - 1).notes().stream()
                        .map(Note::text));
        look.agree(
                "figures of " + id,
                treats,
                readable.stream()
                        .filter(fact -> fact.instrument.equals(scenario.own) && !fact.over)
                        .map(fact -> String.valueOf(fact.canary)),
                () -> figures(
                        scenario,
                        outcomes.relationship(id, scenario.own, Action.READ)
                                .facts()
                                .toString()));
        look.agree(
                "own lines in " + id,
                look.viewer.isClient() && scenario.people.oracle.seesRelationship(look.viewer, id),
                readable.stream()
                        .filter(fact -> fact.kind == Kind.RESPONSE && !fact.over && fact.assignment != null)
                        .map(fact -> fact.instrument),
                () -> progress.seen(id).own().stream()
                        .map(line -> line.definition().id()));
        look.agree(
                "looking together in " + id,
                look.viewer.isClient() && scenario.people.oracle.seesRelationship(look.viewer, id),
                oracle.together(look.viewer, id, FactScenario.SHAREABLE),
                () -> progress.seen(id).together().stream().map(FactDoors::together));
    }

    private static String together(SharedMeasure shared) {
        return shared.definition().id() + " agreed by "
                + shared.agreeing().stream()
                        .map(Member::person)
                        .sorted(FactOracle.BY_ID)
                        .toList()
                + " totals of "
                + shared.totals().stream()
                        .map(Response::author)
                        .sorted(FactOracle.BY_ID)
                        .toList();
    }

    private void oneByOne(FactScenario scenario, Look look, Fact fact) {
        FactOracle oracle = scenario.oracle;
        RelationshipId id = fact.relationship;
        boolean reads = oracle.reads(look.viewer, fact);
        switch (fact.kind) {
            case RESPONSE ->
                look.agree(
                        "response " + fact.id,
                        reads,
                        Stream.of(fact.id.toString()),
                        () -> Stream.of(responses
                                .given(id, new ResponseId(fact.id))
                                .response()
                                .id()
                                .toString()));
            case TASK ->
                look.agree(
                        "task " + fact.id,
                        reads,
                        Stream.of(fact.id + " " + Optional.ofNullable(fact.canary)),
                        () -> Stream.of(fact.id + " "
                                + tasks.show(id, new TaskId(fact.id)).action()));
            case NOTE ->
                look.agree(
                        "note " + fact.id,
                        reads && !fact.over,
                        Stream.of(String.valueOf(fact.canary)),
                        () -> Stream.of(
                                notes.show(id, new NoteId(fact.id)).note().text()));
            case ASSIGNMENT ->
                look.agree(
                        "questionnaire " + fact.id,
                        oracle.opens(look.viewer, fact),
                        Stream.of("drafts "
                                + scenario.draft(look.viewer.person(), fact).isPresent() + " together "
                                + oracle.common(look.viewer, id)
                                        .filter(room -> oracle.isShown(room, fact.instrument))
                                        .isPresent()),
                        () -> {
                            var sheet = answers.open(id, new AssignmentId(fact.id));
                            return Stream.of(
                                    "drafts " + !sheet.answers().answers().isEmpty() + " together " + sheet.together());
                        });
            case DRAFT -> {}
        }
    }

    private static String toDo(ToDo toDo) {
        return toDo.assignment() + (toDo.begun() ? " begun" : "");
    }

    private static Stream<String> open(Overview overview) {
        return Stream.concat(
                overview.open().stream().map(open -> open.assignment().id().toString()),
                overview.tasks().stream().map(task -> task.id().toString()));
    }

    /** Totals that somebody has typed in; differences between them are left out. */
    static Stream<String> figures(FactScenario scenario, String text) {
        return FIGURE.matcher(text).results().map(MatchResult::group).filter(scenario.people.canaries::containsKey);
    }

    /** One viewer's look. */
    private static final class Look {
        final Viewer viewer;
        final Watch watch;
        long decisions;

        Look(Viewer viewer, Watch watch) {
            this.viewer = viewer;
            this.watch = watch;
        }

        void agree(String what, Stream<String> granted, Supplier<Stream<String>> door) {
            agree(what, true, granted, door);
        }

        void agree(String what, boolean opens, Stream<String> granted, Supplier<Stream<String>> door) {
            Set<String> expected = opens ? granted.collect(Collectors.toCollection(TreeSet::new)) : null;
            Set<String> actual = through(door);
            boolean none = watch == Watch.ONE_WALL && orNone(expected).equals(orNone(actual));
            if (!none && !Objects.equals(expected, actual)) {
                throw new AssertionError(viewer + " at " + what + "\n gets  " + actual + "\n not   " + expected);
            }
            decisions++;
        }

        void within(String what, Stream<String> granted, Supplier<Stream<String>> door) {
            Set<String> actual = orNone(through(door));
            actual.removeAll(granted.collect(Collectors.toSet()));
            if (!actual.isEmpty()) {
                throw new AssertionError(viewer + " at " + what + " gets " + actual);
            }
            decisions++;
        }

        private @Nullable Set<String> through(Supplier<Stream<String>> door) {
            try {
                return viewer.call(door::get).collect(Collectors.toCollection(TreeSet::new));
            } catch (NotFound | Refused e) {
                return null;
            }
        }

        private static Set<String> orNone(@Nullable Set<String> some) {
            return some == null ? new TreeSet<>() : some;
        }
    }
}
