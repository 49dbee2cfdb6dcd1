package org.relata.technique.exercise;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping in a content file, read key by key; what is wrong is noted with its line, and reading goes on so that all of it is found at once. */
public final class Part {
    /** Longer files are not read; the longest of ours is a tenth of it. */
    private static final int LONGEST = 100_000;

    private final Trouble trouble;
    private final int line;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>();

    /** Notes what is wrong in one file. */
    public static final class Trouble {
        private final String file;
        private final List<String> found = new ArrayList<>();

        public Trouble(String file) {
            this.file = file;
        }

        public void at(int line, String words) {
            found.add(file + ":" + line + ": " + words);
        }

        public List<String> found() {
            return List.copyOf(found);
        }
    }

    Part(Trouble trouble, @Nullable Node node) {
        this.trouble = trouble;
        this.line = node == null ? 1 : line(node);
        if (!(node instanceof MappingNode mapping)) {
            trouble.at(line, "here should stand \"key: value\" lines");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (nodes.put(key.getValue(), tuple.getValueNode()) != null) {
                    trouble.at(line(key), "\"" + key.getValue() + "\" stands here twice");
                }
            } else {
                trouble.at(line(tuple.getKeyNode()), "a key must be a word");
            }
        }
    }

    /** The whole of a file; throws {@link ContentTrouble} where it cannot be read at all. */
    public static Part whole(Trouble trouble, String text) {
        var part = new Part(trouble, node(trouble.file, text));
        if (!trouble.found().isEmpty()) {
            throw new ContentTrouble(trouble.found());
        }
        return part;
    }

    private static @Nullable Node node(String file, String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(12);
        try {
            return new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new ContentTrouble(List.of(file + ":" + line + ": " + e.getProblem()));
        } catch (YAMLException e) {
            throw new ContentTrouble(List.of(file + ":1: this cannot be read as YAML"));
        }
    }

    public int line() {
        return line;
    }

    public Trouble trouble() {
        return trouble;
    }

    public Set<String> keys() {
        read.addAll(nodes.keySet());
        return nodes.keySet();
    }

    public boolean has(String key) {
        return nodes.containsKey(key);
    }

    public String text(String key) {
        return find(key).orElseGet(() -> {
            if (!has(key)) {
                trouble.at(line, "\"" + key + "\" is missing");
            }
            return "";
        });
    }

    public String text(String key, String otherwise) {
        return find(key).orElse(otherwise);
    }

    /** A text without the space around it; empty where it is missing or blank. */
    public Optional<String> find(String key) {
        Node node = take(key);
        if (node == null) {
            return Optional.empty();
        }
        return scalar(node, "\"" + key + "\"").map(String::strip).filter(text -> !text.isEmpty());
    }

    public int number(String key, int otherwise) {
        Node node = take(key);
        if (node == null) {
            return otherwise;
        }
        String text = scalar(node, "\"" + key + "\"").orElse("");
        if (!text.matches("-?\\d{1,6}")) {
            trouble.at(line(node), "\"" + key + "\" must be a whole number");
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    public boolean yes(String key, boolean otherwise) {
        Node node = take(key);
        String text = node == null
                ? (otherwise ? "yes" : "no")
                : scalar(node, "\"" + key + "\"").orElse("");
        if (!Set.of("yes", "no", "true", "false").contains(text)) {
            trouble.at(node == null ? line : line(node), "\"" + key + "\" must be yes or no");
        }
        return text.equals("yes") || text.equals("true");
    }

    /** One of a set of words; what is unknown is noted, and the other taken. */
    public <T> T one(String key, Function<String, T> of, T otherwise) {
        Node node = take(key);
        return node == null ? otherwise : named(node, key, of).orElse(otherwise);
    }

    public <T> List<T> some(String key, Function<String, T> of) {
        Node node = take(key);
        return node == null
                ? List.of()
                : sequence(node, key).stream()
                        .flatMap(each -> named(each, key, of).stream())
                        .toList();
    }

    public List<String> texts(String key) {
        return some(key, text -> text);
    }

    public List<Part> parts(String key) {
        Node node = take(key);
        return node == null
                ? List.of()
                : sequence(node, key).stream()
                        .map(each -> new Part(trouble, each))
                        .toList();
    }

    public Optional<Part> part(String key) {
        return Optional.ofNullable(take(key)).map(node -> new Part(trouble, node));
    }

    /** Nothing else may stand here: a key that is spelled wrong is not silently left out. */
    public void done() {
        nodes.forEach((key, node) -> {
            if (!read.contains(key)) {
                trouble.at(line(node), "\"" + key + "\" means nothing here");
            }
        });
    }

    private @Nullable Node take(String key) {
        read.add(key);
        return nodes.get(key);
    }

    private List<Node> sequence(Node node, String key) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        trouble.at(line(node), "\"" + key + "\" must be a list");
        return List.of();
    }

    private Optional<String> scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        trouble.at(line(node), what + " must be a text");
        return Optional.empty();
    }

    private <T> Optional<T> named(Node node, String key, Function<String, T> of) {
        return scalar(node, "\"" + key + "\"").flatMap(word -> {
            try {
                return Optional.of(of.apply(word));
            } catch (IllegalArgumentException e) {
                trouble.at(line(node), "\"" + key + "\" cannot be \"" + word + "\"");
                return Optional.empty();
            }
        });
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
