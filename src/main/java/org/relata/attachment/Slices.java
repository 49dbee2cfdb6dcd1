package org.relata.attachment;

import java.util.Arrays;
import org.relata.attachment.ChunkStore.Chunk;
import org.relata.kernel.Refused;
import org.relata.platform.Entered;
import org.springframework.stereotype.Component;

/** Lays what comes in slices of any length into chunks of one length, wherever the line broke before. */
@Component
class Slices {
    private final FileStore files;
    private final ChunkStore chunks;

    Slices(FileStore files, ChunkStore chunks) {
        this.files = files;
        this.chunks = chunks;
    }

    /** What has come already is passed over; returns how much there is now. */
    int append(Entered inside, FileRow file, long offset, byte[] slice) {
        if (offset < 0 || offset > file.received()) {
            throw new Refused("A part of this file is missing; go on from where it stopped.");
        } else if (offset + slice.length > file.announced()) {
            throw new Refused("More has come than belongs to this file; remove it and attach it again.");
        }
        int known = (int) (file.received() - offset);
        if (known >= slice.length) {
            return file.received();
        }
        int length = lay(inside, file, Arrays.copyOfRange(slice, known, slice.length));
        files.received(inside, file.id(), length);
        return length;
    }

    private int lay(Entered inside, FileRow file, byte[] fresh) {
        int at = file.received();
        for (int taken = 0; taken < fresh.length; ) {
            int within = at % Pieces.SIZE;
            int some = Math.min(Pieces.SIZE - within, fresh.length - taken);
            int number = at / Pieces.SIZE;
            var chunk = new Chunk(file, file.edition(), number, number == file.chunks() - 1);
            byte[] laid = within == 0 ? new byte[some] : Arrays.copyOf(chunks.read(inside, chunk), within + some);
            System.arraycopy(fresh, taken, laid, within, some);
            chunks.write(inside, chunk, laid);
            taken += some;
            at += some;
        }
        return at;
    }
}
