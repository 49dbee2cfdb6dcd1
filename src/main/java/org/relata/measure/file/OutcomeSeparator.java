package org.relata.measure.file;

import java.util.Comparator;
import java.util.List;

/** Guesses what parts the columns: the character that occurs, outside quotes, equally often in the first lines. */
final class OutcomeSeparator {
    private static final List<Character> CANDIDATES = List.of(';', '\t', ',');
    private static final int LINES = 20;

    private OutcomeSeparator() {}

    /** A comma when none of the candidates occurs. Excel's own hint, a first line such as "sep=;", is believed. */
    static char of(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        var first = lines.getFirst();
        if (first.length() == 5 && first.startsWith("sep=") && CANDIDATES.contains(first.charAt(4))) {
            return first.charAt(4);
        }
        return CANDIDATES.stream()
                .filter(candidate -> count(first, candidate) > 0)
                .max(Comparator.comparingLong((Character candidate) -> alike(lines, candidate))
                        .thenComparingLong(candidate -> count(first, candidate)))
                .orElse(',');
    }

    private static long alike(List<String> lines, char candidate) {
        var expected = count(lines.getFirst(), candidate);
        return lines.stream().filter(line -> count(line, candidate) == expected).count();
    }

    private static long count(String line, char candidate) {
        var outside = line.replaceAll("\"[^\"]*\"", "");
        return outside.chars().filter(c -> c == candidate).count();
    }
}
