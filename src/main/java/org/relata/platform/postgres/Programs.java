package org.relata.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's programs and the way to run them on one data folder.
 *
 * @param version the major version, e.g. 18
 */
record Programs(Path home, RunAs as, int version, DataFolder folder) {
    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

    /** Unpacks what is missing and finds a way to run it that works here. */
    static Programs ready(DataFolder folder, Start start, Consumer<String> progress) {
        for (RunAs as : RunAs.candidates(start.ways())) {
            RunAs chosen = start.dieWithUs() ? as : as.outliving();
            letIn(folder, chosen);
            Programs programs = new Programs(Binaries.unpacked(shelf(folder, chosen), progress), chosen, 0, folder);
            Said said = programs.tryRun("postgres", List.of("--version"));
            Matcher version = VERSION.matcher(said.text());
            if (version.find()) return programs.withDatabaseTheirs(Integer.parseInt(version.group(1)));
            if (Diagnosis.lacksLibrary(said.text(), programs.home()))
                throw Diagnosis.of("PostgreSQL does not run here", folder, said.text());
        }
        throw new PostgresTrouble(
                "PostgreSQL refuses to run as root, and neither a user namespace nor another user could be"
                        + " used for " + folder.root()
                        + ": nothing was changed; start Relata as an ordinary user, or put the data"
                        + " where every user may pass through, such as /var/lib/relata.");
    }

    private static Path shelf(DataFolder folder, RunAs as) {
        Path home = Path.of(System.getProperty("user.home", "/"));
        // A home that is not there, or not ours to write, is usual in containers and system services.
        if (as.servant() != null || !Files.isWritable(home) || home.getNameCount() == 0)
            return folder.run().resolve("programs");
        return home.resolve(".cache", "relata");
    }

    /** Lets whoever runs PostgreSQL pass through to the database and the log, and to nothing else. */
    private static void letIn(DataFolder folder, RunAs as) {
        if (as.servant() == null) return;
        try {
            for (Path passage : List.of(folder.root(), folder.run(), Disk.privateFolder(shelf(folder, as))))
                Disk.permit(passage, "rwx--x--x");
        } catch (IOException e) {
            throw Diagnosis.of("The data folder " + folder.root() + " cannot be opened", folder.root(), e);
        }
    }

    private Programs withDatabaseTheirs(int version) {
        if (Ownership.me() == Ownership.ROOT) {
            Ownership.Account servant = as.servant();
            int uid = servant == null ? Ownership.ROOT : servant.uid();
            int gid = servant == null ? Ownership.ROOT : servant.gid();
            try {
                Ownership.give(folder.postgres(), uid, gid);
                Ownership.give(folder.log(), uid, gid);
            } catch (IOException e) {
                throw Diagnosis.of("The data in " + folder.root() + " cannot be handed over", folder.root(), e);
            }
        }
        return new Programs(home, as, version, folder);
    }

    /** Starts a program that stays. Both its outputs go to a file. */
    Process launch(String program, List<String> arguments, Path output) throws IOException {
        return builder(program, arguments).redirectOutput(output.toFile()).start();
    }

    /** What a short program printed, and whether it did its work. */
    record Said(boolean well, String text) {}

    Said run(String program, List<String> arguments) throws IOException {
        Process process = builder(program, arguments).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) process.destroyForcibly();
            return new Said(!process.isAlive() && process.exitValue() == 0, text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return new Said(false, text);
        }
    }

    private Said tryRun(String program, List<String> arguments) {
        try {
            return run(program, arguments);
        } catch (IOException e) {
            return new Said(false, "");
        }
    }

    private ProcessBuilder builder(String program, List<String> arguments) {
        Path file = home.resolve("bin", Platform.here().program(program));
        ProcessBuilder builder = new ProcessBuilder(as.command(file, arguments))
                .directory(folder.log().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File(Platform.here() == Platform.WINDOWS_AMD64 ? "NUL" : "/dev/null"));
        // Neither somebody's PG… settings nor our own secrets are PostgreSQL's business.
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "TMPDIR", "TEMP", "SystemRoot"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        return builder;
    }
}
