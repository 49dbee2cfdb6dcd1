import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One person's browser without a window: it keeps cookies and sends the token of the last page with each form. One at a time uses it. */
final class Visitor {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0";
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"");

    private final HttpClient http;
    private final Duration patience;
    private final String site;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private String token = "";

    /** @param http shared by all, or each would bring its own threads */
    Visitor(HttpClient http, int port) {
        this(http, port, Duration.ofMinutes(1));
    }

    /** @param patience after which an answer is no longer waited for */
    Visitor(HttpClient http, int port, Duration patience) {
        this.http = http;
        this.patience = patience;
        this.site = "http://127.0.0.1:" + port;
    }

    record Answer(int status, String body, String location) {
        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(status + " instead of " + wanted + ": " + location + " " + body);
            }
            return this;
        }
    }

    /** With password and code, as anybody. */
    Visitor signIn(Seed.Account account) {
        get("/sign-in").expect(200);
        post("/sign-in", "email", account.email(), "password", Seed.PASSWORD).expect(302);
        get("/sign-in/code").expect(200);
        post("/sign-in/code", "code", Code.of(account.secret(), Instant.now()), "device", "shared")
                .expect(302);
        get("/").expect(200);
        return this;
    }

    /** Another page of the same browser, for somebody else's hands. */
    Visitor twin() {
        Visitor twin = new Visitor(http, URI.create(site).getPort(), patience);
        twin.cookies.putAll(cookies);
        twin.token = token;
        return twin;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** As htmx asks for a part of a page. */
    Answer part(String path) {
        return send(request(path).header("HX-Request", "true").GET());
    }

    /** Posts a form; names and values take turns. */
    Answer post(String path, String... fields) {
        return send(form(path, fields));
    }

    /** As htmx posts a form, for a part of a page. */
    Answer postPart(String path, String... fields) {
        return send(form(path, fields).header("HX-Request", "true"));
    }

    /** Opens a line for what is live, as a page does. */
    WebSocket listen(WebSocket.Listener ear) {
        String ticket = post("/live/ticket").expect(200).body();
        return http.newWebSocketBuilder()
                .connectTimeout(patience)
                .header("Cookie", cookies())
                .header("Origin", site)
                .header("User-Agent", BROWSER)
                .subprotocols("relata", ticket)
                .buildAsync(URI.create(site.replace("http:", "ws:") + "/live"), ear)
                .join();
    }

    private HttpRequest.Builder form(String path, String... fields) {
        String body = IntStream.range(0, fields.length / 2)
                .mapToObj(i -> fields[2 * i] + "=" + encoded(fields[2 * i + 1]) + "&")
                .collect(Collectors.joining());
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body + "_csrf=" + encoded(token)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(site + path))
                .timeout(patience)
                .header("Accept", "text/html")
                .header("User-Agent", BROWSER);
        return cookies.isEmpty() ? request : request.header("Cookie", cookies());
    }

    private String cookies() {
        return cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            var found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            return new Answer(0, e.toString(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String[] pair = header.substring(0, header.indexOf(';')).split("=", 2);
        if (pair[1].isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
