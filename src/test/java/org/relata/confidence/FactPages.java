package org.relata.confidence;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.relata.Knocking;
import org.relata.cast.Stage;
import org.relata.confidence.Fact.Kind;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.relationship.Scenario;
import org.springframework.stereotype.Component;

/** What one viewer gets over HTTP: no canary that the oracle does not grant, a fact's own page for who reads it alone, and whole exports. */
@Component
class FactPages {
    private static final List<String> EVERYWHERE = List.of(
            "/",
            "/tasks",
            "/people?state=all&whose=all",
            "/people/tile",
            "/relationships/tile",
            "/measures/tile",
            "/outcomes",
            "/outcomes/tile",
            "/practice/team",
            "/practice/outbox",
            "/practice/trail",
            "/record/access",
            "/progress",
            "/account",
            "/persons/names?q=client",
            "/search?q=client",
            "/search?q=zq");
    private static final List<String> IN_RELATIONSHIP = List.of(
            "",
            "/measures",
            "/measures/tile",
            "/outcomes/tile",
            "/notes",
            "/outcomes/hits",
            "/outcomes/hits.json",
            "/outcomes/relata-week",
            "/outcomes/relata-week.csv",
            "/progress",
            "/responses/new",
            "/members",
            "/members/new",
            "/care-team",
            "/policy",
            "/closure",
            "/edit",
            "/invitations");
    private static final int VIEWERS = 9;
    private static final int PAGES = 34;

    private final Stage stage;

    FactPages(Stage stage) {
        this.stage = stage;
    }

    /** How many answers were read. */
    long compare(FactScenario scenario, List<Viewer> all, Watch watch, Random random) {
        List<Viewer> viewers = new ArrayList<>(all);
        Collections.shuffle(viewers, random);
        long answers = 0;
        for (Viewer viewer : viewers.subList(0, Math.min(VIEWERS, viewers.size()))) {
            enrol(scenario.people, viewer.person());
            Knocking knocking = stage.as(viewer);
            List<String> paths = new ArrayList<>(paths(scenario));
            Collections.shuffle(paths, random);
            for (String path : paths.subList(0, Math.min(PAGES, paths.size()))) {
                listen(scenario, viewer, path, knocking.get(path));
                answers++;
            }
            answers += facts(scenario, viewer, knocking, watch, random);
        }
        return answers;
    }

    private final Set<PersonId> enrolled = new HashSet<>();

    private void enrol(Scenario people, PersonId person) {
        if (enrolled.add(person)) {
            List<Capacity> as = new ArrayList<>();
            if (people.staff.contains(person)) {
                as.add(Capacity.STAFF);
            }
            if (people.clients.contains(person)) {
                as.add(Capacity.CLIENT);
            }
            stage.enrol(people.practice, person, as);
        }
    }

    private static List<String> paths(FactScenario scenario) {
        List<String> paths = new ArrayList<>(EVERYWHERE);
        paths.add("/outcomes?measure=" + scenario.own);
        for (RelationshipId id : scenario.people.oracle.relationships) {
            IN_RELATIONSHIP.forEach(below -> paths.add("/relationships/" + id + below));
            paths.add("/relationships/" + id + "/outcomes/" + scenario.own);
        }
        scenario.people.clients.forEach(person -> {
            paths.add("/persons/" + person);
            paths.add("/persons/" + person + "/relationships/tile");
        });
        return paths;
    }

    private long facts(FactScenario scenario, Viewer viewer, Knocking knocking, Watch watch, Random random) {
        FactOracle oracle = scenario.oracle;
        long answers = 0;
        List<Fact> facts = new ArrayList<>(oracle.facts);
        Collections.shuffle(facts, random);
        for (Fact fact : facts.subList(0, Math.min(14, facts.size()))) {
            String path = "/relationships/" + fact.relationship
                    + switch (fact.kind) {
                        case RESPONSE -> "/responses/";
                        case TASK -> "/tasks/";
                        case NOTE -> "/notes/";
                        case ASSIGNMENT, DRAFT -> "/assignments/";
                    }
                    + fact.id;
            HttpResponse<String> answer = knocking.get(path);
            listen(scenario, viewer, path, answer);
            boolean opens = switch (fact.kind) {
                case ASSIGNMENT -> oracle.opens(viewer, fact);
                case NOTE -> oracle.reads(viewer, fact) && !fact.over;
                default -> oracle.reads(viewer, fact);
            };
            boolean opened = answer.statusCode() == 200
                    || answer.headers().firstValue("Location").orElse("").startsWith("/relationships/");
            if (opened != (opens && fact.kind != Kind.DRAFT)) {
                throw new AssertionError(viewer + " gets " + answer.statusCode() + " at " + path + " for " + fact);
            }
            answers++;
        }
        for (RelationshipId id : scenario.people.oracle.relationships) {
            for (String end : List.of(".csv", ".json")) {
                String path = "/relationships/" + id + "/outcomes/" + scenario.own + end;
                export(scenario, viewer, id, path, knocking.get(path), watch);
                answers++;
            }
        }
        return answers;
    }

    private static void export(
            FactScenario scenario,
            Viewer viewer,
            RelationshipId id,
            String path,
            HttpResponse<String> file,
            Watch watch) {
        listen(scenario, viewer, path, file);
        FactOracle oracle = scenario.oracle;
        Set<String> granted = oracle.of(Kind.RESPONSE).stream()
                .filter(fact -> fact.relationship.equals(id) && fact.instrument.equals(scenario.own) && !fact.over)
                .filter(fact -> oracle.reads(viewer, fact) && !viewer.isClient())
                .map(fact -> String.valueOf(fact.canary))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> exported = file.statusCode() == 200
                ? FactDoors.figures(scenario, file.body()).collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>();
        boolean opens = file.statusCode() == 200;
        if (!granted.equals(exported) || (watch == Watch.BOTH_WALLS && opens != oracle.treats(viewer, id))) {
            throw new AssertionError(
                    viewer + " gets " + file.statusCode() + " at " + path + " with " + exported + ", not " + granted);
        }
    }

    private static void listen(FactScenario scenario, Viewer viewer, String path, HttpResponse<String> answer) {
        new Canaries(scenario.people.canaries).listen(viewer, path, answer);
    }
}
