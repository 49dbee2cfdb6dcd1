package org.relata.measure;

import java.util.UUID;
import org.relata.kernel.Ids;

/** A file between its upload and its import. */
public record UploadId(UUID value) {
    public static UploadId next() {
        return new UploadId(Ids.next());
    }

    public static UploadId of(String text) {
        return new UploadId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
