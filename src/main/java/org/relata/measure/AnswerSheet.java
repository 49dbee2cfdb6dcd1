package org.relata.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers on their way, as several windows of one person may write them. Nothing is overwritten in silence: an answer that was changed elsewhere since
 * a window was opened stays, and the window's own is kept beside it until the person chooses.
 *
 * @param revision grows with every change
 * @param answers by the question's number
 */
public record AnswerSheet(int revision, Map<Integer, Entry> answers) {
    /** What is written for a question that was passed over by choice. */
    public static final String SKIP = "skip";

    static final AnswerSheet EMPTY = new AnswerSheet(0, Map.of());

    /**
     * One answer.
     *
     * @param value the chosen value, or {@link #SKIP}
     * @param revision in which it was written
     * @param tab the window that wrote it
     * @param seq the window's own count, so that a delayed answer never follows a newer one
     * @param other what another window answered, until the person has chosen
     */
    public record Entry(
            String value,
            int revision,
            String tab,
            long seq,
            @Nullable String other) {}

    /**
     * What a window knows: the sheet's revision when the window was filled, and its own name.
     *
     * @param revision 0 where it knows nothing
     */
    public record Window(int revision, String name) {
        /** Reads "7.k3j9"; anything else knows nothing. */
        public static Window of(@Nullable String text) {
            return text != null && text.matches("\\d{1,9}\\.[\\w-]{1,40}")
                    ? new Window(Integer.parseInt(text.split("\\.")[0]), text.split("\\.")[1])
                    : new Window(0, "");
        }

        @Override
        public String toString() {
            return revision + "." + name;
        }
    }

    /** The sheet with one more answer. */
    AnswerSheet with(int question, String value, Window window, long seq) {
        var known = answers.get(question);
        if (known == null) {
            return put(question, new Entry(value, revision + 1, window.name(), seq, null));
        }
        var same = known.tab().equals(window.name());
        if (known.value().equals(value)) {
            return known.other() == null ? this : put(question, settled(known, window, seq));
        }
        if (same && seq <= known.seq()) {
            return this;
        }
        if (same || known.revision() <= window.revision()) {
            return put(question, new Entry(value, revision + 1, window.name(), seq, null));
        }
        return value.equals(known.other())
                ? this
                : put(question, new Entry(known.value(), known.revision(), known.tab(), known.seq(), value));
    }

    /** Whether two windows answered this question differently and nobody has chosen yet. */
    public boolean isTorn(int question) {
        var known = answers.get(question);
        return known != null && known.other() != null;
    }

    public boolean torn() {
        return answers.keySet().stream().anyMatch(this::isTorn);
    }

    /** What another window answered; nothing where all agree. */
    public String other(int question) {
        var known = answers.get(question);
        var other = known == null ? null : known.other();
        return other == null ? "" : other;
    }

    /** The chosen value, {@link #SKIP}, or nothing for an open question. */
    public String value(int question) {
        var known = answers.get(question);
        return known == null ? "" : known.value();
    }

    /** The values that count; what was skipped is missing. */
    Map<Integer, Integer> chosen() {
        return answers.entrySet().stream()
                .filter(entry -> !entry.getValue().value().equals(SKIP))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Integer.valueOf(entry.getValue().value()),
                        (a, b) -> b,
                        TreeMap::new));
    }

    private static Entry settled(Entry known, Window window, long seq) {
        return new Entry(known.value(), known.revision(), window.name(), seq, null);
    }

    private AnswerSheet put(int question, Entry entry) {
        var all = new LinkedHashMap<>(answers);
        all.put(question, entry);
        return new AnswerSheet(revision + 1, all);
    }
}
