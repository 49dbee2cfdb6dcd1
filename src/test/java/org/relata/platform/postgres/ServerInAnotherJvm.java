package org.relata.platform.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A process of its own with a server, to be killed. */
final class ServerInAnotherJvm implements AutoCloseable {
    private final Process process;
    final List<String> said;

    private ServerInAnotherJvm(Process process, List<String> said) {
        this.process = process;
        this.said = said;
    }

    /** Runs in the other process until its input ends. */
    public static void main(String[] arguments) throws IOException {
        Start start = arguments[1].equals("outliving") ? Start.onAnyPort().outliving() : Start.onAnyPort();
        Consumer<String> progress = System.out::println;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), start, progress)) {
            Database.run(server, "CREATE TABLE IF NOT EXISTS kept (n int PRIMARY KEY)");
            Database.run(server, "INSERT INTO kept SELECT coalesce(max(n), 0) + 1 FROM kept");
            progress.accept("ready");
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (PostgresTrouble | java.sql.SQLException e) {
            progress.accept("trouble: " + e.getMessage());
        }
    }

    static ServerInAnotherJvm start(Path folder, String how) throws IOException {
        return start(List.of(), System.getProperty("java.class.path", ""), folder, how);
    }

    /** Returns once it is ready or has given up. */
    static ServerInAnotherJvm start(List<String> prefix, String classPath, Path folder, String how) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ServerInAnotherJvm.class.getName(),
                folder.toString(),
                how));
        Process process = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.equals("ready")) break;
        }
        return new ServerInAnotherJvm(process, said);
    }

    boolean ready() {
        return said.contains("ready");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it end by itself. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) process.getOutputStream().close();
        process.waitFor();
    }
}
