import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.relata.platform.postgres.EmbeddedPostgres;

/** Two processes of Relata on one database, NATS between them, and whatever can happen to them while people write and read: see README.md. */
final class Chaos {
    private static final int COUPLES = 4;
    private static final long SETTLE_SECONDS = 60;

    private final Path root;
    private final Path folder;
    private final Map<String, Long> options;
    private final Random random;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final List<Reader> readers = new ArrayList<>();
    private final List<Writer> writers = new ArrayList<>();
    private final List<Trouble> ahead = new ArrayList<>();
    private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
    private final int natsPort = Server.freePort();
    private final int[] ports = {Server.freePort(), Server.freePort()};
    private final Server[] servers = new Server[2];
    private final Passage front = new Passage(ports[0], ports[1]);
    private final List<Passage> toNats = List.of(new Passage(natsPort), new Passage(natsPort));
    private Process nats;
    private String database = "";

    /** What can happen. */
    private enum Trouble {
        KILL_SERVER,
        KILL_NATS,
        DROP_NETWORK,
        RESET_CONNECTIONS
    }

    private Chaos(Path root, Path folder, Map<String, Long> options) throws IOException, InterruptedException {
        this.root = root;
        this.folder = folder;
        this.options = options;
        this.random = new Random(options.get("--seed"));
        this.nats = nats();
    }

    /** {@code Chaos ROOT FOLDER [--rounds N] [--seed N] [--pause MILLIS]}. */
    public static void main(String[] args) throws Exception {
        Map<String, Long> options =
                new HashMap<>(Map.of("--rounds", 20L, "--seed", System.nanoTime() & 0xffff, "--pause", 1000L));
        for (int i = 2; i + 1 < args.length; i += 2) {
            if (options.replace(args[i], Long.valueOf(args[i + 1])) == null) {
                throw new IllegalArgumentException("no such option: " + args[i]);
            }
        }
        Thread.startVirtualThread(Bench::giveUp);
        boolean sound = new Chaos(Path.of(args[0]), Path.of(args[1]), options).run();
        System.exit(sound ? 0 : 1);
    }

