package org.relata.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wrapped keys in the database, opened ones in memory for half an hour: epoch key around practice key, and both around each data key. */
final class Keyring {
    private final EpochKeys epochs;
    private final Cache<Object, Aead> opened = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();

    Keyring(EpochKeys epochs) {
        this.epochs = epochs;
    }

    /** One data key; its text is bound into every wrapping, so that no wrapped key can stand in for another. */
    record DataKey(UUID practice, UUID circle, UUID author, int version) {
        byte[] associated() {
            return "data key|%s|%s|%s|%d"
                    .formatted(practice, circle, author, version)
                    .getBytes(StandardCharsets.UTF_8);
        }

        JdbcClient.StatementSpec named(JdbcClient.StatementSpec statement) {
            return statement
                    .param("practice", practice)
                    .param("circle", circle)
                    .param("author", author)
                    .param("version", version);
        }
    }

    private record PracticeKey(UUID practice) {
        byte[] associated() {
            return "practice key|%s".formatted(practice).getBytes(StandardCharsets.UTF_8);
        }
    }

    record Wrapped(int epoch, byte[] bytes, boolean own) {
        static Wrapped of(ResultSet row, int number) throws SQLException {
            return new Wrapped(row.getInt("epoch"), row.getBytes("wrapped"), row.getBoolean("own"));
        }
    }

    Optional<Aead> find(JdbcClient jdbc, DataKey key) throws GeneralSecurityException {
        Aead known = opened.getIfPresent(key);
        return known == null ? load(jdbc, key) : Optional.of(known);
    }

    /** The key to write with, made if this is the author's first word in the circle; two who make it at once end with the same one. */
    Aead findOrMake(JdbcClient jdbc, DataKey key) throws GeneralSecurityException {
        Optional<Aead> found = find(jdbc, key);
        if (found.isPresent()) {
            return found.get();
        }
        Wrapped wrapped = wrap(practiceKey(jdbc, key.practice()).encrypt(fresh(), key.associated()), key.associated());
        key.named(jdbc.sql("""
                INSERT INTO vault.data_key (practice_id, circle_id, author_id, version, epoch, wrapped)
                VALUES (:practice, :circle, :author, :version, :epoch, :wrapped) ON CONFLICT DO NOTHING"""))
                .param("epoch", wrapped.epoch())
                .param("wrapped", wrapped.bytes())
                .update();
        return load(jdbc, key).orElseThrow(NotFound::new);
    }

    void admit(JdbcClient keeper, UUID practice) throws GeneralSecurityException {
        Wrapped wrapped = wrap(fresh(), new PracticeKey(practice).associated());
        keeper.sql("INSERT INTO vault.practice_key (practice_id, epoch, wrapped) VALUES (:practice, :epoch, :wrapped)")
                .param("practice", practice)
                .param("epoch", wrapped.epoch())
                .param("wrapped", wrapped.bytes())
                .update();
    }

    Aead practiceKey(JdbcClient jdbc, UUID practice) throws GeneralSecurityException {
        PracticeKey key = new PracticeKey(practice);
        Aead known = opened.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Wrapped wrapped = jdbc.sql("""
                SELECT epoch, wrapped, xmin = pg_current_xact_id_if_assigned()::xid AS own
                  FROM vault.practice_key WHERE practice_id = :practice""")
                .param("practice", practice)
                .query(Wrapped::of)
                .optional()
                .orElseThrow(NotFound::new);
        Aead aead = aead(unwrap(wrapped, key.associated()));
        remember(key, aead, wrapped);
        return aead;
    }

    private Optional<Aead> load(JdbcClient jdbc, DataKey key) throws GeneralSecurityException {
        Optional<Wrapped> wrapped = key.named(jdbc.sql("""
                SELECT epoch, wrapped, xmin = pg_current_xact_id_if_assigned()::xid AS own FROM vault.data_key
                 WHERE practice_id = :practice AND circle_id = :circle AND author_id = :author AND version = :version""")).query(Wrapped::of).optional();
        if (wrapped.isEmpty()) {
            return Optional.empty();
        }
        byte[] inner = unwrap(wrapped.get(), key.associated());
        Aead aead = aead(practiceKey(jdbc, key.practice()).decrypt(inner, key.associated()));
        remember(key, aead, wrapped.get());
        return Optional.of(aead);
    }

    /** What this very transaction has inserted may yet roll back: it is not remembered. */
    private void remember(Object key, Aead aead, Wrapped wrapped) {
        if (!wrapped.own()) {
            opened.put(key, aead);
        }
    }

    private Wrapped wrap(byte[] key, byte[] associated) throws GeneralSecurityException {
        EpochKeys.Epoch newest = epochs.newest();
        return new Wrapped(newest.number(), newest.aead().encrypt(key, associated), true);
    }

    private byte[] unwrap(Wrapped wrapped, byte[] associated) throws GeneralSecurityException {
        return epochs.key(wrapped.epoch()).decrypt(wrapped.bytes(), associated);
    }

    /** Wraps under the newest epoch what was wrapped under an older one; the key inside, and all that it sealed, stays. */
    Wrapped rewrap(Wrapped old, byte[] associated) throws GeneralSecurityException {
        return wrap(unwrap(old, associated), associated);
    }

    static byte[] associated(UUID practice) {
        return new PracticeKey(practice).associated();
    }

    private static byte[] fresh() throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
    }

    private static Aead aead(byte[] keyset) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
