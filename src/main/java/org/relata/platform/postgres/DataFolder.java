package org.relata.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** One data folder and where things stand in it. */
record DataFolder(Path root) {
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** The folder as it is, nothing created. */
    static DataFolder at(Path path) {
        try {
            return new DataFolder(
                    Files.exists(path)
                            ? path.toRealPath()
                            : path.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new PostgresTrouble(
                    "The data folder " + path + " cannot be opened: nothing in it was changed; run"
                            + " Relata as the user to whom it belongs.",
                    e);
        }
    }

    /** The folder, created with what is missing, for the process that will hold it. */
    static DataFolder prepared(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path))
            throw new PostgresTrouble(
                    path + " is a file, not a folder: nothing was changed; name a folder for the data.");
        try {
            Disk.privateFolder(path);
            DataFolder folder = at(path);
            Ownership.check(folder);
            Disk.privateFolder(folder.run());
            Disk.privateFolder(folder.secrets());
            Disk.privateFolder(folder.log());
            return folder;
        } catch (IOException e) {
            throw Diagnosis.of("The data folder " + path + " cannot be written", path, e);
        }
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path run() {
        return root.resolve("run");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path log() {
        return root.resolve("postgres-log");
    }

    /** What the server says before its own log is open, and why it could not open it. */
    Path startLog() {
        return log().resolve("start.log");
    }

    boolean hasCluster() {
        return Files.exists(postgres().resolve("PG_VERSION"));
    }

    /** The superuser's password, made on the first start. */
    String password() {
        Path file = secrets().resolve("postgres-password");
        try {
            if (!Files.exists(file)) {
                if (hasCluster()) throw lost(file, "is missing");
                Disk.writePrivate(file, newPassword());
            }
            String password = Files.readString(file).strip();
            if (!PASSWORD.matcher(password).matches()) throw lost(file, "is damaged");
            Disk.permit(file, "rw-------");
            return password;
        } catch (IOException e) {
            throw Diagnosis.of("The password file " + file + " cannot be read", root, e);
        }
    }

    static PostgresTrouble lost(Path file, String how) {
        return new PostgresTrouble("The database password in " + file + " " + how
                + ": the data itself is untouched; put" + " the file back from your last copy of this data folder.");
    }

    private static String newPassword() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The port of the last start, to be used again when it is free. */
    OptionalInt lastPort() {
        try {
            return OptionalInt.of(
                    Integer.parseInt(Files.readString(run().resolve("port")).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    void rememberPort(int port) {
        try {
            Disk.writePrivate(run().resolve("port"), port + "\n");
        } catch (IOException e) {
            throw Diagnosis.of("The data folder " + root + " cannot be written", root, e);
        }
    }
}
