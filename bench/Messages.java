import java.util.List;

/** What came of many messages, as a part of a row of the report. */
record Messages(List<Couple.Told> told, double seconds) {
    private long sent() {
        return told.stream().filter(Couple.Told::sent).count();
    }

    @Override
    public String toString() {
        Delays sending = Delays.of(told.stream().flatMap(one -> one.sinceSending().stream()));
        Delays after = Delays.of(told.stream().flatMap(one -> one.sinceAnswer().stream()));
        Delays answer = Delays.of(told.stream().map(Couple.Told::answer));
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
                        told.stream().mapToLong(Couple.Told::unheard).sum());
    }
}
