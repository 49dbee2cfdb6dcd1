import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Somebody who writes one message after the other, each under its key until the server has said that it has it. */
final class Writer {
    private static final long RETRY_MILLIS = 500;

    private final Visitor who;
    private final String couple;
    private final String name;
    private final Random random;
    private final ConcurrentMap<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final Thread writing;
    private volatile boolean enough;
    private volatile int repeats;

    Writer(Visitor who, String couple, String name, long seed, int pauseMillis) {
        this.who = who;
        this.couple = couple;
        this.name = name;
        this.random = new Random(seed);
        this.writing = Thread.ofVirtual().start(() -> write(pauseMillis));
    }

    String couple() {
        return couple;
    }

    /** Each message that was acknowledged, and when, by {@link System#nanoTime}. */
    ConcurrentMap<String, Long> acknowledged() {
        return acknowledged;
    }

    /** The same in the order in which they were written. */
    List<String> order() {
        return List.copyOf(order);
    }

    int repeats() {
        return repeats;
    }

    /** Writes no new one; says whether the last one was acknowledged in time. */
    boolean finish(long millis) throws InterruptedException {
        enough = true;
        writing.join(millis);
        return !writing.isAlive();
    }

    private void write(int pauseMillis) {
        try {
            for (int i = 1; !enough; i++) {
                send("%s %d".formatted(name, i));
                Thread.sleep(pauseMillis / 2 + random.nextInt(pauseMillis));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String words) throws InterruptedException {
        String key = "0." + UUID.randomUUID();
        String path = "/relationships/" + couple + "/messages/together";
        // only what was stored leads back to the conversation
        while (!who.post(path, "window", key, "body", words).location().endsWith(path)) {
            repeats++;
            Thread.sleep(RETRY_MILLIS);
        }
        acknowledged.put(words, System.nanoTime());
        order.add(words);
    }
}
