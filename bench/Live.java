import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Measures how soon those hear of a message who have a page open: see README.md. */
final class Live {
    private static final int THERAPISTS = 64;
    private static final int FEW = 200;

    private final Path root;
    private final Path folder;
    private final Map<String, Integer> options;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Map<String, Couple> couples = new HashMap<>();
    private final List<Ear> ears = new ArrayList<>();

    private Live(Path root, Path folder, Map<String, Integer> options) {
        this.root = root;
        this.folder = folder;
        this.options = options;
    }

    /** {@code Live ROOT FOLDER [--couples N] [--connections N] [--rate N] [--seconds N]}. */
    public static void main(String[] args) throws Exception {
        Map<String, Integer> options =
                new HashMap<>(Map.of("--couples", 4, "--connections", 2000, "--rate", 100, "--seconds", 30));
        for (int i = 2; i + 1 < args.length; i += 2) {
            if (options.replace(args[i], Integer.valueOf(args[i + 1])) == null) {
                throw new IllegalArgumentException("no such option: " + args[i]);
            }
        }
        Thread.startVirtualThread(Bench::giveUp);
        new Live(Path.of(args[0]), Path.of(args[1]), options).run();
    }

    private void run() throws Exception {
        Seed.Seeded seeded = seed(folder.resolve("data"));
        try (Server server = Server.start(root, "serve", folder.resolve("data"), "-Xmx512m")) {
            List<Visitor> people = signedIn(seeded, server.port());
            memory(server, people.size() + " people signed in");
            System.out.println(Messages.head("positions missed"));
            connect(people, FEW);
            Messages.oneByOne(inTurn(), couples.size() / 2); // to warm up
            report(FEW, Messages.oneByOne(inTurn(), couples.size()));
            connect(people, options.get("--connections"));
            memory(server, ears.size() + " connections at rest");
            for (int part : List.of(4, 2, 1)) { // the slower ones also warm it up
                Server.Effort before = server.effort();
                report(ears.size(), Messages.atRate(inTurn(), options.get("--rate") / part, options.get("--seconds")));
                effort(server.effort().since(before));
            }
            memory(server, ears.size() + " connections, after the messages");
        }
        String prosody = System.getenv().getOrDefault("PROSODY", "");
        if (!prosody.isEmpty()) {
            try (Prosody other = Prosody.start(prosody, folder)) {
                other.measure(THERAPISTS, FEW, options);
            }
        }
        System.exit(0);
    }

    private Seed.Seeded seed(Path data) throws Exception {
        try (Seed seed = Seed.into(data)) {
            int couples = options.get("--couples");
            return seed.practice(new Seed.Size(THERAPISTS, couples, 1, couples));
        }
    }

    /** Everybody; those of one couple follow each other, so that whoever comes first gets the first connections. */
    private List<Visitor> signedIn(Seed.Seeded seeded, int port) throws Exception {
        List<Seed.Account> accounts = Stream.concat(seeded.therapists().stream(), seeded.clients().stream())
                .toList();
        List<Visitor> visitors = all(accounts.stream()
                .<Callable<Visitor>>map(account -> () -> new Visitor(http, port).signIn(account))
                .toList());
        Map<String, List<Visitor>> each = new HashMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            for (var couple : accounts.get(i).couples()) {
                each.computeIfAbsent(couple.toString(), id -> new ArrayList<>()).add(visitors.get(i));
            }
        }
        each.forEach((id, people) -> couples.put(id, new Couple(id, people)));
        return each.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** As many connections as that, evenly over all people. */
    private void connect(List<Visitor> people, int connections) throws Exception {
        List<Callable<Ear>> more = new ArrayList<>();
        for (int i = ears.size(); i < connections; i++) {
            Visitor who = people.get(i % people.size());
            more.add(() ->
                    new Ear(who, (ear, step) -> couples.get(step.relationship()).heard(ear, step)));
        }
        for (Ear ear : all(more)) {
            ears.add(ear);
            couples.values().stream().filter(couple -> couple.isHeardBy(ear)).forEach(couple -> couple.add(ear));
        }
        ask();
        ears.forEach(Ear::settle);
    }

    /** Every page asks, as after a reconnection, where all stands. */
    private void ask() throws Exception {
        all(ears.stream()
                .filter(ear -> !ear.isClosed())
                .<Callable<Boolean>>map(ear -> () -> {
                    List<String> own = couples.values().stream()
                            .filter(couple -> couple.isHeardBy(ear))
                            .map(Couple::id)
                            .toList();
                    ear.ask(own);
                    return until(() -> ear.isClosed() || own.stream().allMatch(ear::knows));
                })
                .toList());
    }

    private static boolean until(BooleanSupplier so) throws InterruptedException {
        for (int i = 0; i < 1000 && !so.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        return so.getAsBoolean();
    }

    private List<Couple> inTurn() {
        return couples.values().stream()
                .sorted(Comparator.comparing(couple -> couple.id().substring(24)))
                .toList();
    }

    private void report(int connections, Messages messages) throws Exception {
        Thread.sleep(2000); // what was told late is told, not lost
        ask();
        System.out.printf(
                "| %d | %s | %d | %d |%n",
                connections,
                messages,
                ears.stream().mapToLong(Ear::missed).sum(),
                ears.stream().filter(Ear::isClosed).count());
        ears.forEach(Ear::settle);
    }

    private static void memory(Server server, String when) throws Exception {
        Server.Memory memory = server.memory();
        System.err.printf(
                "%s: Java %.0f MB resident, %.0f MB of them held on the heap; PostgreSQL %.0f MB%n",
                when, memory.java(), server.held(), memory.postgres());
    }

    private static void effort(Server.Effort effort) {
        System.err.printf(
                "seconds of the processors for that: Java %.1f, PostgreSQL %.1f, the load itself %.1f%n",
                effort.java(), effort.postgres(), effort.load());
    }

    static <T> List<T> all(List<Callable<T>> deeds) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<T> done = new ArrayList<>();
            for (var one : threads.invokeAll(deeds)) {
                done.add(one.get());
            }
            return done;
        }
    }
}
