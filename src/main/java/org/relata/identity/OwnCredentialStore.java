package org.relata.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.NotFound;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The viewer's own secrets: of nobody else's does this know. */
@Repository
class OwnCredentialStore {
    private static final String MINE = " WHERE practice_id = :practice AND person_id = :viewer";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Ledger ledger;
    private final Clock clock;

    OwnCredentialStore(JdbcClient jdbc, Vault vault, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ledger = ledger;
        this.clock = clock;
    }

    Optional<String> password(Entered inside) {
        return ledger.credentials().password(jdbc, Holder.of(inside.viewer()));
    }

    String email(Entered inside) {
        return mine("SELECT email FROM identity.credential" + MINE, inside)
                .query(String.class)
                .optional()
                .orElse("");
    }

    int setPassword(Entered inside, String hash) {
        NotFound.unlessOne(mine("UPDATE identity.credential SET password = :password, changed_at = :at" + MINE, inside)
                .param("password", hash)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update());
        ledger.events().add(inside, Event.PASSWORD_CHANGED, inside.person());
        return raiseEpoch(inside);
    }

    byte[] sealSeed(Entered inside, String seed) {
        Holder me = Holder.of(inside.viewer());
        return vault.sealForPractice(jdbc, me.practiceId(), CredentialStore.seedOf(me), seed);
    }

    String openSeed(Entered inside, byte[] sealed) {
        Holder me = Holder.of(inside.viewer());
        return vault.openForPractice(jdbc, me.practiceId(), CredentialStore.seedOf(me), sealed);
    }

    int setSeed(Entered inside, byte[] sealed, long step) {
        NotFound.unlessOne(
                mine("UPDATE identity.credential SET seed = :seed, step = :step, changed_at = :at" + MINE, inside)
                        .param("seed", sealed)
                        .param("step", step)
                        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .update());
        ledger.events().add(inside, Event.SECOND_FACTOR_CHANGED, inside.person());
        return raiseEpoch(inside);
    }

    FreshCodes setCodes(Entered inside, List<String> codes) {
        Holder me = Holder.of(inside.viewer());
        ledger.credentials().replaceCodes(jdbc, me, codes);
        ledger.events().add(inside, Event.RECOVERY_CODES_CHANGED, inside.person());
        return ledger.seal(jdbc, me, codes);
    }

    List<String> open(FreshCodes codes) {
        return ledger.open(jdbc, codes);
    }

    int codesLeft(Entered inside) {
        return mine("SELECT count(*) FROM identity.recovery_code" + MINE + " AND used_at IS NULL", inside)
                .query(Integer.class)
                .single();
    }

    private int raiseEpoch(Entered inside) {
        mine("UPDATE identity.device SET remembered_until = NULL" + MINE, inside)
                .update();
        return mine("UPDATE identity.account SET epoch = epoch + 1" + MINE + " RETURNING epoch", inside)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec mine(String sql, Entered inside) {
        return jdbc.sql(sql).param("practice", inside.practice()).param("viewer", inside.person());
    }
}
