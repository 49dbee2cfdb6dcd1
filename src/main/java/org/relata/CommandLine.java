package org.relata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A verb, its words and its options, which are written {@code --name value} or {@code --name=value}.
 *
 * @param words what is neither verb nor option
 */
record CommandLine(String verb, List<String> words, Map<String, String> options, Map<String, String> settings) {
    /** What was asked is not clear; the message says how to ask. */
    static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unclear(String message) {
            super(message);
        }
    }

    static CommandLine of(String... args) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i < args.length; i++) {
            if (!args[i].startsWith("--")) {
                words.add(args[i]);
            } else if (args[i].contains("=")) {
                String[] parts = args[i].substring(2).split("=", 2);
                options.put(parts[0], parts[1]);
            } else if (i + 1 < args.length) {
                options.put(args[i].substring(2), args[++i]);
            } else {
                throw new Unclear(args[i] + " needs a value after it.");
            }
        }
        return new CommandLine(args.length == 0 ? "serve" : args[0], words, options, Map.of());
    }

    CommandLine with(String setting, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(setting, value);
        return new CommandLine(verb, words, options, more);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    Path data() {
        return Path.of(options.getOrDefault("data", "var/data"));
    }

    /** The port to listen on, where one was chosen. */
    Optional<Integer> port() {
        return option("port").map(typed -> {
            if (!typed.matches("\\d{1,5}") || Integer.parseInt(typed) > 65_535) {
                throw new Unclear("--port takes a number from 1 to 65535, not \"" + typed + "\".");
            }
            return Integer.valueOf(typed);
        });
    }

    Path path(int word, String missing) {
        if (words.size() <= word) {
            throw new Unclear(missing);
        }
        return Path.of(words.get(word));
    }

    /** As Spring takes them. */
    String[] properties() {
        List<String> properties = new ArrayList<>();
        settings.forEach((name, value) -> properties.add("--" + name + "=" + value));
        option("data").ifPresent(folder -> properties.add("--relata.data=" + folder));
        option("port").ifPresent(port -> properties.add("--server.port=" + port));
        return properties.toArray(String[]::new);
    }
}
