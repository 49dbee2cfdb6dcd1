package org.relata.messaging;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The runs of eight words in a text, by which a copy is known: shorter ones people happen to share. */
record Phrases(Set<String> runs) {
    private static final int WORDS = 8;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Phrases of(String text) {
        var words = BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        return new Phrases(runs(words));
    }

    private static Set<String> runs(List<String> words) {
        var runs = new HashSet<String>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            runs.add(words.subList(i, i + WORDS).stream().collect(Collectors.joining(" ")));
        }
        return runs;
    }

    /** Those that stand in none of these texts. */
    Phrases without(List<String> texts) {
        var left = new HashSet<>(runs);
        texts.forEach(text -> left.removeAll(of(text).runs));
        return new Phrases(left);
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    boolean shares(String text) {
        return of(text).runs.stream().anyMatch(runs::contains);
    }
}
