package org.relata.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way into the database for a viewer: each transaction enters once, into one relationship or everywhere, and nothing is seen before it has.
 * Work that is already inside joins, as long as it asks for the same; to enter twice differently is a programming error.
 *
 * <p>Throws {@link NotFound} for what is unknown or forbidden alike, a violated key among it, and {@link Refused} with a plain sentence where a rule
 * of the circle says no.
 */
@Component
public class Entrance {
    private static final RelationshipId NOWHERE = new RelationshipId(new UUID(0, 0));

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    Entrance(PlatformTransactionManager transactions, JdbcClient jdbc, Clock clock) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Enters one relationship. Without a seat there, and not running the practice, the relationship does not exist. */
    public <T> T call(RelationshipId relationship, Function<Entered, T> work) {
        return enter(relationship, inside -> {
            if (!inside.hasSeatIn(relationship) && !inside.runsPractice()) {
                throw new NotFound();
            }
            return work.apply(inside);
        });
    }

    public void run(RelationshipId relationship, Consumer<Entered> work) {
        call(relationship, inside -> {
            work.accept(inside);
            return true;
        });
    }

    /** Enters all that the viewer may enter: for lists of names, states and counts, and for what belongs to the practice. */
    public <T> T callEverywhere(Function<Entered, T> work) {
        return enter(null, work);
    }

    /** Enters no relationship: the practice, the roles held now and what is the viewer's own. For what every request asks before its page. */
    public <T> T callAtDoor(Function<Entered, T> work) {
        return enter(NOWHERE, work);
    }

    public void runEverywhere(Consumer<Entered> work) {
        callEverywhere(inside -> {
            work.accept(inside);
            return true;
        });
    }

    /** Binds anew after seats have changed in this very transaction: a relationship that was just founded can then be written to. */
    public Entered rebind() {
        Passage passage = Objects.requireNonNull(passage(), "not entered");
        Entered.Seats seats = jdbc.sql("SELECT * FROM relationship.entered()")
                .query(Entrance::seats)
                .single();
        Passage now =
                new Passage(passage.relationship(), new Entered(passage.inside().viewer(), seats));
        TransactionSynchronizationManager.unbindResource(this);
        TransactionSynchronizationManager.bindResource(this, now);
        return now.inside();
    }

    private <T> T enter(@Nullable RelationshipId relationship, Function<Entered, T> work) {
        Passage open = passage();
        if (open != null) {
            if (!Objects.equals(open.relationship(), relationship)
                    || !open.inside().viewer().equals(Viewer.current())) {
                throw new IllegalStateException("this transaction has been entered already, for something else");
            }
            return work.apply(open.inside());
        }
        try {
            return transaction.execute(status -> inNewPassage(relationship, work));
        } catch (DataAccessException e) {
            throw translated(e);
        }
    }

    private <T> T inNewPassage(@Nullable RelationshipId relationship, Function<Entered, T> work) {
        Passage passage = new Passage(relationship, bind(Viewer.current(), relationship));
        TransactionSynchronizationManager.bindResource(this, passage);
        try {
            return work.apply(passage.inside());
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
        }
    }

    private Entered bind(Viewer viewer, @Nullable RelationshipId relationship) {
        return new Entered(
                viewer,
                jdbc.sql("SELECT * FROM relationship.enter(:practice, :person, :capacity, :relationship, :at)")
                        .param("practice", viewer.practice().value())
                        .param("person", viewer.person().value())
                        .param("capacity", viewer.capacity().word())
                        .param("relationship", relationship == null ? null : relationship.value(), java.sql.Types.OTHER)
                        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .query(Entrance::seats)
                        .single());
    }

    private static Entered.Seats seats(ResultSet row, int number) throws SQLException {
        return new Entered.Seats(
                (UUID[]) row.getArray("circles").getArray(),
                (UUID[]) row.getArray("writable").getArray(),
                (UUID[]) row.getArray("relationships").getArray(),
                (UUID[]) row.getArray("people").getArray(),
                (UUID[]) row.getArray("memberships").getArray(),
                (String[]) row.getArray("roles").getArray());
    }

    private @Nullable Passage passage() {
        return (Passage) TransactionSynchronizationManager.getResource(this);
    }

    private record Passage(@Nullable RelationshipId relationship, Entered inside) {}

    private static RuntimeException translated(DataAccessException e) {
        if (e.getMostSpecificCause() instanceof PSQLException cause && cause.getSQLState() != null) {
            return switch (cause.getSQLState()) {
                case "RL409" -> new Refused(sentence(cause));
                // a rule of the circle, a row wall, a foreign key, a unique key: all the same to who asked
                case "RL404", "42501", "23503", "23505" -> new NotFound();
                // a form should have said so before, at the field
                case "23514" ->
                    new Refused("Something here is longer, or other, than can be kept. Nothing was changed.");
                default -> e;
            };
        }
        return e;
    }

    /** The server's own line without the driver's prefix and context. */
    private static String sentence(PSQLException cause) {
        ServerErrorMessage server = cause.getServerErrorMessage();
        String line = server == null ? null : server.getMessage();
        return line == null ? "This is not possible." : line;
    }
}
