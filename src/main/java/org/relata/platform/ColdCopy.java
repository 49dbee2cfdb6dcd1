package org.relata.platform;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.relata.platform.postgres.DataCopy;
import org.relata.platform.postgres.PostgresTrouble;

/** A verified copy of a whole data folder, keys and secrets included, while nothing runs on it. A copy is itself a data folder. */
public final class ColdCopy {
    private ColdCopy() {}

    /** Returns what was copied in words; throws {@link DatabaseTrouble} with one sentence, and leaves nothing half made. */
    public static String make(Path data, Path target, Consumer<String> progress) {
        try {
            DataCopy copy = DataCopy.make(data, target, progress);
            return "%d files, %,d bytes, read back and found equal.".formatted(copy.files(), copy.bytes());
        } catch (PostgresTrouble e) {
            throw new DatabaseTrouble(e.getMessage());
        }
    }
}
