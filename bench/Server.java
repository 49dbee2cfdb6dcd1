import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running Relata, started as people start it and stopped by its own process id. */
record Server(Process process, int port, double seconds) implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    /** Starts it, with more options for Java, and waits for the first page; {@code seconds} is how long that took. */
    static Server start(Path root, String verb, Path folder, String... options)
            throws IOException, InterruptedException {
        Map<String, String> environment =
                options.length == 0 ? Map.of() : Map.of("RELATA_JAVA_OPTIONS", String.join(" ", options));
        return start(root, verb, folder, freePort(), environment);
    }

    /** Starts it on this port, with this in its environment. */
    static Server start(Path root, String verb, Path folder, int port, Map<String, String> environment)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(
                root.resolve("relata").toString(), verb, "--data", folder.toString(), "--port", "" + port);
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder + ".log")))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        try (HttpClient http = HttpClient.newHttpClient()) {
            var page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                    .build();
            while (process.isAlive() && System.nanoTime() - begin < PATIENCE_SECONDS * 1e9) {
                try {
                    if (http.send(page, BodyHandlers.ofString()).statusCode() == 200) {
                        return new Server(process, port, (System.nanoTime() - begin) / 1e9);
                    }
                } catch (IOException e) {
                    Thread.sleep(10); // it does not listen yet
                }
            }
        }
        process.destroy();
        throw new IllegalStateException("Relata did not start; see " + folder + ".log");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** In MB: what is resident of Java, and of PostgreSQL's processes with each shared page counted once. */
    record Memory(double java, double postgres) {
        double sum() {
            return java + postgres;
        }
    }

    Memory memory() {
        return new Memory(
                kilobytes(process.pid(), "status", "VmRSS:") / 1024,
                process.descendants()
                                .mapToDouble(child -> kilobytes(child.pid(), "smaps_rollup", "Pss:"))
                                .sum()
                        / 1024);
    }

    /** Seconds of the processors that were used so far by Java, PostgreSQL and this process, which makes the load. */
    record Effort(double java, double postgres, double load) {
        Effort since(Effort before) {
            return new Effort(java - before.java, postgres - before.postgres, load - before.load);
        }
    }

    Effort effort() {
        return new Effort(
                seconds(process.toHandle()),
                process.descendants().mapToDouble(Server::seconds).sum(),
                seconds(ProcessHandle.current()));
    }

    static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
    }

    /** In MB: what Java still holds after a collection. */
    double held() throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        "" + process.pid(),
                        "GC.class_histogram")
                .start();
        try (var lines = histogram.inputReader()) {
            return lines.lines()
                            .filter(line -> line.startsWith("Total"))
                            .mapToDouble(line -> Double.parseDouble(line.strip().split("\\s+")[2]))
                            .findFirst()
                            .orElse(0)
                    / 1024
                    / 1024;
        }
    }

    static double kilobytes(long pid, String file, String word) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc", "" + pid, file));
            return lines.stream()
                    .filter(line -> line.startsWith(word))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // ended meanwhile, or no Linux
        }
    }

    @Override
    public void close() {
        stop(process);
    }

    static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
