package org.relata.notice;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser's side of RFC 8291, written down from the RFC: it alone can open what is sent to it. */
final class Receiver {
    private static final byte[] POINT_OF_P256 =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private final KeyPair pair;
    private final byte[] auth = new byte[16];

    Receiver() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        pair = generator.generateKeyPair();
        new SecureRandom().nextBytes(auth);
    }

    Subscription at(String endpoint) {
        return new Subscription(endpoint, encoded(point()), encoded(auth));
    }

    String open(byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = next(in, 16);
        in.getInt();
        byte[] sender = next(in, in.get());
        byte[] secret = hmac(hmac(auth, agreed(sender)), bytes("WebPush: info\0"), point(), sender, new byte[] {1});
        byte[] key = hmac(salt, secret);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(derived(key, "Content-Encoding: aes128gcm\0", 16), "AES"),
                new GCMParameterSpec(128, derived(key, "Content-Encoding: nonce\0", 12)));
        byte[] opened = cipher.doFinal(next(in, in.remaining()));
        int end = opened.length - 1;
        while (opened[end] == 0) {
            end--;
        }
        return new String(opened, 0, end, StandardCharsets.UTF_8);
    }

    static PublicKey key(byte[] point) throws GeneralSecurityException {
        byte[] spec = ByteBuffer.allocate(POINT_OF_P256.length + point.length)
                .put(POINT_OF_P256)
                .put(point)
                .array();
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spec));
    }

    private byte[] agreed(byte[] sender) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(key(sender), true);
        return agreement.generateSecret();
    }

    private byte[] point() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return ByteBuffer.allocate(65)
                .put((byte) 4)
                .put(coordinate(key.getW().getAffineX()))
                .put(coordinate(key.getW().getAffineY()))
                .array();
    }

    private static byte[] coordinate(BigInteger number) {
        return HexFormat.of().parseHex("%064x".formatted(number));
    }

    private static byte[] derived(byte[] key, String what, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, bytes(what), new byte[] {1}), length);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(all.toByteArray());
    }

    private static byte[] next(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
