import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A running Prosody with as many people, rooms and messages as {@link Live} has: see README.md for what it does not do. */
final class Prosody implements AutoCloseable {
    static final String HOST = "localhost";
    static final String ROOMS = "rooms.localhost";
    static final String PASSWORD = "bench";

    private static final int PATIENCE_SECONDS = 30;
    private static final Pattern ARCHIVED = Pattern.compile("\\[\"id\"] = \"([^\"]*)\"");

    /**
     * As root it stays root, or it could not enter the temporary folder. What would slow it down is off: Nagle's
     * algorithm, rooms locked until somebody has set them up, rooms put away on disk beyond the hundredth.
     */
    private static final String CONFIGURATION = """
            run_as_root = true
            data_path = "%s"
            interfaces = { "127.0.0.1" }
            c2s_ports = { %d }
            network_backend = "epoll"
            network_settings = { nagle = false }
            modules_enabled = { "saslauth" }
            modules_disabled = { "s2s", "offline" }
            authentication = "internal_plain"
            c2s_require_encryption = false
            allow_unencrypted_plain_auth = true
            storage = "internal"
            log = { warn = "*console" }
            VirtualHost "%s"
            Component "%s" "muc"
                modules_enabled = { "muc_mam" }
                muc_log_all_rooms = true
                muc_room_locking = false
                muc_room_cache_size = 10000
            """;

    private final Process process;
    private final Path data;
    private final int port;
    private final List<Room> rooms = new ArrayList<>();
    private final List<Talker> talkers = new ArrayList<>();

    private Prosody(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /** Starts this program with its data in that folder, and waits until it listens. */
    static Prosody start(String program, Path folder) throws IOException, InterruptedException {
        Path data = Files.createDirectories(folder.resolve("prosody"));
        int port = Server.freePort();
        Path configuration = folder.resolve("prosody.cfg.lua");
        Files.writeString(configuration, CONFIGURATION.formatted(data, port, HOST, ROOMS));
        Process process = new ProcessBuilder(program, "-F", "--config", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(data + ".log"))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Server.stop(process)));
        for (int i = 0; i < PATIENCE_SECONDS * 10 && process.isAlive(); i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new Prosody(process, data, port);
            } catch (IOException e) {
                Thread.sleep(100); // it does not listen yet
            }
        }
        Server.stop(process);
        throw new IllegalStateException("Prosody did not start; see " + data + ".log");
    }

    /** The same rows as those of Relata. */
    void measure(int therapists, int few, Map<String, Integer> options) throws Exception {
        prepare(therapists, options.get("--couples"));
        System.out.println("The same with Prosody:");
        System.out.println(Messages.head("not once in the archive"));
        connect(few);
        Messages.oneByOne(full(), rooms.size() / 2); // to warm up
        report(Messages.oneByOne(full(), rooms.size()));
        connect(options.get("--connections"));
        memory("at rest");
        for (int part : List.of(4, 2, 1)) {
            double before = Server.seconds(process.toHandle());
            double load = Server.seconds(ProcessHandle.current());
            report(Messages.atRate(full(), options.get("--rate") / part, options.get("--seconds")));
            System.err.printf(
                    "seconds of the processors for that: Prosody %.1f, the load itself %.1f%n",
                    Server.seconds(process.toHandle()) - before, Server.seconds(ProcessHandle.current()) - load);
        }
        memory("after the messages");
    }

    /** A room for each couple and an account for everybody. */
    private void prepare(int therapists, int couples) throws IOException {
        Path accounts = Files.createDirectories(data.resolve(HOST).resolve("accounts"));
        for (int couple = 0; couple < couples; couple++) {
            for (int therapist = 0; therapist < therapists; therapist++) {
                String id = "c" + couple + "t" + therapist;
                rooms.add(new Room(id, List.of("t" + therapist, id + "a", id + "b")));
            }
        }
        for (String person : everybody()) {
            Files.writeString(accounts.resolve(person + ".dat"), "return { password = \"" + PASSWORD + "\" };");
        }
    }

    private List<String> everybody() {
        return rooms.stream().flatMap(room -> room.people().stream()).distinct().toList();
    }

    /** Where all can write: in Prosody that takes a connection. */
    private List<Room> full() {
        return rooms.stream().filter(Room::isFull).toList();
    }

    /** As many connections as that, evenly over all people. */
    private void connect(int connections) throws Exception {
        List<String> people = everybody();
        List<Callable<Talker>> more = IntStream.range(talkers.size(), connections)
                .<Callable<Talker>>mapToObj(i -> () -> connected(people.get(i % people.size())))
                .toList();
        talkers.addAll(Live.all(more));
    }

    private Talker connected(String person) throws IOException {
        List<Room> own =
                rooms.stream().filter(room -> room.people().contains(person)).toList();
        List<String> ids = own.stream().map(Room::id).toList();
        Talker talker =
                new Talker(port, person, ids, (by, message, at) -> own.forEach(room -> room.heard(by, message, at)));
        own.forEach(room -> room.add(talker));
        return talker;
    }

    private void report(Messages messages) throws Exception {
        System.out.printf(
                "| %d | %s | %d | %d |%n",
                talkers.size(),
                messages,
                notOnceArchived(),
                talkers.stream().filter(Talker::isClosed).count());
    }

    private long notOnceArchived() throws IOException {
        Path archives = data.resolve(ROOMS.replace(".", "%2e")).resolve("muc_log");
        long wrong = 0;
        for (Room room : rooms) {
            Path archive = archives.resolve(room.id() + ".list");
            List<String> archived = Files.exists(archive)
                    ? ARCHIVED.matcher(Files.readString(archive))
                            .results()
                            .map(found -> found.group(1))
                            .toList()
                    : List.of();
            wrong += room.messages()
                    .filter(message -> Collections.frequency(archived, message) != 1)
                    .count();
        }
        return wrong;
    }

    private void memory(String when) {
        System.err.printf(
                "%d connections %s: Prosody %.0f MB%n",
                talkers.size(), when, Server.kilobytes(process.pid(), "status", "VmRSS:") / 1024);
    }

    @Override
    public void close() throws IOException {
        for (Talker talker : talkers) {
            talker.close();
        }
        Server.stop(process);
    }
}
