import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Measures Relata as people meet it, and how much of what the machine can do is left: see README.md. */
final class Bench {
    private static final int[] CONNECTIONS = {1, 16, 64};
    private static final int MOST = 64;
    /** As many connections as the application keeps to its database. */
    private static final int POOL = 16;

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final Path root;
    private final Path folder;
    private final Map<String, Integer> options;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final StringBuilder report = new StringBuilder();

    private Bench(Path root, Path folder, Map<String, Integer> options) {
        this.root = root;
        this.folder = folder;
        this.options = options;
    }

    /** {@code Bench ROOT FOLDER [--couples N] [--seconds N] [--starts N]}. */
    public static void main(String[] args) throws Exception {
        Map<String, Integer> options = new HashMap<>(Map.of("--couples", 16, "--seconds", 4, "--starts", 5));
        for (int i = 2; i + 1 < args.length; i += 2) {
            if (options.replace(args[i], Integer.valueOf(args[i + 1])) == null) {
                throw new IllegalArgumentException("no such option: " + args[i]);
            }
        }
        Thread.startVirtualThread(Bench::giveUp);
        new Bench(Path.of(args[0]), Path.of(args[1]), options).run();
    }

    /** What was started ends with this process. */
    static void giveUp() {
        try {
            Thread.sleep(Duration.ofMinutes(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println("It took too long.");
        System.exit(1);
    }

    private void run() throws Exception {
        starts("demo", folder.resolve("demo"));
        Seed.Seeded seeded = seed(folder.resolve("data"));
        starts("serve", folder.resolve("data"));
        try (Server server = Server.start(root, "serve", folder.resolve("data"))) {
            measure(server, seeded);
        }
        System.out.print(report);
        System.exit(0);
    }

    /** The first start makes what is missing and does not count. */
    private void starts(String verb, Path data) throws Exception {
        Server.start(root, verb, data).close();
        double[] seconds = new double[options.get("--starts")];
        for (int i = 0; i < seconds.length; i++) {
            try (Server server = Server.start(root, verb, data)) {
                seconds[i] = server.seconds();
                if (i == seconds.length - 1) {
                    Thread.sleep(5000);
                    say("memory at rest after ./relata %s: %s", verb, words(server.memory()));
                }
            }
        }
        Arrays.sort(seconds);
        say(
                "start of ./relata %s to the first page: median %.1f s (%.1f to %.1f, %d starts)",
                verb, seconds[seconds.length / 2], seconds[0], seconds[seconds.length - 1], seconds.length);
    }

    private Seed.Seeded seed(Path data) throws Exception {
        long begin = System.nanoTime();
        try (Seed seed = Seed.into(data)) {
            int couples = options.get("--couples");
            Seed.Seeded seeded = seed.practice(new Seed.Size(MOST, couples, 60 * options.get("--seconds"), 0));
            say(
                    "practice: %d therapists, %d couples, %d responses; seeded in %.0f s",
                    MOST, MOST * couples, MOST * couples * 82, (System.nanoTime() - begin) / 1e9);
            // those who measure need connections besides the application's own
            Files.writeString(
                    data.resolve("postgres/postgresql.conf"), "max_connections = 120\n", StandardOpenOption.APPEND);
            return seeded;
        }
    }

    private void measure(Server server, Seed.Seeded seeded) throws Exception {
        List<Visitor> therapists = signedIn(seeded.therapists(), server.port());
        List<Visitor> clients = signedIn(seeded.clients(), server.port());
        List<Work> works = List.of(
                Work.Submit.of(seeded.clients(), clients),
                new Work.Open(seeded.therapists(), therapists, new int[MOST]),
                new Work.Chart(seeded.therapists(), therapists, new int[MOST]),
                Work.Send.of(seeded.clients(), clients, therapists));
        Path scripts = record(works);
        for (Work work : works) { // to warm up
            work.prepare(16, 20);
            Round.of(16, 4, who -> () -> work.run(who) > 0);
        }
        List<String> rows = new ArrayList<>();
        try (Server bare = bare(scripts)) {
            for (int i = 0; i < works.size(); i++) {
                for (int connections : CONNECTIONS) {
                    rows.add(row(works.get(i), i, connections, bare.port(), scripts));
                }
            }
        }
        say("memory under load: %s", words(server.memory()));
        say("");
        say(
                "| work | connections | a second | p50 ms | p99 ms | errors | bare, core SQL | bare, same SQL | pgbench, same SQL |");
        say("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        rows.forEach(this::say);
    }

    private List<Visitor> signedIn(List<Seed.Account> accounts, int port) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Visitor>> all = new ArrayList<>();
            for (var account : accounts) {
                all.add(threads.submit(() -> new Visitor(http, port).signIn(account)));
            }
            List<Visitor> visitors = new ArrayList<>();
            for (var one : all) {
                visitors.add(one.get());
            }
            return visitors;
        }
    }

    /** Each work once by everybody, as scripts. */
    private Path record(List<Work> works) throws Exception {
        Path scripts = Files.createDirectories(folder.resolve("scripts"));
        for (Work work : works) {
            work.prepare(MOST, 1);
        }
        try (Recording recording = Recording.on(folder.resolve("data"))) {
            for (int i = 0; i < works.size(); i++) {
                Work work = works.get(i);
                for (int who = 0; who < MOST; who++) {
                    int[] bytes = {0};
                    int me = who;
                    String script = recording.of(() -> bytes[0] = work.run(me), work.once(who));
                    String head = "-- " + bytes[0] + " bytes\n";
                    Files.writeString(scripts.resolve(i + "-" + who), head + script + "\n");
                    Files.writeString(scripts.resolve("core" + i + "-" + who), head + Recording.core(script) + "\n");
                }
            }
        }
        return scripts;
    }

    private Server bare(Path scripts) throws Exception {
        int port = Server.freePort();
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                root.resolve("bench/Bare.java").toString(),
                "" + port,
                Recording.url(folder.resolve("data")),
                scripts.toString());
        builder.environment().put("PGPASSWORD", password());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("bare.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Server bare = new Server(process, port, 0);
        for (int i = 0; i < 300 && process.isAlive(); i++) {
            try {
                if (bare(port, "none") == 204) {
                    Round.of(16, 5, who -> () -> bare(port, "0-" + who) == 200);
                    return bare;
                }
            } catch (IOException e) {
                Thread.sleep(100); // not yet
            }
        }
        bare.close();
        throw new IllegalStateException("the bare servlet did not start; see " + folder.resolve("bare.log"));
    }

    private int bare(int port, String script) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/?" + script))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private String row(Work work, int number, int connections, int bare, Path scripts) throws Exception {
        int seconds = options.get("--seconds");
        work.prepare(connections, Math.min(1000, 400 * seconds / connections));
        Round ours = Round.of(connections, seconds, who -> () -> work.run(who) > 0);
        Instant repeated = Instant.now();
        Round core = Round.of(connections, seconds, who -> () -> bare(bare, "core" + number + "-" + who) == 200);
        Round same = Round.of(connections, seconds, who -> () -> bare(bare, number + "-" + who) == 200);
        double pgbench = pgbench(number, Math.min(POOL, connections), scripts);
        Recording.forget(folder.resolve("data"), repeated);
        return "| %s | %d | %.0f | %.1f | %.1f | %d | %s | %s | %s |"
                .formatted(
                        work.name(),
                        connections,
                        ours.rate(),
                        ours.p50(),
                        ours.p99(),
                        ours.errors(),
                        ratio(ours, core.rate(), core.errors()),
                        ratio(ours, same.rate(), same.errors()),
                        ratio(ours, pgbench, 0));
    }

    /** What the other does a second, and how much of it we do. */
    private static String ratio(Round ours, double other, long errors) {
        return other == 0
                ? "–"
                : "%.0f (%.2f)%s".formatted(other, ours.rate() / other, errors == 0 ? "" : ", " + errors + " errors");
    }

    /** One process a connection, since each repeats the deeds of its own person; 0 where there is no pgbench. */
    private double pgbench(int number, int connections, Path scripts) throws Exception {
        String program = System.getenv().getOrDefault("PGBENCH", "");
        if (program.isEmpty()) {
            return 0;
        }
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            ProcessBuilder builder = new ProcessBuilder(
                    program,
                    "-n",
                    "-M",
                    "prepared",
                    "-T",
                    "" + options.get("--seconds"),
                    "-f",
                    scripts.resolve(number + "-" + i).toString(),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    Recording.port(folder.resolve("data")),
                    "-U",
                    "relata_app",
                    "relata");
            builder.environment().put("PGPASSWORD", password());
            all.add(builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("pgbench-" + i + ".log").toFile())
                    .start());
        }
        double tps = 0;
        for (int i = 0; i < connections; i++) {
            all.get(i).waitFor(60, TimeUnit.SECONDS);
            var found = TPS.matcher(Files.readString(folder.resolve("pgbench-" + i + ".log")));
            tps += found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
        }
        return tps;
    }

    private String password() throws IOException {
        return Files.readString(folder.resolve("data/secrets/relata_app-password"))
                .strip();
    }

    private static String words(Server.Memory memory) {
        return "%.0f MB (Java %.0f, PostgreSQL %.0f)".formatted(memory.sum(), memory.java(), memory.postgres());
    }

    private void say(String line, Object... values) {
        String said = values.length == 0 ? line : line.formatted(values);
        System.err.println(said);
        report.append(said).append('\n');
    }
}
