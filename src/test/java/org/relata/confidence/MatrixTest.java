package org.relata.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.cast.OnStage;
import org.relata.cast.Stage;
import org.relata.confidence.Routes.Route;
import org.relata.confidence.Ward.Who;
import org.relata.kernel.Viewer;
import org.relata.platform.Outside;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the application, filled with the ids of a couple that has something of every kind to hide, asked for by everybody who could be
 * curious: no canary comes to whom the oracle does not grant it, and what one may not know of looks like what is not there.
 */
@OnStage
class MatrixTest {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    /** Who stands so near that a wall is needed. */
    private static final Set<Who> CLOSEST = EnumSet.of(Who.JONAS, Who.WALLED, Who.COLLEAGUE, Who.OWNER);

    /** Who also tries the methods that no address knows. */
    private static final Set<Who> ODD = EnumSet.of(Who.JONAS, Who.THERAPIST, Who.STRANGER);

    /** Enough of a form to do something with, wherever it is sent. */
    private static final String ATTEMPT =
            "field=q1&value=1&window=1.one&q1=1&seq=9&revision=5&go=next&at=1&action=Done&total=7&instrument=hits&day=2026-12-01"
                    + "&due=2026-12-01&member=all&name=Somebody&kind=couple&label=Theirs&policy=no-secrets&role=therapist&reason=Because&email=a@example.org";

    @Autowired
    Stage stage;

    @Autowired
    Wards wards;

    @Autowired
    Outside outside;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final Map<Who, Knocking> visits = new ConcurrentHashMap<>();
    private final Map<String, String> absent = new ConcurrentHashMap<>();
    private Ward ward;
    private final LongAdder asked = new LongAdder();
    private Watch watch = Watch.BOTH_WALLS;

    @BeforeEach
    void open() {
        ward = wards.open();
    }

    @Test
    void nobodyLearnsAtAnyAddressWhatIsNotTheirs() {
        List<Route> routes = new Routes(ward.ids).of(mappings);
        String before = everything();
        Arrays.stream(Who.values()).parallel().forEach(who -> read(who, routes));
        for (Who who : Who.values()) {
            write(who, routes);
        }
        strangersAtTheDoor(routes);
        assertThat(wrong.stream().limit(40)).isEmpty();
        assertThat(everything()).as("nobody has changed anything").isEqualTo(before);
        System.out.println(
                routes.size() + " routes, " + (Who.values().length + 1) + " identities, " + asked.sum() + " requests");
        assertThat(routes).hasSizeGreaterThan(90);
    }

    @Test
    void thePredicatesAloneHoldAtEveryAddress() {
        outside.withoutRowSecurity(() -> readBehindOneWall(new Routes(ward.ids).of(mappings)));
    }

    @Test
    void rowSecurityAloneHoldsAtEveryAddress() {
        outside.withoutPredicates(() -> readBehindOneWall(new Routes(ward.ids).of(mappings)));
    }

    @Test
    void aVariableThatNobodyCanFillIsNoticed() {
        assertThatThrownBy(() -> new Routes(Map.of("person", List.of("x"))).of(mappings))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("the matrix cannot fill {");
    }

    private void readBehindOneWall(List<Route> routes) {
        watch = Watch.ONE_WALL;
        CLOSEST.parallelStream().forEach(who -> read(who, routes));
        assertThat(wrong.stream().limit(40)).isEmpty();
    }

    private void read(Who who, List<Route> routes) {
        Viewer viewer = ward.who(who);
        Knocking visit = visit(who);
        for (Route route : routes) {
            for (String path : route.paths()) {
                hear(viewer, visit, "GET", path);
            }
            if (!route.pattern().contains("{") && route.methods().contains("GET")) {
                hear(viewer, visit, "GET", route.pattern() + curious());
            }
            for (String method : ODD.contains(who) ? List.of("HEAD", "PUT", "DELETE", "OPTIONS") : List.<String>of()) {
                hear(viewer, visit, method, route.paths().getFirst());
            }
        }
    }

    private Knocking visit(Who who) {
        return visits.computeIfAbsent(who, one -> stage.as(ward.who(one)));
    }

    private void write(Who who, List<Route> routes) {
        Viewer viewer = ward.who(who);
        for (Route route : routes) {
            for (String path : route.paths()) {
                if (route.methods().contains("POST") && !mayWrite(viewer, path)) {
                    // what names nobody may end the session of who asks
                    hear(viewer, route.names() ? visit(who) : stage.as(viewer), "POST", path);
                }
            }
        }
    }

    /**
     * What somebody may change they would change, and the fact oracle's test does it: clients answer what they are asked, staff arrange and write where
     * they treat, end their own care and record who signs for whom they know. Whatever names something hidden is tried.
     */
    private boolean mayWrite(Viewer viewer, String path) {
        if (!hidden(viewer, path).isEmpty()) {
            return false;
        }
        boolean here = path.contains(ward.couple.toString()) || path.contains(ward.other.toString());
        if (viewer.isClient()) {
            return here
                    && (path.contains("/assignments/")
                            || path.contains("/responses/")
                            || path.contains("/files")
                            || path.contains("/shared-measures/")
                            || path.contains("/messages/")
                            || path.contains("/runs")
                            || path.contains("/plan/"));
        }
        boolean theirs = here && ward.rooms.rooms.stream().anyMatch(room -> ward.rooms.writes(viewer, room));
        boolean signs = path.contains("/guardians/") || path.contains("/care-team/");
        return theirs || signs || ward.rooms.mayArrange(viewer, ward.couple);
    }

