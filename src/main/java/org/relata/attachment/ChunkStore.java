package org.relata.attachment;

import java.util.UUID;
import org.relata.kernel.NotFound;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps the bytes of files in sealed chunks. Which chunk it is, and whether it is the last, is sealed with it: chunks that are swapped, put in another
 * order, left out at the end or taken from another file do not open.
 */
@Repository
class ChunkStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    ChunkStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Which chunk of a file. */
    record Chunk(FileRow file, UUID edition, int number, boolean last) {
        Place place() {
            return new Place(
                    "attachment.chunk",
                    file.id().value(),
                    "sealed %s %d %s".formatted(edition, number, last ? "last" : "more"));
        }
    }

    /** Lays a chunk of the viewer's own file down, or over the shorter one that stood there. */
    void write(Entered inside, Chunk chunk, byte[] plain) {
        NotFound.unlessOne(jdbc.sql("""
                INSERT INTO attachment.chunk (practice_id, file_id, edition, number, circle_id, author_id, sealed)
                SELECT f.practice_id, f.file_id, :edition, :number, f.circle_id, f.author_id, :sealed FROM attachment.file f
                 WHERE f.practice_id = :practice AND f.file_id = :file AND f.author_id = :viewer AND f.circle_id = ANY (:writable)
                   AND f.ready_at IS NULL
                ON CONFLICT (practice_id, file_id, edition, number) DO UPDATE SET sealed = EXCLUDED.sealed""")
                .param("edition", chunk.edition())
                .param("number", chunk.number())
                .param("sealed", vault.seal(inside, chunk.file().hand(), chunk.place(), plain))
                .param("practice", inside.practice())
                .param("file", chunk.file().id().value())
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .update());
    }

    byte[] read(Entered inside, Chunk chunk) {
        var sealed = jdbc.sql("""
                SELECT c.sealed FROM attachment.chunk c JOIN attachment.file f ON f.practice_id = c.practice_id AND f.file_id = c.file_id
                 WHERE c.practice_id = :practice AND c.file_id = :file AND c.edition = :edition AND c.number = :number
                   AND c.circle_id = ANY (:circles) AND f.circle_id = ANY (:circles) AND (f.author_id = :viewer OR f.given_at IS NOT NULL)""")
                .param("practice", inside.practice())
                .param("file", chunk.file().id().value())
                .param("edition", chunk.edition())
                .param("number", chunk.number())
                .param("circles", inside.circles())
                .param("viewer", inside.person())
                .query(byte[].class)
                .optional()
                .orElseThrow(NotFound::new);
        return vault.openBytes(inside, chunk.file().hand(), chunk.place(), sealed);
    }

    /** How many chunks there are of what is the file now. */
    int count(Entered inside, FileRow file) {
        return jdbc.sql("""
                SELECT count(*) FROM attachment.chunk
                 WHERE practice_id = :practice AND file_id = :file AND edition = :edition AND circle_id = ANY (:circles)""")
                .param("practice", inside.practice())
                .param("file", file.id().value())
                .param("edition", file.edition())
                .param("circles", inside.circles())
                .query(Integer.class)
                .single();
    }

    /** Removes what came of the viewer's own file and is not the file any more. */
    void sweep(Entered inside, FileId file) {
        jdbc.sql("""
                DELETE FROM attachment.chunk c USING attachment.file f
                 WHERE f.practice_id = :practice AND f.file_id = :file AND f.author_id = :viewer AND f.given_at IS NULL
                   AND c.practice_id = f.practice_id AND c.file_id = f.file_id AND c.edition <> f.edition AND c.circle_id = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("file", file.value())
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .update();
    }
}
