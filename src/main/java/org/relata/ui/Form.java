package org.relata.ui;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is shown: what was typed, kept, and what is wrong with it, in words.
 *
 * @param values what stands in each field, by the field's name
 * @param errors what is wrong, by the field's name; the empty name speaks of the whole form
 */
public record Form(Map<String, List<String>> values, Map<String, String> errors) {

    public static Form blank() {
        return new Form(Map.of(), Map.of());
    }

    /** What a request sent. Fields of type password are never written back, whatever is in here. */
    public static Form of(Map<String, String[]> parameters) {
        return new Form(
                parameters.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, e -> List.copyOf(Arrays.asList(e.getValue())))),
                Map.of());
    }

    /** The same form with a field filled in. */
    public Form with(String name, String... filled) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(name, List.of(filled));
        return new Form(more, errors);
    }

    /** The same form with something wrong; errors are listed in the order they were found. */
    public Form wrong(String name, String sentence) {
        Map<String, String> more = new LinkedHashMap<>(errors);
        more.putIfAbsent(name, sentence);
        return new Form(values, more);
    }

    public boolean ok() {
        return errors.isEmpty();
    }

    public String value(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** What stands in a field without the space around it; empty where nothing does. */
    public Optional<String> given(String name) {
        return Optional.of(value(name).strip()).filter(text -> !text.isEmpty());
    }

    public boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    public @Nullable String error(String name) {
        return errors.get(name);
    }

    /** The ids that describe a field: its hint and its error, or null for neither. */
    public @Nullable String describedBy(String name, boolean hinted) {
        String ids = Stream.of(hinted ? name + "-hint" : "", errors.containsKey(name) ? name + "-error" : "")
                .filter(id -> !id.isEmpty())
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }
}
