package org.relata.attachment;

import java.util.UUID;
import org.relata.attachment.ChunkStore.Chunk;
import org.relata.attachment.FileRow.Finished;
import org.relata.kernel.NotFound;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/** Takes pieces of files from the database and puts them there, each in a transaction of its own. */
@Component
class Shelf {
    private final Entrance entrance;
    private final FileStore files;
    private final ChunkStore chunks;

    Shelf(Entrance entrance, FileStore files, ChunkStore chunks) {
        this.entrance = entrance;
        this.files = files;
        this.chunks = chunks;
    }

    /** The bytes of what is the file now. */
    Pieces pieces(RelationshipId in, FileRow file) {
        return new Pieces(
                file.size(),
                number -> entrance.call(
                        in,
                        inside -> chunks.read(
                                inside, new Chunk(file, file.edition(), number, number == file.chunks() - 1))));
    }

    /** The same on its way out, once it is known that all of them are there. */
    Download download(Entered inside, RelationshipId in, FileRow file) {
        var kind = file.finished().orElseThrow(NotFound::new).kind();
        if (chunks.count(inside, file) != file.chunks()) {
            throw new IllegalStateException("a piece of a file is missing");
        }
        return new Download(file.name(), kind, pieces(in, file));
    }

    /** Room for another edition of the viewer's own file. */
    Edition edition(RelationshipId in, FileRow file, UUID edition) {
        return new Edition((number, piece) -> entrance.run(
                in, inside -> chunks.write(inside, new Chunk(file, edition, number, piece.last()), piece.bytes())));
    }

    /** From now on this edition is the file, and the others are gone. */
    void settle(RelationshipId in, FileRow file, UUID edition, Finished finished) {
        entrance.run(in, inside -> {
            files.finish(inside, file.id(), edition, finished);
            chunks.sweep(inside, file.id());
        });
    }

    void sweep(RelationshipId in, FileId file) {
        entrance.run(in, inside -> chunks.sweep(inside, file));
    }
}
