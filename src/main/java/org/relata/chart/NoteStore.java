package org.relata.chart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class NoteStore {
    /** Nobody writes another's. */
    private static final String OWN =
            " WHERE practice_id = :practice AND note_id = :id AND author_id = :viewer AND circle_id = ANY (:writable) ";

    private final JdbcClient jdbc;
    private final Vault vault;

    NoteStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** In the order in which they were begun, which is that of their ids, the last first. */
    List<Note> newest(Entered inside, CircleId circle, Optional<NoteId> before, int limit) {
        return jdbc.sql("""
                SELECT * FROM chart.note
                 WHERE practice_id = :practice AND circle_id = :circle AND circle_id = ANY (:circles)
                   AND (CAST(:before AS uuid) IS NULL OR note_id < CAST(:before AS uuid))
                 ORDER BY note_id DESC LIMIT :limit""")
                .param("practice", inside.practice())
                .param("circle", circle.value())
                .param("circles", inside.circles())
                .param("before", before.map(NoteId::value).orElse(null), Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> note(inside, row))
                .list();
    }

    Optional<Note> find(Entered inside, NoteId id) {
        return jdbc.sql("""
                SELECT * FROM chart.note
                 WHERE practice_id = :practice AND note_id = :id AND circle_id = ANY (:circles)""")
                .param("practice", inside.practice())
                .param("id", id.value())
                .param("circles", inside.circles())
                .query((row, n) -> note(inside, row))
                .optional();
    }

    /** The viewer's own, held until the transaction ends, so that two windows cannot write past each other. */
    Optional<Note> hold(Entered inside, NoteId id) {
        return mine(jdbc.sql("SELECT * FROM chart.note" + OWN + "FOR UPDATE"), inside, id)
                .query((row, n) -> note(inside, row))
                .optional();
    }

    /** What this window has written beside a draft of the viewer's. */
    Optional<Note> beside(Entered inside, NoteId id, String window) {
        return mine(jdbc.sql("""
                SELECT * FROM chart.note
                 WHERE practice_id = :practice AND beside_id = :id AND tab = :tab AND author_id = :viewer AND circle_id = ANY (:writable)"""), inside, id)
                .param("tab", window)
                .query((row, n) -> note(inside, row))
                .optional();
    }

    int insert(Entered inside, Note note) {
        return mine(jdbc.sql("""
                INSERT INTO chart.note (practice_id, note_id, circle_id, author_id, day, source, body, saved_at, revision, tab, seq, beside_id)
                SELECT :practice, :id, :circle, :viewer, :day, :source, :body, :at, :revision, :tab, :seq, :beside WHERE :circle = ANY (:writable)"""), inside, note.id())
                .param("circle", note.circle().value())
                .param("day", note.day())
                .param(
                        "source",
                        note.source()
                                .map(words -> sealed(inside, note, "source", words))
                                .orElse(null),
                        Types.BINARY)
                .param("body", sealed(inside, note, "body", note.text()))
                .param("at", utc(note.savedAt()))
                .param("revision", note.last().revision())
                .param("tab", note.last().window())
                .param("seq", note.last().seq())
                .param("beside", note.beside().map(NoteId::value).orElse(null), Types.OTHER)
                .update();
    }

    int save(Entered inside, Note note, Typed typed, Instant at) {
        var turn = note.last().next(typed);
        return mine(
                        jdbc.sql(
                                "UPDATE chart.note SET body = :body, saved_at = :at, revision = :revision, tab = :tab, seq = :seq"
                                        + OWN),
                        inside,
                        note.id())
                .param("body", sealed(inside, note, "body", typed.text()))
                .param("at", utc(at))
                .param("revision", turn.revision())
                .param("tab", turn.window())
                .param("seq", turn.seq())
                .update();
    }

    int date(Entered inside, NoteId id, LocalDate day) {
        return mine(jdbc.sql("UPDATE chart.note SET day = :day" + OWN), inside, id)
                .param("day", day)
                .update();
    }

    int delete(Entered inside, NoteId id) {
        return mine(jdbc.sql("DELETE FROM chart.note" + OWN), inside, id).update();
    }

    private static StatementSpec mine(StatementSpec statement, Entered inside, NoteId id) {
        return statement
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("writable", inside.writable())
                .param("id", id.value());
    }

    private Note note(Entered inside, ResultSet row) throws SQLException {
        var id = new NoteId(row.getObject("note_id", UUID.class));
        var hand = new Hand(
                new CircleId(row.getObject("circle_id", UUID.class)),
                new PersonId(row.getObject("author_id", UUID.class)));
        return new Note(
                id,
                hand.circle(),
                hand.author(),
                row.getObject("day", LocalDate.class),
                Optional.ofNullable(row.getBytes("source"))
                        .map(bytes -> vault.open(inside, hand, place(id, "source"), bytes)),
                vault.open(inside, hand, place(id, "body"), row.getBytes("body")),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                new Note.Turn(row.getInt("revision"), row.getString("tab"), row.getLong("seq")),
                Optional.ofNullable(row.getObject("beside_id", UUID.class)).map(NoteId::new));
    }

    private byte[] sealed(Entered inside, Note note, String column, String text) {
        return vault.seal(inside, new Hand(note.circle(), note.author()), place(note.id(), column), text);
    }

    private static Place place(NoteId id, String column) {
        return new Place("chart.note", id.value(), column);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
