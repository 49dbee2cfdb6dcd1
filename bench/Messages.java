import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Messages that were sent, and what came of them as a part of a row of the report. */
record Messages(List<Told> told, double seconds) {
    /** Who write to each other in turn. */
    interface Writers {
        /** Sends their next message, one at a time, and waits until everybody else has heard of it; {@code due} is when it should have gone. */
        Told send(long due) throws InterruptedException;
    }

    /**
     * What came of one message, in nanoseconds.
     *
     * @param sinceSending until each page of another reader heard of it
     * @param sinceAnswer the same from the moment when the sender's own answer came, which may come later
     */
    record Told(boolean sent, long unheard, List<Long> sinceSending, List<Long> sinceAnswer, long answer) {
        /** What those heard, and when, who should. */
        static <L> Told of(boolean sent, Collection<L> others, Map<L, Long> heard, long due, long answered) {
            List<Long> times =
                    others.stream().filter(heard::containsKey).map(heard::get).toList();
            return new Told(
                    sent,
                    others.size() - times.size(),
                    times.stream().map(at -> at - due).toList(),
                    times.stream().map(at -> at - answered).toList(),
                    answered - due);
        }
    }

    /** One message at a time, each by the next writers. */
    static Messages oneByOne(List<? extends Writers> all, int count) throws InterruptedException {
        List<Told> told = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            told.add(all.get(i % all.size()).send(System.nanoTime()));
        }
        return new Messages(told, (System.nanoTime() - begin) / 1e9);
    }

    /** So many a second for so long, whether or not the last ones have arrived. */
    static Messages atRate(List<? extends Writers> all, int rate, int seconds) throws Exception {
        int count = rate * seconds;
        List<Future<Told>> sending = new ArrayList<>();
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = begin + i * TimeUnit.SECONDS.toNanos(1) / rate;
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                Writers writers = all.get(i % all.size());
                sending.add(threads.submit(() -> writers.send(due)));
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        List<Told> told = new ArrayList<>();
        for (var one : sending) {
            told.add(one.get());
        }
        return new Messages(told, took);
    }

    /** The head of the report. */
    static String head(String missed) {
        return """
                | connections | messages | a second | not sent | ms from sending: median | p95 | p99 | from the answer: median | p95 | p99 | answer: median | p99 | not heard within 10 s | %s | lines closed |
                |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|""".formatted(missed);
    }

    private long sent() {
        return told.stream().filter(Told::sent).count();
    }

    @Override
    public String toString() {
        Delays sending = Delays.of(told.stream().flatMap(one -> one.sinceSending().stream()));
        Delays after = Delays.of(told.stream().flatMap(one -> one.sinceAnswer().stream()));
        Delays answer = Delays.of(told.stream().map(Told::answer));
        return "%d | %.1f | %d | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %d"
                .formatted(
                        sent(),
                        sent() / seconds,
                        told.size() - sent(),
                        sending.median(),
                        sending.p95(),
                        sending.p99(),
                        after.median(),
                        after.p95(),
                        after.p99(),
                        answer.median(),
                        answer.p99(),
                        told.stream().mapToLong(Told::unheard).sum());
    }
}
