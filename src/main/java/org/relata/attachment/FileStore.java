package org.relata.attachment;

import static org.relata.attachment.FileRows.COLUMNS;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.relata.attachment.FileRow.Finished;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Keeps files on their way, without their bytes. What has not been given is found by its author alone. */
@Repository
class FileStore {
    private final JdbcClient jdbc;
    private final FileRows rows;
    private final Clock clock;

    FileStore(JdbcClient jdbc, FileRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    FileId begin(Entered inside, CircleId circle, String name, int announced) {
        var id = FileId.next();
        NotFound.unlessOne(named(jdbc.sql("""
                INSERT INTO attachment.file (practice_id, file_id, circle_id, author_id, name, announced, edition, begun_at)
                SELECT :practice, :file, :circle, :viewer, :name, :announced, :file, :at WHERE :circle = ANY (:writable)"""), inside, id)
                .param("circle", circle.value())
                .param("name", rows.sealed(inside, id, circle, name))
                .param("announced", announced)
                .param("at", now())
                .update());
        return id;
    }

    /** How many bytes of the viewer's there are, or are announced, in what was entered. */
    long total(Entered inside) {
        return jdbc.sql("""
                SELECT coalesce(sum(coalesce(size, announced)), 0) FROM attachment.file
                 WHERE practice_id = :practice AND author_id = :viewer AND circle_id = ANY (:circles)""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("circles", inside.circles())
                .query(Long.class)
                .single();
    }

    /** The viewer's own, not given yet. */
    FileRow own(Entered inside, FileId id) {
        return one(inside, id, COLUMNS + """
                 WHERE practice_id = :practice AND file_id = :file AND circle_id = ANY (:circles) AND author_id = :viewer
                   AND given_at IS NULL""");
    }

    /** The same, held until the transaction ends, so that two slices cannot be laid over each other. */
    FileRow hold(Entered inside, FileId id) {
        return one(inside, id, COLUMNS + """
                 WHERE practice_id = :practice AND file_id = :file AND circle_id = ANY (:writable) AND author_id = :viewer
                   AND given_at IS NULL FOR UPDATE""");
    }

    private FileRow one(Entered inside, FileId id, String query) {
        return named(jdbc.sql(query), inside, id)
                .query((row, n) -> rows.read(inside, row))
                .optional()
                .orElseThrow(NotFound::new);
    }

    void received(Entered inside, FileId id, int received) {
        NotFound.unlessOne(
                named(jdbc.sql("""
                UPDATE attachment.file SET received = :received
                 WHERE practice_id = :practice AND file_id = :file AND circle_id = ANY (:writable) AND author_id = :viewer
                   AND given_at IS NULL AND ready_at IS NULL"""), inside, id).param("received", received).update());
    }

    void finish(Entered inside, FileId id, UUID edition, Finished finished) {
        NotFound.unlessOne(named(jdbc.sql("""
                UPDATE attachment.file SET edition = :edition, kind = :kind, size = :size, chunks = :chunks, ready_at = :at
                 WHERE practice_id = :practice AND file_id = :file AND circle_id = ANY (:writable) AND author_id = :viewer
                   AND given_at IS NULL AND ready_at IS NULL"""), inside, id)
                .param("edition", edition)
                .param("kind", finished.kind().word())
                .param("size", finished.size())
                .param("chunks", Pieces.count(finished.size()))
                .param("at", now())
                .update());
    }

    int drop(Entered inside, FileId id) {
        return named(jdbc.sql("""
                DELETE FROM attachment.file
                 WHERE practice_id = :practice AND file_id = :file AND circle_id = ANY (:writable) AND author_id = :viewer
                   AND given_at IS NULL"""), inside, id).update();
    }

    private static StatementSpec named(StatementSpec statement, Entered inside, FileId id) {
        return statement
                .param("practice", inside.practice())
                .param("file", id.value())
                .param("viewer", inside.person())
                .param("circles", inside.circles())
                .param("writable", inside.writable());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
