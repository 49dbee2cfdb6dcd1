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

/** A NATS server as a child process on this machine alone, which can die and come back on the same port. */
final class Nats implements AutoCloseable {
    private final int port;
    private Process process;

    Nats() throws IOException, InterruptedException {
        this.port = OwnServer.freePort();
        this.process = started();
    }

    String address() {
        return "nats://127.0.0.1:" + port;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void comeBack() throws IOException, InterruptedException {
        process = started();
    }

    private Process started() throws IOException, InterruptedException {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "needs nats-server on this machine");
        Process child = new ProcessBuilder(
                        program.orElseThrow().toString(), "--addr", "127.0.0.1", "--port", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int tenths = 0; tenths < 100; tenths++) {
            try (Socket reached = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(reached.isConnected()).isTrue();
                return child;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        child.destroyForcibly();
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
