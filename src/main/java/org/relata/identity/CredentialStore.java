package org.relata.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets, as the keeper sees them while somebody signs in. */
@Repository
class CredentialStore {
    /** Who can be reached at one address; more than this many accounts are never tried. */
    static final int AT_ONE_ADDRESS = 6;

    /** One account behind an address. */
    record Lock(Holder holder, String password, boolean ended) {}

    /** The sealed seed of the second factor, and the last step used. */
    record Seed(byte[] sealed, long lastStep) {}

    List<Lock> at(Kept kept, String email) {
        return kept.jdbc()
                .sql("""
                        SELECT c.practice_id, c.person_id, c.password, a.ended_at IS NOT NULL AS ended
                          FROM identity.credential c JOIN identity.account a USING (practice_id, person_id)
                         WHERE c.email = :email ORDER BY c.person_id LIMIT :limit""")
                .param("email", email)
                .param("limit", AT_ONE_ADDRESS)
                .query((row, n) -> new Lock(
                        new Holder(row.getObject("practice_id", UUID.class), row.getObject("person_id", UUID.class)),
                        row.getString("password"),
                        row.getBoolean("ended")))
                .list();
    }

    Optional<String> password(JdbcClient with, Holder holder) {
        return named(
                        with.sql(
                                "SELECT password FROM identity.credential WHERE practice_id = :practice AND person_id = :person"),
                        holder)
                .query(String.class)
                .optional();
    }

    Optional<Seed> seed(Kept kept, Holder holder) {
        return named(kept.jdbc().sql("""
                        SELECT c.seed, c.step FROM identity.credential c JOIN identity.account a USING (practice_id, person_id)
                         WHERE c.practice_id = :practice AND c.person_id = :person AND a.ended_at IS NULL"""), holder)
                .query((row, n) -> new Seed(row.getBytes("seed"), row.getLong("step")))
                .optional();
    }

    /** Uses a step; only the first to do so succeeds. */
    boolean useStep(Kept kept, Holder holder, long step) {
        return named(kept.jdbc().sql("""
                        UPDATE identity.credential SET step = :step
                         WHERE practice_id = :practice AND person_id = :person AND step < :step"""), holder).param("step", step).update() == 1;
    }

    /** Uses a recovery code; only the first to do so succeeds. */
    boolean useCode(Kept kept, Holder holder, String typed) {
        return named(kept.jdbc().sql("""
                        UPDATE identity.recovery_code SET used_at = :at
                         WHERE practice_id = :practice AND person_id = :person AND hash = :hash AND used_at IS NULL"""), holder)
                        .param("at", kept.at())
                        .param("hash", RecoveryCodes.hash(holder.person(), typed))
                        .update()
                == 1;
    }

    void insert(Kept kept, Holder holder, String email, String password, byte[] seed, long step) {
        named(kept.jdbc().sql("""
                        INSERT INTO identity.credential (practice_id, person_id, email, password, seed, step, changed_at)
                        VALUES (:practice, :person, :email, :password, :seed, :step, :at)"""), holder)
                .param("email", email)
                .param("password", password)
                .param("seed", seed)
                .param("step", step)
                .param("at", kept.at())
                .update();
    }

    int replace(Kept kept, Holder holder, String password, byte[] seed, long step) {
        return named(kept.jdbc().sql("""
                        UPDATE identity.credential SET password = :password, seed = :seed, step = :step, changed_at = :at
                         WHERE practice_id = :practice AND person_id = :person"""), holder)
                .param("password", password)
                .param("seed", seed)
                .param("step", step)
                .param("at", kept.at())
                .update();
    }

    /** The old recovery codes end, and these are the new ones. */
    void replaceCodes(JdbcClient with, Holder holder, List<String> codes) {
        named(
                        with.sql(
                                "DELETE FROM identity.recovery_code WHERE practice_id = :practice AND person_id = :person"),
                        holder)
                .update();
        for (String code : codes) {
            named(with.sql("""
                            INSERT INTO identity.recovery_code (practice_id, code_id, person_id, hash)
                            VALUES (:practice, :id, :person, :hash)"""), holder)
                    .param("id", Ids.next())
                    .param("hash", RecoveryCodes.hash(holder.person(), code))
                    .update();
        }
    }

    static Place seedOf(Holder holder) {
        return new Place("identity.credential", holder.person(), "seed");
    }

    private static JdbcClient.StatementSpec named(JdbcClient.StatementSpec statement, Holder holder) {
        return statement.param("practice", holder.practice()).param("person", holder.person());
    }
}
