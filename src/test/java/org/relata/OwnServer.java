package org.relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.relata.platform.Installation;
import org.relata.platform.Outside;

/** Relata as an operator runs it: a process of its own, with a folder of its own, that can be killed. */
final class OwnServer implements AutoCloseable {
    private static final Pattern OPEN = Pattern.compile("Open\\s+(http://\\S+)");
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final List<String> printed = new CopyOnWriteArrayList<>();

    private OwnServer(Process process) {
        this.process = process;
    }

    static Path freshFolder() {
        return Path.of("target", "test-data", UUID.randomUUID().toString()).toAbsolutePath();
    }

    /** What a verb that ends has said, and how it ended. */
    record Ended(int code, String said) {}

    static Ended run(String... words) throws IOException, InterruptedException {
        Process process = launch(Map.of(), words);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    /** Starts {@code serve} or {@code demo} on a free port, and returns when it is ready. */
    static OwnServer start(String verb, Path folder) throws IOException, InterruptedException {
        return start(verb, folder, Map.of());
    }

    /** The same, with more in its environment. */
    static OwnServer start(String verb, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        OwnServer server = new OwnServer(
                launch(environment, verb, "--data", folder.toString(), "--port", String.valueOf(freePort())));
        Thread.ofVirtual().start(server::listen);
        for (int tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
            if (server.printed.stream().anyMatch(line -> OPEN.matcher(line).find())) {
                return server;
            }
            assertThat(server.process.isAlive()).as(server.said()).isTrue();
            Thread.sleep(100);
        }
        throw new AssertionError("It did not become ready:\n" + server.said());
    }

    /** One process more on the database and the folder of the tests' own server, which does not know of NATS. */
    static OwnServer beside(Installation installation, Outside outside, Nats nats) {
        try {
            return start(
                    "serve",
                    installation.data().toAbsolutePath(),
                    Map.of("RELATA_DATABASE_URL", outside.url(), "RELATA_NATS", nats.address()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address to open first; on an empty folder it carries the one-use key. */
    URI address() {
        return URI.create(printed.stream()
                .map(OPEN::matcher)
                .filter(found -> found.find())
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow());
    }

    /** The first one-click link of the demo whose line has these words. */
    URI link(String words) throws InterruptedException {
        for (int tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
            for (String line : printed) {
                if (line.contains(words) && line.contains("/demo/as/")) {
                    return URI.create(line.substring(line.indexOf("http")).strip());
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError(said());
    }

    int port() {
        return address().getPort();
    }

    String said() {
        return String.join("\n", printed);
    }

    /** As power loss or the kernel's killer ends it: nothing of ours runs any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("It did not stop when asked to:\n" + said());
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void listen() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(printed::add);
        } catch (IOException | UncheckedIOException e) {
            printed.add("(its output ended)");
        }
    }

    private static Process launch(Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.contains("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)),
                "org.relata.Relata"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
