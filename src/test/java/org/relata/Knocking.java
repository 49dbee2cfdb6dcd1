package org.relata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One person's browser without a window: real HTTP, cookies kept, redirects followed on demand, the page's own token sent along. */
public final class Knocking {
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"");

    private final String site;
    private final HttpClient client;
    private String token = "";

    public Knocking(int port) {
        this(
                port,
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                        .build());
    }

    private Knocking(int port, HttpClient client) {
        this.site = "http://127.0.0.1:" + port;
        this.client = client;
    }

    /** The same browser, signed in as before, at another process of the installation. */
    public Knocking at(int port) {
        Knocking there = new Knocking(port, client);
        there.token = token;
        return there;
    }

    /** Comes in by a path that signs in, and stands on the first page. */
    public Knocking in(String path) {
        get(path);
        get("/");
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** What is no text. */
    public HttpResponse<byte[]> file(String path) {
        try {
            return client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As htmx asks for a part of a page. */
    public HttpResponse<String> part(String path) {
        return send(request(path).header("HX-Request", "true").GET());
    }

    /** Posts a form; names and values take turns. */
    public HttpResponse<String> post(String path, String... fields) {
        String body = IntStream.range(0, fields.length / 2)
                .mapToObj(i -> encoded(fields[2 * i]) + "=" + encoded(fields[2 * i + 1]))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body + "&_csrf=" + encoded(token))));
    }

    /** Asks by any method, with an encoded form and the token where something could be changed. */
    public HttpResponse<String> ask(String method, String path, String form) {
        if (method.equals("GET")) {
            return get(path);
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(
                        method,
                        method.equals("HEAD")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(form + "&_csrf=" + encoded(token))));
    }

    /** Posts a body as it is, such as a form with a file in it; {@link #token()} has to be in it. */
    public HttpResponse<String> post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Opens a socket with this browser's cookies, offering these protocols and claiming this origin. */
    public CompletableFuture<WebSocket> socket(
            String path, String origin, WebSocket.Listener ear, String... protocols) {
        var socket = client.newWebSocketBuilder();
        if (!origin.isEmpty()) {
            socket.header("Origin", origin);
        }
        if (protocols.length > 0) {
            socket.subprotocols(protocols[0], Arrays.copyOfRange(protocols, 1, protocols.length));
        }
        return socket.buildAsync(URI.create(site.replace("http:", "ws:") + path), ear);
    }

    public String site() {
        return site;
    }

    /** The token of the page that was seen last. */
    public String token() {
        return token;
    }

    /** Posts and goes where the answer leads. */
    public HttpResponse<String> done(String path, String... fields) {
        HttpResponse<String> answer = post(path, fields);
        if (answer.statusCode() != 302) {
            throw new AssertionError(answer.statusCode() + " at " + path + ": " + answer.body());
        }
        return get(location(answer));
    }

    public static String location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
