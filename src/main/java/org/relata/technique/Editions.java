package org.relata.technique;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.ExerciseFile;
import org.springframework.stereotype.Component;

/** Exercises by the text that they were read from, which is read once: a pinned text never changes. */
@Component
class Editions {
    private final Cache<String, Exercise> read =
            Caffeine.newBuilder().maximumSize(2_000).build();

    Exercise of(String key, String digest, String text) {
        return read.get(digest, unread -> ExerciseFile.read(key + ".yaml", text));
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