    private List<String> hidden(@Nullable Viewer viewer, String path) {
        return ID.matcher(path)
                .results()
                .map(MatchResult::group)
                .filter(id -> !new Canaries(ward.canaries).grants(viewer, id))
                .toList();
    }

    private void strangersAtTheDoor(List<Route> routes) {
        Knocking nobody = new Knocking(stage.port());
        nobody.get("/sign-in");
        for (Route route : routes) {
            for (String path : route.paths()) {
                hear(null, nobody, "GET", path);
                hear(null, nobody, "POST", path);
            }
        }
    }

    private void hear(@Nullable Viewer viewer, Knocking visit, String method, String path) {
        List<String> hidden = hidden(viewer, path);
        String form = hidden.isEmpty() ? "" : ATTEMPT;
        HttpResponse<String> answer = visit.ask(method, path, form);
        asked.increment();
        String where = viewer + " " + method + " " + path;
        try {
            new Canaries(ward.canaries).listen(viewer, path, answer);
        } catch (AssertionError leak) {
            wrong.add(method + " " + leak.getMessage());
        }
        if (hidden.isEmpty() || watch == Watch.ONE_WALL) {
            return;
        }
        String elsewhere = path;
        for (String id : hidden) {
            elsewhere = elsewhere.replace(id, nowhere(id));
        }
        String there = elsewhere;
        String none = absent.computeIfAbsent(viewer + method + there, any -> told(visit.ask(method, there, form)));
        if (!told(answer).equals(none) && !isTheSameNow(visit, method, path, there, form)) {
            wrong.add(where + " is told from what is not there: " + answer.statusCode() + " and "
                    + none.lines().findFirst());
        }
        if (viewer != null && !path.contains("?") && answer.statusCode() != 404) {
            wrong.add(where + " answers " + answer.statusCode());
        }
    }

    /** What others do meanwhile, and each new minute, stand in one's record: a difference that is one remains. */
    private static boolean isTheSameNow(Knocking visit, String method, String path, String there, String form) {
        return method.equals("GET")
                && IntStream.range(0, 5)
                        .anyMatch(again ->
                                told(visit.ask(method, path, form)).equals(told(visit.ask(method, there, form))));
    }

    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

    private final Map<String, String> nowhere = new ConcurrentHashMap<>();

    private String nowhere(String id) {
        return nowhere.computeIfAbsent(id, any -> UUID.randomUUID().toString());
    }

    /** Parameters that some page could take. */
    private String curious() {
        String amara = ward.who(Who.AMARA).person().toString();
        String name = ward.canaries.keySet().stream()
                .filter(said -> said.startsWith("zq"))
                .findFirst()
                .orElseThrow();
        return "?q=" + name + "&text=" + name + "&measure=" + ward.own + "&instrument=" + ward.own + "&member=" + amara
                + "&person=" + amara
                + "&relationship=" + ward.couple + "&batch="
                + ward.ids("batch").getFirst()
                + "&assignment=" + ward.ids("assignment").getFirst() + "&after="
                + ward.ids("response").getFirst();
    }

    private static String told(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        return Wandering.drawn(answer.statusCode() + "\n" + location + "\n" + answer.body())
                .replaceAll(ID.pattern(), "#");
    }

    private String everything() {
        List<String> states = new ArrayList<>();
        for (String table : List.of(
                "measure.assignment",
                "measure.draft",
                "measure.response",
                "measure.task",
                "measure.batch",
                "measure.consent",
                "measure.shared_score",
                "measure.share",
                "plan.edition",
                "plan.version",
                "plan.signature",
                "plan.attainment",
                "plan.rating",
                "plan.homework",
                "plan.homework_withdrawal",
                "plan.reported",
                "plan.report",
                "plan.waiting",
                "technique.run",
                "technique.reading_assignment",
                "technique.reading_mark",
                "technique.done",
                "technique.entry",
                "technique.waiting",
                "scheduling.session",
                "scheduling.change",
                "scheduling.attendance",
                "scheduling.agreement",
                "relationship.clearance",
                "attachment.file",
                "attachment.chunk",
                "relationship.membership",
                "relationship.care_team",
                "relationship.circle",
                "relationship.circle_person",
                "relationship.closure",
                "relationship.relationship",
                "relationship.policy_choice",
                "practice.person",
                "practice.contact",
                "practice.guardianship",
                "practice.staff_role",
                "identity.invitation",
                "messaging.message",
                "messaging.amendment",
                "messaging.withdrawal",
                "messaging.draft",
                "messaging.disclosure",
                "messaging.disclosure_answer",
                "messaging.follow_up",
                "messaging.rules",
                "messaging.hours",
                "messaging.crisis_line",
                "messaging.retention",
                "messaging.hold",
                "chart.note",
                "notice.turn",
                "notice.device")) {
            states.addAll(outside.seen(
                    "SELECT '" + table
                            + " ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '') FROM "
                            + table + " t WHERE practice_id = '"
                            + ward.who(Who.OWNER).practice() + "'",
                    (row, n) -> row.getString(1)));
        }
        return String.join("\n", states);
    }
}
