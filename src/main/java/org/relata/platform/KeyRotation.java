package org.relata.platform;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import org.relata.kernel.PracticeId;
import org.relata.platform.Keeper.Kept;

/**
 * Begins a new epoch: a new epoch key, every wrapped key wrapped anew under it, and the epoch key two epochs old destroyed. Nothing that was sealed
 * changes and nobody has to wait: until a key is rewrapped, its old epoch key opens it.
 */
public final class KeyRotation {
    private static final int BATCH = 500;

    private final EpochKeys epochs;
    private final Keyring keyring;
    private final Keeper keeper;

    KeyRotation(EpochKeys epochs, Keyring keyring, Keeper keeper) {
        this.epochs = epochs;
        this.keyring = keyring;
        this.keeper = keeper;
    }

    private record Stale(UUID circle, UUID author, int version, int epoch, byte[] wrapped) {}

    /** Returns how many keys were wrapped anew. */
    public int rotate() {
        epochs.begin();
        int count = 0;
        List<UUID> practices = keeper.call(
                Purpose.ROTATION,
                kept -> kept.jdbc()
                        .sql("SELECT practice_id FROM practice.practice")
                        .query(UUID.class)
                        .list());
        for (UUID practice : practices) {
            count += keeper.call(Purpose.ROTATION, new PracticeId(practice), kept -> rewrapPracticeKey(kept, practice));
            int done;
            do {
                done = keeper.call(Purpose.ROTATION, new PracticeId(practice), kept -> rewrapSome(kept, practice));
                count += done;
            } while (done == BATCH);
        }
        epochs.forgetOld();
        return count;
    }

    private int rewrapPracticeKey(Kept kept, UUID practice) {
        return kept.jdbc()
                .sql(
                        "SELECT epoch, wrapped FROM vault.practice_key WHERE practice_id = :practice AND epoch < :newest FOR UPDATE")
                .param("practice", practice)
                .param("newest", epochs.newest())
                .query((row, n) -> kept.jdbc()
                        .sql(
                                "UPDATE vault.practice_key SET epoch = :epoch, wrapped = :wrapped WHERE practice_id = :practice")
                        .param("epoch", epochs.newest())
                        .param(
                                "wrapped",
                                rewrap(row.getInt("epoch"), row.getBytes("wrapped"), Keyring.associated(practice)))
                        .param("practice", practice)
                        .update())
                .list()
                .size();
    }

    private int rewrapSome(Kept kept, UUID practice) {
        List<Stale> stale = kept.jdbc()
                .sql("""
                        SELECT circle_id, author_id, version, epoch, wrapped FROM vault.data_key
                         WHERE practice_id = :practice AND epoch < :newest LIMIT :batch FOR UPDATE SKIP LOCKED""")
                .param("practice", practice)
                .param("newest", epochs.newest())
                .param("batch", BATCH)
                .query((row, n) -> new Stale(
                        row.getObject("circle_id", UUID.class),
                        row.getObject("author_id", UUID.class),
                        row.getInt("version"),
                        row.getInt("epoch"),
                        row.getBytes("wrapped")))
                .list();
        for (Stale old : stale) {
            var key = new Keyring.DataKey(practice, old.circle(), old.author(), old.version());
            key.named(kept.jdbc().sql("""
                    UPDATE vault.data_key SET epoch = :epoch, wrapped = :wrapped
                     WHERE practice_id = :practice AND circle_id = :circle AND author_id = :author AND version = :version"""))
                    .param("epoch", epochs.newest())
                    .param("wrapped", rewrap(old.epoch(), old.wrapped(), key.associated()))
                    .update();
        }
        return stale.size();
    }

    private byte[] rewrap(int from, byte[] wrapped, byte[] associated) {
        try {
            return keyring.rewrap(from, wrapped, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be wrapped anew; the old epoch key is kept", e);
        }
    }
}
