package org.relata.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** The code of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds). One step early or late will do; no step does twice. */
final class Totp {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();
    private static final int SECONDS = 30;

    private Totp() {}

    /** 160 random bits in Base32, as apps expect a key to be typed. */
    static String freshSeed() {
        byte[] random = Secret.bytes(20);
        StringBuilder seed = new StringBuilder();
        for (int bit = 0; bit < random.length * 8; bit += 5) {
            int five = 0;
            for (int i = bit; i < bit + 5; i++) {
                five = five << 1 | random[i / 8] >> (7 - i % 8) & 1;
            }
            seed.append(BASE32.charAt(five));
        }
        return seed.toString();
    }

    /** The step whose code this is, later than the last one used. */
    static OptionalLong step(String seed, String code, Instant now, long lastUsed) {
        long present = now.getEpochSecond() / SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = present - 1; step <= present + 1; step++) {
            if (same(code, code(seed, Instant.ofEpochSecond(step * SECONDS))) && step > lastUsed) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static String code(String seed, Instant at) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(bytes(seed), GENERATOR.getAlgorithm()), at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the square picture says to the app. It names the product and never the practice: others may see the app's list. */
    static String uri(String seed, String account) {
        return "otpauth://totp/Relata:"
                + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20") + "?secret=" + seed
                + "&issuer=Relata";
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String seed) {
        byte[] bytes = new byte[seed.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int five = BASE32.indexOf(seed.charAt(bit / 5));
            bytes[bit / 8] |= (byte) ((five >> (4 - bit % 5) & 1) << (7 - bit % 8));
        }
        return bytes;
    }
}
