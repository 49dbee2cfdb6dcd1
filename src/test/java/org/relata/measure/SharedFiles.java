package org.relata.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.relata.measure.wording.WordingFile.NamedBytes;

/** Published files that the project does not carry: a test that needs one is skipped, by its name, where it is absent. */
public final class SharedFiles {
    private SharedFiles() {}

    public static NamedBytes read(String name) {
        var folder = Objects.requireNonNullElse(System.getenv("RELATA_SHARED_DATA"), "../shared/data");
        var file = Path.of(System.getProperty("relata.shared.data", folder), name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "needs the published file " + name);
        try {
            return new NamedBytes(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
