package org.relata.platform.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The database's own folder: made on the first start, checked on every other. */
final class Cluster {
    private Cluster() {}

    static void ensure(Programs programs, String password, Consumer<String> progress) {
        DataFolder folder = programs.folder();
        try {
            if (folder.hasCluster()) {
                checkVersion(programs);
                return;
            }
            if (Files.isDirectory(folder.postgres()) && !Disk.isEmpty(folder.postgres()))
                throw new PostgresTrouble(
                        "The folder " + folder.postgres() + " holds files but no database: nothing was"
                                + " changed; put the database back from a copy, or name another data folder.");
            progress.accept("Making a new database in " + folder.root());
            create(programs, password);
        } catch (IOException e) {
            throw Diagnosis.of("The database in " + folder.root() + " cannot be read or made", folder.root(), e);
        }
    }

    private static void checkVersion(Programs programs) throws IOException {
        Path folder = programs.folder().root();
        String made = Files.readString(programs.folder().postgres().resolve("PG_VERSION"))
                .strip();
        int major = made.matches("\\d{1,4}") ? Integer.parseInt(made) : 0;
        if (major > programs.version())
            throw new PostgresTrouble("The data in " + folder + " was made by PostgreSQL " + made
                    + " and this Relata brings " + programs.version()
                    + ": nothing was changed; start it with the newer Relata that made it.");
        if (major < programs.version())
            throw new PostgresTrouble(
                    "The data in " + folder + " was made by PostgreSQL " + made + " and this Relata brings "
                            + programs.version()
                            + ", which cannot read it: nothing was changed; start it with the Relata that made"
                            + " it.");
    }

    /** Made beside and renamed, so that a start cut short leaves no half database. */
    private static void create(Programs programs, String password) throws IOException {
        DataFolder folder = programs.folder();
        Path draft = folder.root().resolve("postgres.new");
        Path passwordFile = folder.run().resolve("first-password");
        Disk.deleteTree(draft);
        Disk.privateFolder(draft);
        Disk.writePrivate(passwordFile, password + "\n");
        try {
            Ownership.Account servant = programs.as().servant();
            if (servant != null) {
                Ownership.give(draft, servant.uid(), servant.gid());
                Ownership.give(passwordFile, servant.uid(), servant.gid());
            }
            Programs.Said said = programs.run("initdb", initdb(draft, passwordFile));
            if (!said.well()) throw Diagnosis.of("The database could not be made", folder, said.text());
            Tree.sync(draft);
            Files.deleteIfExists(folder.postgres());
            Files.move(draft, folder.postgres(), ATOMIC_MOVE);
            Disk.sync(folder.root());
        } finally {
            Files.deleteIfExists(passwordFile);
            Disk.deleteTree(draft);
        }
    }

    private static List<String> initdb(Path draft, Path passwordFile) {
        List<String> words = new ArrayList<>(List.of(
                "--pgdata=" + draft,
                "--username=" + EmbeddedPostgres.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                // We do that ourselves, and faster.
                "--no-sync",
                "--no-instructions"));
        words.addAll(Settings.ofNewCluster());
        return words;
    }
}
