package org.relata.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ErrorPagesTest {

    private static ConfigurableApplicationContext site;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        site = Gallery.open();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void absentForbiddenAndNotAllowedAreOneAnswer() throws Exception {
        HttpResponse<String> absent = get("nowhere");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(absent.body()).contains("There is nothing here").doesNotContain("nowhere");
        for (String other : new String[] {"refuse/403", "refuse/405"}) {
            assertThat(get(other).statusCode()).isEqualTo(404);
            assertThat(get(other).body()).isEqualTo(absent.body());
        }
    }

    @Test
    void whoIsSignedOutIsToldSoAndLedToTheDoor() throws Exception {
        HttpResponse<String> out = get("refuse/401");
        assertThat(out.statusCode()).isEqualTo(401);
        assertThat(out.body()).contains("You are signed out", "href=\"/sign-in\"");
    }

    @Test
    void aFailureOfOursGivesAReferenceAndNoDetails() throws Exception {
        HttpResponse<String> failed = get("fail");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body())
                .containsPattern("<code>[2-9A-Z]{8}</code>")
                .doesNotContain("IllegalState", "a failure for the picture");
    }

    @Test
    void aRequestThatIsWrongSaysSoPlainly() throws Exception {
        HttpResponse<String> unclear = get("refuse/400");
        assertThat(unclear.statusCode()).isEqualTo(400);
        assertThat(unclear.body()).contains("did not arrive as it should");
        assertThat(get("refuse/429").body()).contains("wait a minute");
    }

    @Test
    void aFailedHtmxReadReplacesTheContentAndAFailedWriteOnlyAddsANotice() throws Exception {
        HttpResponse<String> read =
                send(request("fail").header("HX-Request", "true").GET());
        assertThat(read.headers().firstValue("HX-Retarget")).hasValue("#content");
        assertThat(read.body()).startsWith("<div class=\"failure\">").doesNotContain("<html");
        HttpResponse<String> write =
                send(request("fail").header("HX-Request", "true").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(write.headers().firstValue("HX-Retarget")).hasValue("#notices");
        assertThat(write.body()).startsWith("<li class=\"notice\"");
    }

    @Test
    void somethingThatIsNotABrowserGetsAStatusAlone() throws Exception {
        HttpResponse<String> refused = send(HttpRequest.newBuilder(address("nowhere"))
                .header("Accept", "application/json")
                .GET());
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).isEmpty();
    }

    @Test
    void aGuestIsSpokenToInTheFirstLanguageThatWeSpeak() throws Exception {
        String german = send(request("nowhere")
                        .header("Accept-Language", "fr, de-AT;q=0.8, en;q=0.5")
                        .GET())
                .body();
        assertThat(german).contains("Hier ist nichts");
    }

    @Test
    void assetsAreKeptForGoodUnderTheirVersion() throws Exception {
        for (String path : new String[] {"css/relata.css", "js/main.js", "htmx.org/dist/htmx.min.js", "icon.svg"}) {
            HttpResponse<String> asset = get(Assets.at(path).substring(1));
            assertThat(asset.statusCode()).as(path).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        }
        assertThat(get(Assets.at("css/relata.css").substring(1)).body()).startsWith("@layer reset, tokens");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).header("Accept", "text/html");
    }

    private static URI address(String path) {
        return URI.create(Gallery.address(site) + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
