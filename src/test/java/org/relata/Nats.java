package org.relata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A NATS server as a child process on this machine alone, which comes and goes on the same port. */
final class Nats implements AutoCloseable {
    private final int port = OwnServer.freePort();
    private @Nullable Process process;

    Nats() throws IOException {
        assumeTrue(program().isPresent(), "needs nats-server on this machine");
    }

    String address() {
        return "nats://127.0.0.1:" + port;
    }

    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        program().orElseThrow().toString(), "--addr", "127.0.0.1", "--port", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int tenths = 0; tenths < 100; tenths++) {
            try (Socket reached = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(reached.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        kill();
        throw new AssertionError("nats-server did not start");
    }

    /** Debian keeps it where only an administrator's path leads. */
    private static Optional<Path> program() {
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"))
                .map(folder -> Path.of(folder, "nats-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
