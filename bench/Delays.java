import java.util.List;
import java.util.stream.Stream;

/** How long something took, in milliseconds, for half, nearly all and all but a hundredth of it. */
record Delays(double median, double p95, double p99) {
    static Delays of(Stream<Long> nanoseconds) {
        List<Long> sorted = nanoseconds.sorted().toList();
        return new Delays(at(sorted, 50), at(sorted, 95), at(sorted, 99));
    }

    private static double at(List<Long> sorted, int percent) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
    }
}
