package org.relata.platform;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.RelationshipId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the listed work that has no viewer, under a database role of its own that may do, for each {@link Purpose}, a few commands on a few tables.
 * Everything it does in a relationship leaves an audit row that names the purpose.
 */
public final class Keeper {
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    Keeper(DataSource keeperSource, Clock clock) {
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(keeperSource));
        this.jdbc = JdbcClient.create(keeperSource);
        this.clock = clock;
    }

    /** What the keeper may touch: its own connection, and the circles of the relationship at hand. */
    public record Kept(JdbcClient jdbc, OffsetDateTime at, List<KeptCircle> circles) {
        public CircleId circle(CircleKind kind) {
            return circles.stream()
                    .filter(circle -> circle.kind() == kind)
                    .map(KeptCircle::id)
                    .findFirst()
                    .orElseThrow(NotFound::new);
        }
    }

    /** A circle as the keeper sees it: by kind, and whose it is. */
    public record KeptCircle(CircleId id, CircleKind kind, Optional<PersonId> person) {}

    /** The keeper's connection, while it is the keeper who works in this thread. */
    public Optional<JdbcClient> atWork() {
        return Optional.ofNullable((JdbcClient) TransactionSynchronizationManager.getResource(this));
    }

    /** Works across practices: only what a purpose allows there. */
    public <T> T call(Purpose purpose, Function<Kept, T> work) {
        return enter(purpose, null, null, work);
    }

    public <T> T call(Purpose purpose, PracticeId practice, Function<Kept, T> work) {
        return enter(purpose, practice.value(), null, work);
    }

    public <T> T call(Purpose purpose, PracticeId practice, RelationshipId relationship, Function<Kept, T> work) {
        return enter(purpose, practice.value(), relationship.value(), work);
    }

    private <T> T enter(Purpose purpose, @Nullable UUID practice, @Nullable UUID relationship, Function<Kept, T> work) {
        return transaction.execute(status -> {
            OffsetDateTime at = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
            List<KeptCircle> circles = jdbc.sql(
                            "SELECT * FROM relationship.keep(:purpose, :practice, :relationship, :at)")
                    .param("purpose", purpose.word())
                    .param("practice", practice, Types.OTHER)
                    .param("relationship", relationship, Types.OTHER)
                    .param("at", at)
                    .query((row, n) -> new KeptCircle(
                            new CircleId(row.getObject("circle_id", UUID.class)),
                            CircleKind.of(row.getString("kind")),
                            Optional.ofNullable(row.getObject("person_id", UUID.class))
                                    .map(PersonId::new)))
                    .list();
            TransactionSynchronizationManager.bindResource(this, jdbc);
            try {
                return work.apply(new Kept(jdbc, at, circles));
            } finally {
                TransactionSynchronizationManager.unbindResource(this);
            }
        });
    }
}
