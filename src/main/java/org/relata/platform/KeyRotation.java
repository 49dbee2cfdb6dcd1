package org.relata.platform;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.PracticeId;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Keyring.Wrapped;

/**
 * Begins a new epoch: a new epoch key, every wrapped key wrapped anew under it, and the epoch key two epochs old destroyed. Nothing that was sealed
 * changes and nobody has to wait: until a key is rewrapped, its old epoch key opens it.
 */
final class KeyRotation {
    private static final int BATCH = 500;

    private final EpochKeys epochs;
    private final Keyring keyring;
    private final Keeper keeper;

    KeyRotation(EpochKeys epochs, Keyring keyring, Keeper keeper) {
        this.epochs = epochs;
        this.keyring = keyring;
        this.keeper = keeper;
    }

    private record Stale(Keyring.DataKey key, Wrapped wrapped) {}

    /** Returns how many keys were wrapped anew. */
    public int rotate() {
        int newest = epochs.begin();
        int count = 0;
        List<UUID> practices = keeper.call(
                Purpose.ROTATION,
                kept -> kept.jdbc()
                        .sql("SELECT practice_id FROM practice.practice")
                        .query(UUID.class)
                        .list());
        for (UUID practice : practices) {
            count += keeper.call(
                    Purpose.ROTATION, new PracticeId(practice), kept -> rewrapPracticeKey(kept, practice, newest));
            int done;
            do {
                done = keeper.call(
                        Purpose.ROTATION, new PracticeId(practice), kept -> rewrapSome(kept, practice, newest));
                count += done;
            } while (done == BATCH);
        }
        epochs.forgetOld();
        return count;
    }

    private int rewrapPracticeKey(Kept kept, UUID practice, int newest) {
        Optional<Wrapped> old = kept.jdbc()
                .sql("""
                SELECT epoch, wrapped, false AS own FROM vault.practice_key
                 WHERE practice_id = :practice AND epoch < :newest FOR UPDATE""")
                .param("practice", practice)
                .param("newest", newest)
                .query(Wrapped::of)
                .optional();
        if (old.isEmpty()) {
            return 0;
        }
        Wrapped anew = rewrap(old.get(), Keyring.associated(practice));
        return kept.jdbc()
                .sql("UPDATE vault.practice_key SET epoch = :epoch, wrapped = :wrapped WHERE practice_id = :practice")
                .param("epoch", anew.epoch())
                .param("wrapped", anew.bytes())
                .param("practice", practice)
                .update();
    }

    private int rewrapSome(Kept kept, UUID practice, int newest) {
        List<Stale> stale = kept.jdbc()
                .sql("""
                        SELECT circle_id, author_id, version, epoch, wrapped, false AS own FROM vault.data_key
                         WHERE practice_id = :practice AND epoch < :newest LIMIT :batch FOR UPDATE SKIP LOCKED""")
                .param("practice", practice)
                .param("newest", newest)
                .param("batch", BATCH)
                .query((row, n) -> new Stale(
                        new Keyring.DataKey(
                                practice,
                                row.getObject("circle_id", UUID.class),
                                row.getObject("author_id", UUID.class),
                                row.getInt("version")),
                        Wrapped.of(row, n)))
                .list();
        for (Stale old : stale) {
            Wrapped anew = rewrap(old.wrapped(), old.key().associated());
            old.key()
                    .named(kept.jdbc().sql("""
                    UPDATE vault.data_key SET epoch = :epoch, wrapped = :wrapped
                     WHERE practice_id = :practice AND circle_id = :circle AND author_id = :author AND version = :version"""))
                    .param("epoch", anew.epoch())
                    .param("wrapped", anew.bytes())
                    .update();
        }
        return stale.size();
    }

    private Wrapped rewrap(Wrapped old, byte[] associated) {
        try {
            return keyring.rewrap(old, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be wrapped anew; the old epoch key is kept", e);
        }
    }
}
