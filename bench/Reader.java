import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One open page of a conversation, which does what live.js and thread.js do: it is told that something has moved and fetches by the positions that it shows, asks
 * where all stands when it comes back or is asked to, and tries again what failed.
 */
final class Reader {
    private static final Pattern MESSAGE = Pattern.compile("id=\"m-([0-9a-f-]{36})\" data-place=\"([0-9.]+)\"");
    private static final Pattern WORDS = Pattern.compile("message-text\">(?:<[^>]+>)*([^<]+)<");
    private static final Pattern POSITIONS = Pattern.compile("data-at=\"([^\"]*)\"");
    private static final long RECONNECT_MILLIS = 500;
    private static final long AGAIN_MILLIS = 2_000;
    private static final long SILENCE_MILLIS = 45_000;

    private final Visitor who;
    private final String couple;
    private final String page;
    private final Map<String, String> list = new TreeMap<>();
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final AtomicInteger twice = new AtomicInteger();
    private final Semaphore wanted = new Semaphore(0);
    private volatile String at;
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean done;

    Reader(Visitor who, String couple) {
        this.who = who;
        this.couple = couple;
        this.page = "/relationships/" + couple + "/messages/together";
        take(who.get(page).expect(200).body());
        Thread.startVirtualThread(this::follow);
        connect();
    }

    String couple() {
        return couple;
    }

    /** The words on the page, from top to bottom. */
    synchronized List<String> shown() {
        return List.copyOf(list.values());
    }

    /** When a message was first on the page, by {@link System#nanoTime}. */
    Optional<Long> heard(String words) {
        return Optional.ofNullable(heard.get(words));
    }

    /** How many messages were fetched again though nothing of them had changed. */
    int twice() {
        return twice.get();
    }

    /** What a page that is opened anew shows, with everything older. */
    List<String> anew() {
        return messages(who.get(page + "/print").expect(200).body())
                .map(Map.Entry::getValue)
                .toList();
    }

    void close() {
        done = true;
    }

    /** Places and words. The place says where it stands, whenever it comes. */
    private static Stream<Map.Entry<String, String>> messages(String body) {
        var starts = MESSAGE.matcher(body);
        var words = WORDS.matcher(body);
        return starts.results()
                .filter(start -> words.find(start.end()))
                .map(start -> Map.entry(
                        start.group(2) + " " + start.group(1), words.group(1).strip()));
    }

    private synchronized void take(String body) {
        long now = System.nanoTime();
        messages(body).forEach(one -> {
            list.put(one.getKey(), one.getValue());
            if (heard.putIfAbsent(one.getValue(), now) != null) {
                twice.incrementAndGet();
            }
        });
        var positions = POSITIONS.matcher(body);
        if (positions.find()) {
            at = positions.group(1);
        }
    }

    /** As many times as something has moved meanwhile, one fetch is enough. */
    private void follow() {
        try {
            while (!done) {
                if (wanted.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                    wanted.drainPermits();
                    fetch();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetch() throws InterruptedException {
        Visitor.Answer answer = who.get(page + "/live?at=" + Visitor.encoded(at));
        if (answer.status() == 200) {
            take(answer.body());
        } else {
            Thread.sleep(AGAIN_MILLIS);
            wanted.release();
        }
    }

    private void connect() {
        if (done) {
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                Line line = new Line();
                line.ask(who.twin().listen(line));
            } catch (RuntimeException e) {
                later(RECONNECT_MILLIS, this::connect);
            }
        });
    }

    private static void later(long millis, Runnable deed) {
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(millis);
                deed.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void hear(JsonNode said) {
        Map<String, Long> known = Stream.of(at.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
        Stream<Map.Entry<String, Long>> told = said.path("moved")
                .valueStream()
                .map(step -> Map.entry(
                        step.path("circle").asString(), step.path("at").asLong()));
        Stream<Map.Entry<String, Long>> standing = said.path("at")
                .propertyStream()
                .map(step -> Map.entry(step.getKey(), step.getValue().asLong()));
        if (Stream.concat(told, standing)
                .anyMatch(step -> known.getOrDefault(step.getKey(), Long.MAX_VALUE) < step.getValue())) {
            wanted.release();
        }
    }

    /** One connection, followed by the next one when it ends or falls silent. */
    private final class Line implements WebSocket.Listener {
        private final StringBuilder begun = new StringBuilder();
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile long spoke = System.nanoTime();

        void ask(WebSocket socket) {
            socket.sendText("{\"shown\":[\"" + couple + "\"]}", true);
        }

        private void end() {
            if (over.compareAndSet(false, true)) {
                later(RECONNECT_MILLIS, Reader.this::connect);
            }
        }

        private void watch(WebSocket socket) {
            if (System.nanoTime() - spoke > TimeUnit.MILLISECONDS.toNanos(SILENCE_MILLIS)) {
                socket.abort();
                end();
            } else if (!over.get() && !done) {
                later(1_000, () -> watch(socket));
            }
        }

        @Override
        public void onOpen(WebSocket socket) {
            watch(socket);
            socket.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            spoke = System.nanoTime();
            lastHeard = spoke;
            begun.append(data);
            if (last) {
                JsonNode said = JsonMapper.shared().readTree(begun.toString());
                begun.setLength(0);
                if (said.has("again")) {
                    later(ThreadLocalRandom.current().nextInt(1_000), () -> ask(from));
                }
                hear(said);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end();
        }
    }

    /** For whoever looks into what went wrong. */
    @Override
    public String toString() {
        return "%s: %d messages, at %s, last said by a line %d s ago"
                .formatted(couple, shown().size(), at, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lastHeard));
    }
}
