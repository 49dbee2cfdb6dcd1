package org.relata.relationship;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Calls the database's functions that arrange who is in; the rules stand there, beside the tables, and hold whoever calls. */
@Repository
class CircleStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    CircleStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Where the words of who arranged care stand, sealed for the practice. */
    static Vault.Place words(UUID care, String column) {
        return new Vault.Place("relationship.care_team", care, column);
    }

    List<Circle> mine() {
        return jdbc.sql("SELECT * FROM relationship.my_circles()")
                .query(CircleStore::circle)
                .list();
    }

    /** Moves on those of these circles that may be written to at this moment; returns where they stand. */
    static Map<CircleId, Long> move(JdbcClient connection, Collection<CircleId> circles) {
        var moved = new LinkedHashMap<CircleId, Long>();
        connection
                .sql("SELECT * FROM relationship.move(:circles)")
                .param("circles", circles.stream().map(CircleId::value).toArray(UUID[]::new))
                .query((RowCallbackHandler) row ->
                        moved.put(new CircleId(row.getObject("circle_id", UUID.class)), row.getLong("position")));
        return moved;
    }

    void admit(RelationshipId relationship, PersonId person, MemberRole role, Instant at) {
        run(
                "relationship.admit(:a, :b, :c, :d, :e)",
                Ids.next(),
                relationship.value(),
                person.value(),
                role.word(),
                when(at));
    }

    void release(RelationshipId relationship, PersonId person, Instant at) {
        run("relationship.release(:a, :b, :c)", relationship.value(), person.value(), when(at));
    }

    CircleId open(RelationshipId relationship, CircleKind kind, Collection<PersonId> clients, Instant at) {
        CircleId circle = CircleId.next();
        UUID[] seats = clients.stream().map(PersonId::value).toArray(UUID[]::new);
        run(
                "relationship.open_circle(:a, :b, :c, :d, :e)",
                circle.value(),
                relationship.value(),
                kind.word(),
                seats,
                when(at));
        return circle;
    }

    void openSelf(PersonId person, Instant at) {
        run("relationship.open_self(:a, :b, :c)", CircleId.next().value(), person.value(), when(at));
    }

    void openAuthor(RelationshipId relationship, Instant at) {
        run("relationship.open_author(:a, :b, :c)", CircleId.next().value(), relationship.value(), when(at));
    }

    void close(CircleId circle, Instant at) {
        run("relationship.close_circle(:a, :b)", circle.value(), when(at));
    }

    void assign(Entered inside, RelationshipId relationship, NewCare care, Instant at) {
        UUID id = Ids.next();
        run(
                "relationship.assign_care(:a, :b, :c, :d, :e, :f, :g, :h, :i, :j)",
                id,
                relationship.value(),
                care.person().value(),
                care.role().word(),
                care.onlyMember().map(PersonId::value).orElse(null),
                vault.sealForPractice(inside, words(id, "reason"), care.reason()),
                care.until().map(CircleStore::when).orElse(null),
                care.shownFrom().map(CircleStore::when).orElse(null),
                vault.sealForPractice(inside, words(id, "delay_reason"), care.delayReason()),
                when(at));
    }

    void end(UUID care, Instant at) {
        run("relationship.end_care(:a, :b)", care, when(at));
    }

    void closeCare(RelationshipId relationship, Instant at) {
        run("relationship.close_care(:a, :b, :c)", Ids.next(), relationship.value(), when(at));
    }

    void reopenCare(RelationshipId relationship, Instant at) {
        run("relationship.reopen_care(:a, :b)", relationship.value(), when(at));
    }

    void unmake(RelationshipId relationship) {
        run("relationship.unmake(:a)", relationship.value());
    }

    private void run(String call, @Nullable Object... arguments) {
        JdbcClient.StatementSpec statement = jdbc.sql("SELECT " + call);
        for (int i = 0; i < arguments.length; i++) {
            statement = statement.param(String.valueOf((char) ('a' + i)), arguments[i]);
        }
        statement.query((row, n) -> true).single();
    }

    private static OffsetDateTime when(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Circle circle(ResultSet row, int number) throws SQLException {
        Array clients = row.getArray("clients");
        return new Circle(
                new CircleId(row.getObject("circle_id", UUID.class)),
                Optional.ofNullable(row.getObject("relationship_id", UUID.class))
                        .map(RelationshipId::new),
                CircleKind.of(row.getString("kind")),
                row.getBoolean("whole"),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                Arrays.stream((UUID[]) clients.getArray()).map(PersonId::new).toList(),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getLong("position"));
    }
}
