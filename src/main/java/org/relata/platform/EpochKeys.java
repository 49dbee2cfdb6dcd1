package org.relata.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The epoch keys: the outermost wrapping of every other key. They live in one file (0600) outside PostgreSQL and outside its backups, shared by all
 * processes of an installation. Without them the database opens nothing; destroying an old one closes the backups that were made under it.
 * A line for each: its number and its Tink keyset in Base64.
 */
final class EpochKeys {
    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Path file;
    private volatile List<Epoch> epochs;
    private volatile FileTime written = FileTime.fromMillis(0);

    record Epoch(int number, KeysetHandle handle) {
        Aead aead() throws GeneralSecurityException {
            return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        }
    }

    EpochKeys(Path file) {
        this.file = file;
        this.epochs = Files.exists(file) ? load() : write(List.of(fresh(1)));
    }

    /** The epoch to wrap under: another process may have begun a newer one and destroyed this one's. */
    Epoch newest() {
        if (!lastWritten().equals(written)) {
            epochs = load();
        }
        return epochs.getLast();
    }

    /** The key of that epoch; another process may have begun a newer one, so the file is read again before giving up. */
    Aead key(int number) throws GeneralSecurityException {
        for (int attempt = 0; attempt < 2; attempt++) {
            for (Epoch epoch : epochs) {
                if (epoch.number() == number) {
                    return epoch.aead();
                }
            }
            epochs = load();
        }
        throw new GeneralSecurityException("the key of epoch " + number + " is not in " + file);
    }

    /** Begins the next epoch and tells its number. */
    synchronized int begin() {
        List<Epoch> now = new ArrayList<>(load());
        now.add(fresh(now.getLast().number() + 1));
        epochs = write(now);
        return epochs.getLast().number();
    }

    /** Destroys every epoch key older than the one before the newest. */
    synchronized void forgetOld() {
        List<Epoch> now = load();
        epochs = write(now.subList(Math.max(0, now.size() - 2), now.size()));
    }

    private static Epoch fresh(int number) {
        try {
            return new Epoch(number, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private FileTime lastWritten() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "The key file " + file + " is gone: put back the copy that belongs to this data folder.");
        }
    }

    private List<Epoch> load() {
        FileTime before = lastWritten();
        try {
            List<Epoch> loaded = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ", 2);
                byte[] keyset = Base64.getDecoder().decode(parts[1]);
                loaded.add(new Epoch(
                        Integer.parseInt(parts[0]),
                        TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())));
            }
            if (loaded.isEmpty()) {
                throw new GeneralSecurityException("no key in it");
            }
            written = before;
            return List.copyOf(loaded);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new DatabaseTrouble(
                    "The key file " + file
                            + " cannot be read, and nothing can be opened without it: put back the copy that belongs to this data folder.");
        }
    }

    /** Written beside and renamed, flushed to disk first: a crash leaves the old file or the new one, never half of one. */
    private List<Epoch> write(List<Epoch> now) {
        try {
            StringBuilder lines = new StringBuilder();
            for (Epoch epoch : now) {
                byte[] keyset = TinkProtoKeysetFormat.serializeKeyset(epoch.handle(), InsecureSecretKeyAccess.get());
                lines.append(epoch.number())
                        .append(' ')
                        .append(Base64.getEncoder().encodeToString(keyset))
                        .append('\n');
            }
            Files.createDirectories(file.getParent());
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
            }
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(beside);
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(beside, lines);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return List.copyOf(now);
        } catch (IOException | GeneralSecurityException e) {
            throw new DatabaseTrouble("The key file " + file + " cannot be written: " + e.getMessage());
        }
    }
}
