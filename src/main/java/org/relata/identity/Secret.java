package org.relata.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random keys and the hashes under which they are kept. Only what is random gets a fast hash; passwords have their own ({@link Passwords}). */
final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Nothing that is easily taken for something else when it is read out or written down. */
    private static final String LETTERS = "abcdefghjkmnpqrstvwxyz23456789";

    private Secret() {}

    /** 256 random bits, fit for an address or a cookie. */
    static String key() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    static byte[] bytes(int count) {
        byte[] random = new byte[count];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Groups of letters to be written down or told, almost five bits each: "k7qd-m2xv". */
    static String words(int groups, int letters) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < groups * letters; i++) {
            word.append(i > 0 && i % letters == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** SHA-256 of the parts, each of which ends where it says. */
    static byte[] hash(Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
