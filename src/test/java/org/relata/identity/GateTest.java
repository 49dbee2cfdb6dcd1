package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.identity.Door.House;
import org.relata.identity.Visit.Answer;
import org.relata.ui.OpenTo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@RelataTest
class GateTest {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                    + "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Autowired
    Door door;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    House house;

    /** What somebody might add tomorrow; each test adds it and takes it away again. */
    @ResponseBody
    static class Tomorrow {
        @GetMapping("/tomorrow/undeclared")
        String undeclared() {
            return "secret";
        }

        @GetMapping("/tomorrow/client")
        @OpenTo(OpenTo.Who.CLIENT)
        String client() {
            return "secret";
        }

        @GetMapping("/tomorrow/owner/{id}")
        @OpenTo(OpenTo.Who.OWNER)
        String owner(@PathVariable org.relata.kernel.PersonId id) {
            return "secret " + id;
        }

        @PostMapping("/tomorrow/post")
        @OpenTo({OpenTo.Who.CLIENT, OpenTo.Who.STAFF})
        String post() {
            return "done";
        }

        @GetMapping("/tomorrow/broken")
        @OpenTo(OpenTo.Who.ANYONE)
        String broken() {
            throw new IllegalStateException("Amara Example said something private");
        }

        @GetMapping("/tomorrow/refused")
        @OpenTo(OpenTo.Who.ANYONE)
        String refused() {
            throw new org.relata.kernel.Refused("The last clinician cannot leave.");
        }
    }

    private final List<RequestMappingInfo> added = new ArrayList<>();

