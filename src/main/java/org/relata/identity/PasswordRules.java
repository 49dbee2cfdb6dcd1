package org.relata.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a password must not be. As NIST SP 800-63B-4 has it: at least eight characters beside a second factor, long ones welcome, none that everybody
 * tries first, no rules about kinds of characters, and no changing for its own sake.
 */
final class PasswordRules {
    static final int SHORTEST = 8;
    static final int LONGEST = 256;

    private static final Set<String> COMMON = read();
    private static final List<String> ROWS = List.of(
            "01234567890123456789",
            "98765432109876543210",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertzuiopasdfghjklyxcvbnm",
            "azertyuiopqsdfghjklmwxcvbn",
            "1q2w3e4r5t6z7u8i9o0p",
            "1q2w3e4r5t6y7u8i9o0p",
            "1qaz2wsx3edc4rfv5tgb",
            "qazwsxedcrfvtgb");
    /** What people write for a letter, in the order of the letters. */
    private static final String DISGUISES = "@4301!5$7";

    private static final String LETTERS = "aaeolisst";

    private PasswordRules() {}

    /** The word for what is wrong with it: short, long, common or personal; nothing where it will do. */
    static Optional<String> flaw(String password, Collection<String> names) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("long");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        String core = plain.replaceAll("[^\\p{L}]{1,6}$", "");
        if (isCommon(plain) || isCommon(undisguised(plain)) || COMMON.contains(undisguised(core))) {
            return Optional.of("common");
        }
        return isPersonal(plain, names) ? Optional.of("personal") : Optional.empty();
    }

    /** A usual word with at most a few digits or signs around it, a walk over the keyboard, or hardly any different characters. */
    private static boolean isCommon(String password) {
        String stem = password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        String half = password.substring(0, password.length() / 2);
        return COMMON.contains(password)
                || (COMMON.contains(stem) && password.length() - stem.length() <= 6)
                || COMMON.contains(stem.replaceAll("[^\\p{L}]", ""))
                || password.chars().distinct().count() < 4
                || ROWS.stream().anyMatch(row -> row.contains(password))
                || (password.equals(half + half) && isCommon(half));
    }

    private static boolean isPersonal(String password, Collection<String> names) {
        return names.stream()
                .flatMap(name -> Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                .filter(word -> word.length() >= 3)
                .anyMatch(word -> password.contains(word) && password.length() - word.length() < 6);
    }

    private static String undisguised(String password) {
        StringBuilder plain = new StringBuilder(password);
        for (int i = 0; i < plain.length(); i++) {
            int disguise = DISGUISES.indexOf(plain.charAt(i));
            if (disguise >= 0) {
                plain.setCharAt(i, LETTERS.charAt(disguise));
            }
        }
        return plain.toString();
    }

    private static Set<String> read() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list of common passwords is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .filter(word -> !word.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
