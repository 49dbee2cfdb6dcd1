package org.relata.identity;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/** Ten codes of almost 74 bits, each good for one sign-in without the phone. Kept as hashes that are bound to the person. */
final class RecoveryCodes {
    static final int COUNT = 10;

    private RecoveryCodes() {}

    static List<String> fresh() {
        return IntStream.range(0, COUNT).mapToObj(i -> Secret.words(3, 5)).toList();
    }

    static byte[] hash(UUID person, String typed) {
        return Secret.hash(
                "recovery code", person, typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }
}
