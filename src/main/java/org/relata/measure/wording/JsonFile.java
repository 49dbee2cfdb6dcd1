package org.relata.measure.wording;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file from outside as a JSON tree, or a plain sentence on why not; and reading in it without surprises. */
final class JsonFile {
    private static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final int MAX_DEPTH = 60;
    private static final int MAX_TEXT = 4_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private JsonFile() {}

    static JsonNode read(String name, byte[] content) throws WordingRefused {
        if (content.length > MAX_BYTES) {
            throw new WordingRefused(name + " is larger than 5 MB.");
        }
        looksLikeJson(name, content);
        try {
            return MAPPER.readTree(content);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new WordingRefused(name + " is not readable JSON" + place + ": " + firstLine(e.getOriginalMessage()));
        }
    }

    private static void looksLikeJson(String name, byte[] content) throws WordingRefused {
        var start = new String(content, 0, Math.min(content.length, 1000), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .replace("\0", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            throw new WordingRefused(name + " is empty.");
        }
        if (start.contains("<!doctype html") || start.contains("<html")) {
            throw new WordingRefused(name + " is a web page. Save the JSON file that the page offers and choose that.");
        }
        if (start.startsWith("<")) {
            throw new WordingRefused(name + " is XML. Relata reads FHIR in its JSON form: ask for that.");
        }
        if (start.startsWith("%pdf") || start.startsWith("pk")) {
            throw new WordingRefused(name + " is a document. Paste the lines of the sheet instead.");
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    /** The children of an array; nothing for anything else. */
    static Collection<JsonNode> each(JsonNode parent, String field) {
        var node = parent.path(field);
        return node.isArray() ? node.values() : List.of();
    }

    /** A text that is there and not blank. */
    static @Nullable String text(JsonNode parent, String field) {
        var node = parent.path(field);
        if (!node.isString()) {
            return null;
        }
        var text = node.stringValue().strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), MAX_TEXT));
    }

    static String text(JsonNode parent, String field, String otherwise) {
        var text = text(parent, field);
        return text == null ? otherwise : text;
    }

    /** A number of a size that a score could have; anything else (1e999999 is short to write) is taken as absent. */
    static @Nullable BigDecimal number(JsonNode parent, String field) {
        var node = parent.path(field);
        if (!node.isNumber()) {
            return null;
        }
        try {
            var number = node.decimalValue();
            return Math.abs(number.scale()) > 30 || number.precision() > 30 ? null : number;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A whole number of reasonable size, also when it is written 2.0. */
    static @Nullable Integer whole(@Nullable BigDecimal number) {
        if (number == null || number.abs().compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            return null;
        }
        var whole = number.stripTrailingZeros();
        return whole.scale() > 0 ? null : whole.intValue();
    }
}