    @BeforeEach
    void open() {
        house = door.house();
        for (Method method : Tomorrow.class.getDeclaredMethods()) {
            RequestMapping said =
                    Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class));
            RequestMappingInfo route = RequestMappingInfo.paths(said.path())
                    .methods(said.method())
                    .options(mappings.getBuilderConfiguration())
                    .build();
            mappings.registerMapping(route, new Tomorrow(), method);
            added.add(route);
        }
    }

    @AfterEach
    void close() {
        added.forEach(mappings::unregisterMapping);
    }

    @Test
    void everyHandlerSaysForWhomItIs() {
        List<String> silent = mappings.getHandlerMethods().entrySet().stream()
                .filter(route -> !declares(route.getValue()))
                .map(Map.Entry::toString)
                .filter(route -> !route.contains("Tomorrow"))
                .toList();
        assertThat(mappings.getHandlerMethods()).hasSizeGreaterThan(30);
        assertThat(silent).isEmpty();
    }

    @Test
    void theTestSeesARouteThatSaysNothing() {
        assertThat(mappings.getHandlerMethods().values().stream()
                        .filter(handler -> !declares(handler))
                        .map(handler -> handler.getMethod().getName()))
                .containsExactly("undeclared");
    }

    @Test
    void aRouteThatSaysNothingIsClosedToEverybody() {
        Answer owner = door.signedIn(house.owner()).get("/tomorrow/undeclared");
        assertThat(owner.status()).isEqualTo(404);
        assertThat(owner.body()).doesNotContain("secret");
        assertThat(door.visit().get("/tomorrow/undeclared").status()).isEqualTo(404);
    }

    @Test
    void unknownForbiddenMalformedAndWronglyAskedAreOneAnswer() {
        Visit client = door.signedIn(door.client(house, "Amara Example"));
        String unknown = body(client.get("/tomorrow/nowhere"));
        String id = house.owner().viewer().person().toString();
        assertThat(body(client.get("/tomorrow/owner/" + id))).isEqualTo(unknown);
        assertThat(body(client.get("/tomorrow/owner/not-an-id"))).isEqualTo(unknown);
        assertThat(body(client.get("/tomorrow/undeclared"))).isEqualTo(unknown);
        assertThat(body(client.get("/tomorrow/post")))
                .as("a verb it does not know")
                .isEqualTo(unknown);
        assertThat(client.get("/assets/none/such.css").status()).isEqualTo(404);
        assertThat(body(client.get("/error"))).isEqualTo(unknown);
        assertThat(body(client.get("/practice/outbox"))).isEqualTo(unknown);
        Visit owner = door.signedIn(house.owner());
        assertThat(owner.get("/tomorrow/owner/" + id).body()).isEqualTo("secret " + id);
        assertThat(owner.get("/tomorrow/owner/not-an-id").status()).isEqualTo(404);
        assertThat(owner.get("/tomorrow/client").status())
                .as("staff are no clients")
                .isEqualTo(404);
        Answer verb = client.get("/tomorrow/post");
        assertThat(verb.header("Allow")).isEmpty();
    }

    @Test
    void whoIsNotSignedInIsLedToTheDoorOrToldSo() {
        Visit stranger = door.visit();
        assertThat(stranger.get("/tomorrow/client?a=b").location())
                .isEqualTo("/sign-in?to=%2Ftomorrow%2Fclient%3Fa%3Db");
        Answer script = stranger.send(stranger.request("/tomorrow/client", "Accept", "application/json")
                .GET());
        assertThat(script.status()).isEqualTo(401);
        assertThat(script.body()).isEmpty();
        Answer htmx = stranger.send(stranger.request(
                        "/tomorrow/client", "HX-Request", "true", "HX-Current-URL", "http://somewhere/home?x=1")
                .GET());
        assertThat(htmx.status()).isEqualTo(401);
        assertThat(htmx.header("HX-Redirect")).hasValue("/sign-in?to=%2Fhome%3Fx%3D1");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        Visit visit = door.signedIn(house.owner());
        assertThat(visit.send(visit.request("/tomorrow/post").POST(HttpRequest.BodyPublishers.noBody()))
                        .status())
                .isEqualTo(400);
        visit.open("/account");
        assertThat(visit.post("/tomorrow/post").body()).isEqualTo("done");
        Visit stranger = door.visit();
        Answer out = stranger.send(stranger.request("/tomorrow/post").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(out.status()).isEqualTo(401);
        assertThat(out.body()).contains("You are signed out");
    }

    @Test
    void aRuleSaysNoInItsOwnSentenceAndAFailureSaysNothing() {
        Answer refused = door.visit().get("/tomorrow/refused");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("The last clinician cannot leave.");
        Answer broken = door.visit().get("/tomorrow/broken");
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.body())
                .containsPattern("<code>[2-9A-Z]{8}</code>")
                .doesNotContain("Amara", "IllegalState", "private");
    }

    @Test
    void everyResponseCarriesTheHeaders() {
        Visit owner = door.signedIn(house.owner());
        Visit client = door.signedIn(door.client(house, "Amara Example"));
        Visit stranger = door.visit();
        List<Answer> answers = new ArrayList<>();
        for (Visit visit : List.of(owner, client, stranger)) {
            for (String path : paths()) {
                answers.add(visit.get(path));
                answers.add(visit.post(path));
                answers.add(visit.send(visit.request(path).method("DELETE", HttpRequest.BodyPublishers.noBody())));
                answers.add(visit.send(visit.request(path).method("OPTIONS", HttpRequest.BodyPublishers.noBody())));
                answers.add(visit.send(visit.request(path, "HX-Request", "true").GET()));
            }
        }
        assertThat(answers).hasSizeGreaterThan(200).allSatisfy(GateTest::isGuarded);
        assertThat(answers.stream().map(Answer::status).collect(Collectors.toSet()))
                .containsAll(Set.of(200, 302, 400, 401, 404, 422, 500));
    }

    @Test
    void onlyFilesThatNeverChangeAreKept() {
        Visit visit = door.visit();
        String sheet = visit.open("/sign-in").body().replaceAll("(?s).*href=\"([^\"]+relata.css)\".*", "$1");
        assertThat(visit.get(sheet).status()).isEqualTo(200);
        assertThat(visit.get(sheet).header("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(visit.get("/sign-in").header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void whatAProxyClaimsIsNotBelieved() {
        Visit visit = door.visit();
        Answer answer = visit.send(visit.request(
                        "/tomorrow/client",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-For",
                        "10.1.2.3")
                .GET());
        assertThat(answer.location()).startsWith("/sign-in");
    }

    @Test
    void theSessionCookieIsForTheServerAlone() {
        Answer answer = door.visit().get("/sign-in");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("relata=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>(mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .distinct()
                .map(pattern -> pattern.replaceAll("\\{[^}]+}", "x"))
                .toList());
        paths.addAll(List.of(
                "/nowhere",
                "/favicon.ico",
                "/assets/../secret",
                "/assets/x/y.css",
                "/a;b=c",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/sign-in?to=%00",
                "//sign-in",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/css/base.css"));
        return paths;
    }

    private static void isGuarded(Answer answer) {
        String where =
                answer.response().request().method() + " " + answer.response().uri() + " " + answer.status();
        assertThat(answer.header("Content-Security-Policy")).as(where).hasValue(POLICY);
        assertThat(answer.header("X-Content-Type-Options")).as(where).hasValue("nosniff");
        assertThat(answer.header("Referrer-Policy")).as(where).hasValue("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).as(where).hasValue("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).as(where).hasValue("same-origin");
        assertThat(answer.header("Permissions-Policy")).as(where).isPresent();
        assertThat(answer.header("Cache-Control")).as(where).isPresent();
        assertThat(answer.header("Server")).as(where).isEmpty();
        assertThat(answer.body()).as(where).doesNotContain("Exception", "at org.", "Tomcat");
    }

    private static boolean declares(HandlerMethod handler) {
        boolean method = AnnotatedElementUtils.hasAnnotation(handler.getMethod(), OpenTo.class);
        boolean type = AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), OpenTo.class);
        return method || type;
    }

    private static String body(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        return answer.body()
                .replaceAll("(value|content)=\"[\\w\\-]{80,}={0,2}\"", "$1=*")
                .replaceAll("name=\"to\" value=\"[^\"]*\"", "name=\"to\"");
    }
}
