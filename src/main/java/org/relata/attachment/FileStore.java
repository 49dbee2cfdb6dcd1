package org.relata.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.attachment.FileRow.Finished;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Keeps files without their bytes. Names are sealed. What has not been given is found by its author alone. */
@Repository
class FileStore {
    private static final String COLUMNS = """
            SELECT file_id, circle_id, author_id, name, announced, received, edition, kind, size, chunks, given_in
              FROM attachment.file WHERE practice_id = :practice""";
    private static final String OWN = " AND file_id = :file AND author_id = :viewer AND given_at IS NULL";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    FileStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    FileId begin(Entered inside, CircleId circle, String name, int announced) {
        var id = FileId.next();
        var hand = new Hand(circle, new PersonId(inside.person()));
        NotFound.unlessOne(jdbc.sql("""
                INSERT INTO attachment.file (practice_id, file_id, circle_id, author_id, name, announced, edition, begun_at)
                SELECT :practice, :file, :circle, :viewer, :name, :announced, :file, :at WHERE :circle = ANY (:writable)""")
                .param("practice", inside.practice())
                .param("file", id.value())
                .param("circle", circle.value())
                .param("viewer", inside.person())
                .param("name", vault.seal(inside, hand, place(id), name))
                .param("announced", announced)
                .param("at", now())
                .param("writable", inside.writable())
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
        return own(inside, id, " AND circle_id = ANY (:circles)");
    }

    /** The same, held until the transaction ends, so that two slices cannot be laid over each other. */
    FileRow hold(Entered inside, FileId id) {
        return own(inside, id, " AND circle_id = ANY (:writable) FOR UPDATE");
    }

    private FileRow own(Entered inside, FileId id, String where) {
        return named(jdbc.sql(COLUMNS + OWN + where), inside, id)
                .query((row, n) -> row(inside, row))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** One that is ready: given, or the viewer's own. */
    FileRow ready(Entered inside, FileId id) {
        return named(
                        jdbc.sql(
                                COLUMNS
                                        + " AND file_id = :file AND circle_id = ANY (:circles) AND ready_at IS NOT NULL AND (author_id = :viewer OR given_at IS NOT NULL)"),
                        inside,
                        id)
                .query((row, n) -> row(inside, row))
                .optional()
                .orElseThrow(NotFound::new);
    }

    void received(Entered inside, FileId id, int received) {
        NotFound.unlessOne(named(
                        jdbc.sql("UPDATE attachment.file SET received = :received WHERE practice_id = :practice" + OWN
                                + " AND ready_at IS NULL AND circle_id = ANY (:writable)"),
                        inside,
                        id)
                .param("received", received)
                .update());
    }

    int finish(Entered inside, FileId id, UUID edition, Finished finished) {
        return named(
                        jdbc.sql(
                                "UPDATE attachment.file SET edition = :edition, kind = :kind, size = :size, chunks = :chunks, ready_at = :at WHERE practice_id = :practice"
                                        + OWN + " AND ready_at IS NULL AND circle_id = ANY (:writable)"),
                        inside,
                        id)
                .param("edition", edition)
                .param("kind", finished.kind().word())
                .param("size", finished.size())
                .param("chunks", Pieces.count(finished.size()))
                .param("at", now())
                .update();
    }

    int drop(Entered inside, FileId id) {
        return named(
                        jdbc.sql("DELETE FROM attachment.file WHERE practice_id = :practice" + OWN
                                + " AND circle_id = ANY (:writable)"),
                        inside,
                        id)
                .update();
    }

    /** Gives the viewer's own that are ready; returns how many there were. */
    int give(Entered inside, CircleId circle, Collection<FileId> files, UUID in) {
        return jdbc.sql("""
                UPDATE attachment.file SET given_in = :in, given_at = :at
                 WHERE practice_id = :practice AND file_id = ANY (:files) AND circle_id = :circle AND circle_id = ANY (:writable)
                   AND author_id = :viewer AND given_at IS NULL AND ready_at IS NOT NULL""")
                .param("in", in)
                .param("at", now())
                .param("practice", inside.practice())
                .param("files", files.stream().map(FileId::value).toArray(UUID[]::new))
                .param("circle", circle.value())
                .param("writable", inside.writable())
                .param("viewer", inside.person())
                .update();
    }

    List<Attached> given(Entered inside, Collection<UUID> in) {
        return jdbc.sql(
                        COLUMNS
                                + " AND circle_id = ANY (:circles) AND given_in = ANY (:in) AND given_at IS NOT NULL ORDER BY file_id")
                .param("practice", inside.practice())
                .param("circles", inside.circles())
                .param("in", in.toArray(UUID[]::new))
                .query((row, n) -> attached(row(inside, row), row.getObject("given_in", UUID.class)))
                .list();
    }

    /** What was begun before and never given goes, from every circle; {@code keeper} acts for tidying. */
    static int tidy(JdbcClient keeper, OffsetDateTime before) {
        return keeper.sql("DELETE FROM attachment.file WHERE given_at IS NULL AND begun_at < :before")
                .param("before", before)
                .update();
    }

    private static StatementSpec named(StatementSpec statement, Entered inside, FileId id) {
        return statement
                .param("practice", inside.practice())
                .param("file", id.value())
                .param("viewer", inside.person())
                .param("circles", inside.circles())
                .param("writable", inside.writable());
    }

    private FileRow row(Entered inside, ResultSet row) throws SQLException {
        var id = new FileId(row.getObject("file_id", UUID.class));
        var hand = new Hand(
                new CircleId(row.getObject("circle_id", UUID.class)),
                new PersonId(row.getObject("author_id", UUID.class)));
        return new FileRow(
                id,
                hand.circle(),
                hand.author(),
                vault.open(inside, hand, place(id), row.getBytes("name")),
                row.getInt("announced"),
                row.getInt("received"),
                row.getObject("edition", UUID.class),
                finished(row));
    }

    private static Optional<Finished> finished(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        if (kind == null) {
            return Optional.empty();
        }
        var finished = new Finished(FileKind.of(kind), row.getInt("size"));
        if (Pieces.count(finished.size()) != row.getInt("chunks")) {
            throw new IllegalStateException("a file is not as long as it was");
        }
        return Optional.of(finished);
    }

    private static Attached attached(FileRow row, UUID in) {
        var finished = row.finished().orElseThrow();
        return new Attached(
                row.id(), in, FileName.shown(row.name(), finished.kind()), finished.kind(), finished.size());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Place place(FileId id) {
        return new Place("attachment.file", id.value(), "name");
    }
}
