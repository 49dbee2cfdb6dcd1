import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * What came of doing one thing over and over on some connections at once, each doing the next as soon as the last is done.
 *
 * @param rate a second
 * @param p50 of the duration in milliseconds, and so p99
 */
record Round(double rate, double p50, double p99, long errors) {
    /** Does it once and says whether it came out right; false where there is no more to do. */
    interface Deed {
        boolean run() throws Exception;
    }

    static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** @param deeds the deed of each connection */
    static Round of(int connections, double seconds, IntFunction<Deed> deeds) {
        var durations = new ConcurrentLinkedQueue<long[]>();
        var errors = new AtomicInteger();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                Deed deed = deeds.apply(i);
                threads.submit(() -> durations.add(repeat(deed, end, errors)));
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        long[] sorted =
                durations.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Round(sorted.length / took, at(sorted, 50), at(sorted, 99), errors.get());
    }

    private static long[] repeat(Deed deed, long end, AtomicInteger errors) {
        long[] durations = new long[1024];
        int count = 0;
        for (long now = System.nanoTime(); now < end; ) {
            try {
                if (!deed.run()) {
                    errors.incrementAndGet();
                }
            } catch (Over e) {
                break;
            } catch (Exception e) {
                errors.incrementAndGet();
            }
            long done = System.nanoTime();
            durations = count < durations.length ? durations : Arrays.copyOf(durations, 2 * count);
            durations[count++] = done - now;
            now = done;
        }
        return Arrays.copyOf(durations, count);
    }

    private static double at(long[] sorted, int percent) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
