import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a {@link Couple} is in Prosody: the room in which the three write to each other in turn, and every connection that is in it. */
final class Room implements Messages.Writers {
    private final String id;
    private final List<String> people;
    private final List<Talker> talkers = new CopyOnWriteArrayList<>();
    private volatile Sent sent = new Sent("", Map.of(), new CountDownLatch(0));
    private int turn;

    Room(String id, List<String> people) {
        this.id = id;
        this.people = people;
    }

    /** What is on its way. */
    private record Sent(String message, Map<Talker, Long> heard, CountDownLatch awaited) {}

    String id() {
        return id;
    }

    List<String> people() {
        return people;
    }

    void add(Talker talker) {
        talkers.add(talker);
    }

    /** Whether all three are connected. */
    boolean isFull() {
        return talkers.stream().map(Talker::who).distinct().count() == people.size();
    }

    /** The names of all that was ever sent. */
    Stream<String> messages() {
        return IntStream.range(0, turn).mapToObj(this::message);
    }

    private String message(int number) {
        return id + "-" + number;
    }

    void heard(Talker by, String message, long at) {
        Sent now = sent;
        if (now.message().equals(message) && now.heard().putIfAbsent(by, at) == null) {
            now.awaited().countDown();
        }
    }

    /** Prosody's answer to the sender is the message itself, on the connection from which it was sent. */
    @Override
    public synchronized Messages.Told send(long due) throws InterruptedException {
        String writer = people.get(turn % people.size());
        List<Talker> own =
                talkers.stream().filter(talker -> talker.who().equals(writer)).toList();
        List<Talker> others = talkers.stream()
                .filter(talker -> !talker.who().equals(writer) && !talker.isClosed())
                .toList();
        Talker pen = own.getFirst();
        Map<Talker, Long> heard = new ConcurrentHashMap<>();
        own.stream().skip(1).forEach(talker -> heard.put(talker, 0L));
        sent = new Sent(message(turn), heard, new CountDownLatch(others.size() + 1));
        try {
            pen.write(id, message(turn), Couple.WORDS + turn);
        } catch (IOException e) {
            return new Messages.Told(false, others.size(), List.of(), List.of(), System.nanoTime() - due);
        } finally {
            turn++;
        }
        sent.awaited().await(Couple.PATIENCE_SECONDS, TimeUnit.SECONDS);
        long answered = heard.getOrDefault(pen, System.nanoTime());
        return Messages.Told.of(heard.containsKey(pen), others, heard, due, answered);
    }
}
