package org.relata.notice;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

/**
 * By which push services know this installation (VAPID, RFC 8292): one pair of keys, made once and kept in a file (0600) beside the epoch keys. With
 * another pair every device would have to be allowed again. A line for the private key and one for the public, in Base64.
 */
final class PushKeys {
    private final VAPIDKeyPair pair;

    private PushKeys(VAPIDKeyPair pair) {
        this.pair = pair;
    }

    static PushKeys in(Path folder) {
        Path file = folder.resolve("push-key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            List<String> lines = Files.readAllLines(file);
            Base64.Decoder base64 = Base64.getDecoder();
            return new PushKeys(VAPIDKeyPairs.of(
                    PrivateKeySources.ofPKCS8Bytes(base64.decode(lines.getFirst())),
                    PublicKeySources.ofX509Bytes(base64.decode(lines.getLast()))));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read or written.", e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The file " + file
                            + " holds no pair of keys: put back the copy that belongs to this data folder, or delete the file and have devices allowed anew.");
        }
    }

    VAPIDKeyPair pair() {
        return pair;
    }

    String publicKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(pair.extractPublicKeyInUncompressedForm());
    }

    /** Whole and on disk before it has its name; of two processes that make one at once, the first is right. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = Files.createTempFile(file.getParent(), "push-key", ".new");
        try {
            if (Files.getFileStore(beside).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(beside, drawn());
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException e) {
            // another process was first
        } finally {
            Files.delete(beside);
        }
    }

    private static String drawn() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair drawn = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            return base64.encodeToString(drawn.getPrivate().getEncoded()) + "\n"
                    + base64.encodeToString(drawn.getPublic().getEncoded()) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
