package org.relata.attachment;

import static org.relata.attachment.FileRows.COLUMNS;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.PracticeId;
import org.relata.platform.Entered;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives files to their circle, and finds what was given. */
@Repository
class GivenStore {
    private final JdbcClient jdbc;
    private final FileRows rows;
    private final Clock clock;

    GivenStore(JdbcClient jdbc, FileRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** Gives the viewer's own that are ready; returns how many there were. */
    int give(Entered inside, CircleId circle, Collection<FileId> files, UUID in) {
        return jdbc.sql("""
                UPDATE attachment.file SET given_in = :in, given_at = :at
                 WHERE practice_id = :practice AND file_id = ANY (:files) AND circle_id = :circle AND circle_id = ANY (:writable)
                   AND author_id = :viewer AND given_at IS NULL AND ready_at IS NOT NULL""")
                .param("in", in)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("practice", inside.practice())
                .param("files", files.stream().map(FileId::value).toArray(UUID[]::new))
                .param("circle", circle.value())
                .param("writable", inside.writable())
                .param("viewer", inside.person())
                .update();
    }

    void recall(Entered inside, CircleId circle, UUID in) {
        jdbc.sql("""
                INSERT INTO attachment.recall (practice_id, file_id, circle_id, author_id, recalled_at)
                SELECT practice_id, file_id, circle_id, author_id, :at FROM attachment.file
                 WHERE practice_id = :practice AND circle_id = :circle AND circle_id = ANY (:writable) AND given_in = :in AND author_id = :viewer""")
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("practice", inside.practice())
                .param("circle", circle.value())
                .param("writable", inside.writable())
                .param("in", in)
                .param("viewer", inside.person())
                .update();
    }

    List<Attached> given(Entered inside, Collection<UUID> in) {
        return jdbc.sql(COLUMNS + """
                 WHERE practice_id = :practice AND circle_id = ANY (:circles) AND given_in = ANY (:in) AND given_at IS NOT NULL
                   AND NOT EXISTS (SELECT FROM attachment.recall r WHERE r.practice_id = :practice AND r.file_id = file.file_id)
                 ORDER BY file_id""")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("in", in.toArray(UUID[]::new))
                .query((row, n) -> attached(rows.read(inside, row), row.getObject("given_in", UUID.class)))
                .list();
    }

    /** One that is ready: given, or the viewer's own. */
    FileRow ready(Entered inside, FileId id) {
        return jdbc.sql(COLUMNS + """
                 WHERE practice_id = :practice AND file_id = :file AND circle_id = ANY (:circles)
                   AND ready_at IS NOT NULL AND (author_id = :viewer OR (given_at IS NOT NULL
                       AND NOT EXISTS (SELECT FROM attachment.recall r WHERE r.practice_id = :practice AND r.file_id = file.file_id)))""")
                .param("practice", inside.practice())
                .param("file", id.value())
                .param("circles", inside.circles())
                .param("viewer", inside.person())
                .query((row, n) -> rows.read(inside, row))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** What was begun before and never given goes, from every circle; {@code keeper} acts for tidying. */
    static int tidy(JdbcClient keeper, OffsetDateTime before) {
        return keeper.sql("DELETE FROM attachment.file WHERE given_at IS NULL AND begun_at < :before")
                .param("before", before)
                .update();
    }

    static int remove(Kept kept, PracticeId practice, Collection<UUID> in) {
        var circles = kept.circles().stream().map(circle -> circle.id().value()).toArray(UUID[]::new);
        var given = in.toArray(UUID[]::new);
        kept.jdbc()
                .sql("""
                DELETE FROM attachment.recall r USING attachment.file f
                 WHERE f.practice_id = :practice AND f.circle_id = ANY (:circles) AND f.given_in = ANY (:in)
                   AND r.practice_id = :practice AND r.file_id = f.file_id""")
                .param("practice", practice.value())
                .param("circles", circles)
                .param("in", given)
                .update();
        return kept.jdbc()
                .sql(
                        "DELETE FROM attachment.file WHERE practice_id = :practice AND circle_id = ANY (:circles) AND given_in = ANY (:in)")
                .param("practice", practice.value())
                .param("circles", circles)
                .param("in", given)
                .update();
    }

    private static Attached attached(FileRow row, UUID in) {
        var finished = row.finished().orElseThrow(NotFound::new);
        return new Attached(
                row.id(), in, FileName.shown(row.name(), finished.kind()), finished.kind(), finished.size());
    }
}
