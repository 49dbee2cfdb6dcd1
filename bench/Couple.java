import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Two partners and their therapist, who write to each other in turn, and every page of theirs that listens. */
final class Couple implements Messages.Writers {
    static final String WORDS = "We talked on Sunday as we had planned, and it went better than the last time. No. ";
    static final long PATIENCE_SECONDS = 10;

    private final String id;
    private final List<Visitor> people;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    private final AtomicLong position = new AtomicLong();
    private volatile Sent sent = new Sent(Long.MAX_VALUE, Map.of(), new CountDownLatch(0));
    private volatile String circle = new UUID(0, 0).toString();
    private int turn;

    Couple(String id, List<Visitor> people) {
        this.id = id;
        this.people = people;
    }

    /** What is on its way: whoever listens hears of a position after this one. */
    private record Sent(long after, Map<Ear, Long> heard, CountDownLatch awaited) {}

    String id() {
        return id;
    }

    void add(Ear ear) {
        ears.add(ear);
    }

    boolean isHeardBy(Ear ear) {
        return people.contains(ear.who());
    }

    /** Of the only circle that moves here while it is measured, the one of both. */
    void heard(Ear ear, Ear.Step step) {
        circle = step.circle();
        position.accumulateAndGet(step.position(), Math::max);
        Sent now = sent;
        if (step.position() > now.after() && now.heard().putIfAbsent(ear, step.at()) == null) {
            now.awaited().countDown();
        }
    }

    @Override
    public synchronized Messages.Told send(long due) throws InterruptedException {
        Visitor writer = people.get(turn++ % people.size());
        List<Ear> others = ears.stream()
                .filter(ear -> ear.who() != writer && !ear.isClosed())
                .toList();
        Map<Ear, Long> heard = new ConcurrentHashMap<>();
        ears.stream().filter(ear -> ear.who() == writer).forEach(ear -> heard.put(ear, 0L));
        sent = new Sent(position.get(), heard, new CountDownLatch(others.size()));
        boolean done = writer.postPart(
                                "/relationships/" + id + "/messages/together",
                                "window",
                                "0." + UUID.randomUUID(),
                                "body",
                                WORDS + turn,
                                "at",
                                circle + "=" + position.get())
                        .status()
                == 200;
        long answered = System.nanoTime();
        if (done) {
            sent.awaited().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        return Messages.Told.of(done, others, heard, due, answered);
    }
}
