import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One open page of somebody, as far as it listens: how far it has heard of each circle, and how far it learns on asking. */
final class Ear implements WebSocket.Listener {
    private final Visitor who;
    private final BiConsumer<Ear, Step> onStep;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Long>> standing = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final StringBuilder begun = new StringBuilder();
    private final WebSocket socket;

    /** @param onStep what to do with each step that comes, at once */
    Ear(Visitor who, BiConsumer<Ear, Step> onStep) {
        this.who = who;
        this.onStep = onStep;
        this.socket = who.listen(this);
    }

    /** A circle has moved; when it was heard, by {@link System#nanoTime}. */
    record Step(String relationship, String circle, long position, long at) {}

    Visitor who() {
        return who;
    }

    boolean isClosed() {
        return closed.get();
    }

    /** Asks where the circles of these relationships stand; what is heard from here on counts from there. */
    void ask(List<String> relationships) {
        standing.clear();
        socket.sendText("{\"shown\":[\"" + String.join("\",\"", relationships) + "\"]}", true)
                .join();
    }

    boolean knows(String relationship) {
        return standing.containsKey(relationship);
    }

    /** How many circles stand further than this page has heard, where it has heard of them at all before. */
    long missed() {
        return standing.values().stream()
                .flatMap(circles -> circles.entrySet().stream())
                .filter(circle -> circle.getValue() > heard.getOrDefault(circle.getKey(), 0L))
                .count();
    }

    /** What the page shows is what it has been told so far. */
    void settle() {
        standing.values().forEach(circles -> circles.forEach((circle, at) -> heard.merge(circle, at, Math::max)));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        long now = System.nanoTime();
        begun.append(data);
        if (last) {
            hear(JsonMapper.shared().readTree(begun.toString()), now);
            begun.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void hear(JsonNode said, long now) {
        for (JsonNode step : said.path("moved")) {
            String circle = step.path("circle").asString();
            long position = step.path("at").asLong();
            heard.merge(circle, position, Math::max);
            onStep.accept(this, new Step(step.path("in").asString(), circle, position, now));
        }
        if (said.has("in")) {
            Map<String, Long> circles = said.path("at").properties().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().asLong()));
            standing.put(said.path("in").asString(), circles);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.set(true);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.set(true);
    }

    void close() {
        socket.abort();
    }
}