    private boolean run() throws Exception {
        Path data = folder.resolve("data");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> nats.destroyForcibly()));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, line -> {})) {
            postgres.create("relata");
            database = postgres.url("relata") + (postgres.url("relata").contains("?") ? "&" : "?") + "user="
                    + postgres.superuser() + "&password=" + postgres.password();
            Seed.Seeded seeded;
            try (Seed seed = Seed.into(data, database)) {
                seeded = seed.practice(new Seed.Size(COUPLES, 1, 1, 1));
            }
            restart(0);
            restart(1);
            people(seeded);
            long begin = System.nanoTime();
            for (int round = 1; round <= options.get("--rounds"); round++) {
                Thread.sleep(1_000 + random.nextInt(2_000));
                Trouble trouble = next();
                troubles.merge(trouble, 1, Integer::sum);
                happen(round, trouble);
            }
            boolean sound = report(begin);
            Arrays.stream(servers).forEach(Server::close);
            return sound;
        }
    }

    /** Each as often as any other, in no order. */
    private Trouble next() {
        if (ahead.isEmpty()) {
            ahead.addAll(List.of(Trouble.values()));
            Collections.shuffle(ahead, random);
        }
        return ahead.removeLast();
    }

    private void people(Seed.Seeded seeded) {
        for (var account : Stream.concat(seeded.therapists().stream(), seeded.clients().stream())
                .toList()) {
            Visitor who = new Visitor(http, front.port(), Duration.ofSeconds(3)).signIn(account);
            String couple = account.couples().getFirst().toString();
            readers.add(new Reader(who.twin(), couple));
            writers.add(new Writer(
                    who,
                    couple,
                    "Writer " + writers.size() + " says",
                    random.nextLong(),
                    options.get("--pause").intValue()));
        }
    }

    private void happen(int round, Trouble trouble) throws Exception {
        int which = random.nextInt(2);
        long millis = 2_000 + random.nextInt(6_000);
        System.err.printf("round %d: %s, %d ms%n", round, trouble, millis);
        switch (trouble) {
            case KILL_SERVER -> {
                servers[which].process().destroyForcibly().waitFor();
                Thread.sleep(millis / 2);
                restart(which);
            }
            case KILL_NATS -> {
                nats.destroyForcibly().waitFor();
                Thread.sleep(millis);
                nats = nats();
            }
            case DROP_NETWORK -> {
                Passage silent =
                        List.of(front, toNats.getFirst(), toNats.getLast()).get(random.nextInt(3));
                silent.fallSilent();
                Thread.sleep(millis);
                silent.speakAgain();
            }
            case RESET_CONNECTIONS -> {
                front.reset();
                toNats.forEach(Passage::reset);
            }
        }
    }

    private void restart(int which) throws IOException, InterruptedException {
        servers[which] = Server.start(
                root,
                "serve",
                folder.resolve("data"),
                ports[which],
                Map.of(
                        "RELATA_DATABASE_URL",
                        database,
                        "RELATA_NATS",
                        "nats://127.0.0.1:" + toNats.get(which).port()));
    }

    private Process nats() throws IOException, InterruptedException {
        Process started = new ProcessBuilder(program(), "--addr", "127.0.0.1", "--port", "" + natsPort)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int i = 0; i < 100; i++) {
            try (Socket reached = new Socket(InetAddress.getLoopbackAddress(), natsPort)) {
                return started;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("nats-server does not listen");
    }

    private static String program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/opt/homebrew/bin"))
                .map(folder -> Path.of(folder, "nats-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no nats-server on this machine."))
                .toString();
    }

    /** Whether nothing was lost, doubled or out of order. */
    private boolean report(long begin) throws InterruptedException {
        long unanswered = 0;
        for (Writer writer : writers) {
            unanswered += writer.finish(TimeUnit.SECONDS.toMillis(SETTLE_SECONDS)) ? 0 : 1;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        settle();
        long lost = 0;
        long lostLive = 0;
        long doubled = 0;
        long otherOrder = 0;
        List<Long> delays = new ArrayList<>();
        Map<String, List<String>> first = new HashMap<>();
        for (Reader reader : readers) {
            List<String> live = reader.shown();
            List<String> anew = reader.anew();
            for (Writer writer : writers.stream()
                    .filter(one -> one.couple().equals(reader.couple()))
                    .toList()) {
                lost += missing(writer.order(), anew);
                long unheard = missing(writer.order(), live);
                if (unheard > 0) {
                    System.err.println("a page has not all: " + reader);
                }
                lostLive += unheard;
                otherOrder += anew.stream()
                                .filter(new HashSet<>(writer.order())::contains)
                                .toList()
                                .equals(writer.order())
                        ? 0
                        : 1;
                writer.acknowledged()
                        .forEach((words, at) -> reader.heard(words).ifPresent(heard -> delays.add(heard - at)));
            }
            doubled += anew.size() - new HashSet<>(anew).size() + live.size() - new HashSet<>(live).size();
            otherOrder += live.equals(anew) ? 0 : 1;
            otherOrder += first.computeIfAbsent(reader.couple(), couple -> anew).equals(anew) ? 0 : 1;
        }
        readers.forEach(Reader::close);
        delays.sort(null);
        System.out.printf(
                "seed %d, %d rounds in %d s: %s%n", options.get("--seed"), options.get("--rounds"), seconds, troubles);
        System.out.printf(
                "messages acknowledged %d (sent again %d times), by %d writers; %d pages followed, %d arrivals%n",
                writers.stream().mapToInt(writer -> writer.order().size()).sum(),
                writers.stream().mapToInt(Writer::repeats).sum(),
                writers.size(),
                readers.size(),
                delays.size());
        System.out.printf(
                "lost %d; never heard by a page that followed %d; doubled %d; in another order %d; not acknowledged at the end %d; fetched twice %d%n",
                lost,
                lostLive,
                doubled,
                otherOrder,
                unanswered,
                readers.stream().mapToInt(Reader::twice).sum());
        System.out.printf(
                "seconds from the acknowledgement until heard: median %.2f, p99 %.2f, longest %.2f%n",
                delays.get(delays.size() / 2) / 1e9,
                delays.get(delays.size() * 99 / 100) / 1e9,
                delays.getLast() / 1e9);
        return lost + lostLive + doubled + otherOrder + unanswered == 0;
    }

    /** Until each page has what was acknowledged, or does not get it any more. */
    private void settle() throws InterruptedException {
        for (int i = 0; i < SETTLE_SECONDS * 10; i++) {
            boolean all = readers.stream()
                    .allMatch(reader -> writers.stream()
                            .filter(writer -> writer.couple().equals(reader.couple()))
                            .allMatch(writer -> missing(writer.order(), reader.shown()) == 0));
            if (all) {
                return;
            }
            Thread.sleep(100);
        }
    }

    private static long missing(List<String> wanted, List<String> there) {
        var found = new HashSet<>(there);
        return wanted.stream().filter(words -> !found.contains(words)).count();
    }
}
