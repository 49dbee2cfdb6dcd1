package org.relata.platform;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals clinical text. There is one data key for each circle and author, so that erasing one person's words never touches another's; it is wrapped by
 * the practice's key and by the epoch key, which PostgreSQL never holds. What was sealed opens only in its own practice, table, row, column, circle
 * and under its own author and key: a ciphertext moved anywhere else is rejected.
 *
 * <p>A sealed value is four bytes of key version and then Tink's AES-256-GCM ciphertext.
 */
public final class Vault {
    private static final int VERSION = 1;

    private final Keyring keyring;
    private final JdbcClient jdbc;

    Vault(Keyring keyring, JdbcClient jdbc) {
        this.keyring = keyring;
        this.jdbc = jdbc;
    }

    /** Where a sealed value stands. */
    public record Place(String table, UUID row, String column) {}

    /** In whose confidence, and in whose hand. */
    public record Hand(CircleId circle, PersonId author) {}

    /** Seals what the viewer writes, who must be able to write that circle. */
    public byte[] seal(Entered inside, Hand hand, Place place, String text) {
        return seal(inside, hand, place, bytes(text));
    }

    /** The same for bytes; a value that is kept in several pieces names the piece in its place, so that none can stand in for another. */
    public byte[] seal(Entered inside, Hand hand, Place place, byte[] plain) {
        Keyring.DataKey key = key(inside, hand, VERSION);
        try {
            byte[] sealed = keyring.findOrMake(jdbc, key).encrypt(plain, associated(key, place));
            return ByteBuffer.allocate(4 + sealed.length)
                    .putInt(VERSION)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed in " + place.table(), e);
        }
    }

    /** Opens what stands in a row that the viewer has read. A key that is gone, because its author was erased, is a {@link NotFound}. */
    public String open(Entered inside, Hand hand, Place place, byte[] sealed) {
        return text(openBytes(inside, hand, place, sealed));
    }

    public byte[] openBytes(Entered inside, Hand hand, Place place, byte[] sealed) {
        try {
            Keyring.DataKey key = key(inside, hand, ByteBuffer.wrap(sealed).getInt());
            Aead aead = keyring.find(jdbc, key).orElseThrow(NotFound::new);
            return aead.decrypt(Arrays.copyOfRange(sealed, 4, sealed.length), associated(key, place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what stands in " + place.table() + " was not sealed there", e);
        }
    }

    /** Seals a secret of the practice, such as the seed of a second factor; {@code with} is a connection that may read the practice's key. */
    public byte[] sealForPractice(JdbcClient with, PracticeId practice, Place place, String text) {
        try {
            return keyring.practiceKey(with, practice.value()).encrypt(bytes(text), associated(practice, place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed in " + place.table(), e);
        }
    }

    public String openForPractice(JdbcClient with, PracticeId practice, Place place, byte[] sealed) {
        try {
            return text(keyring.practiceKey(with, practice.value()).decrypt(sealed, associated(practice, place)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what stands in " + place.table() + " was not sealed there", e);
        }
    }

    /** The same for what the viewer writes about the practice's own affairs; blank is nothing. */
    public byte @Nullable [] sealForPractice(Entered inside, Place place, Optional<String> text) {
        return text.filter(words -> !words.isBlank())
                .map(words -> sealForPractice(jdbc, inside.viewer().practice(), place, words))
                .orElse(null);
    }

    public Optional<String> openForPractice(Entered inside, Place place, byte @Nullable [] sealed) {
        return Optional.ofNullable(sealed)
                .map(bytes -> openForPractice(jdbc, inside.viewer().practice(), place, bytes));
    }

    /** Gives a new practice its key; {@code keeper} acts for {@link Purpose#SETTING_UP}. */
    public void admit(JdbcClient keeper, PracticeId practice) {
        try {
            keyring.admit(keeper, practice.value());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made for the practice", e);
        }
    }

    private static Keyring.DataKey key(Entered inside, Hand hand, int version) {
        return new Keyring.DataKey(
                inside.practice(), hand.circle().value(), hand.author().value(), version);
    }

    private static byte[] associated(Keyring.DataKey key, Place place) {
        return bytes("%s|%s|%s|%s|%s|%s|%d"
                .formatted(
                        key.practice(),
                        place.table(),
                        place.row(),
                        place.column(),
                        key.circle(),
                        key.author(),
                        key.version()));
    }

    private static byte[] associated(PracticeId practice, Place place) {
        return bytes("%s|%s|%s|%s".formatted(practice, place.table(), place.row(), place.column()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
