package org.relata.technique.exercise;

import java.util.List;
import java.util.Optional;

/**
 * Reads a page: what it is, between two lines of three hyphens, and below them its text. Throws {@link ContentTrouble}, which names every line that is
 * wrong.
 */
public final class ReadingFile {
    private static final String FENCE = "---";

    private ReadingFile() {}

    public static Reading read(String file, String text) {
        var lines = text.lines().toList();
        int end = lines.isEmpty() || !lines.getFirst().equals(FENCE)
                ? 0
                : lines.subList(1, lines.size()).indexOf(FENCE) + 1;
        if (end == 0) {
            throw new ContentTrouble(
                    List.of(file + ":1: a page begins with what it is, between two lines \"" + FENCE + "\""));
        }
        var trouble = new Part.Trouble(file);
        // an empty line stands for the first fence, so that lines are counted as in the file
        var above = "\n" + String.join("\n", lines.subList(1, end));
        var part = Part.whole(trouble, above);
        var about = about(part);
        part.done();
        check(trouble, lines, end + 1);
        if (!trouble.found().isEmpty()) {
            throw new ContentTrouble(trouble.found());
        }
        var key = file.replaceFirst("\\.md$", "");
        return new Reading(
                key,
                about,
                String.join("\n", lines.subList(end + 1, lines.size())).strip());
    }

    private static Reading.About about(Part part) {
        var about = new Reading.About(
                part.text("title"),
                part.text("about"),
                part.one("technique", ReadingFile::technique, Optional.empty()),
                part.number("minutes", 0),
                part.yes("assign", true),
                part.texts("sources"),
                part.find("reviewer"));
        if (!part.has("technique")) {
            part.trouble().at(part.line(), "\"technique\" is missing: which one, or \"none\"");
        }
        if (about.minutes() < 1) {
            part.trouble().at(part.line(), "\"minutes\" must be more than 0");
        }
        if (about.sources().isEmpty()) {
            part.trouble().at(part.line(), "\"sources\" must name where it comes from");
        }
        return about;
    }

    private static Optional<Technique> technique(String word) {
        return word.equals("none") ? Optional.empty() : Optional.of(Technique.of(word));
    }

    private static void check(Part.Trouble trouble, List<String> lines, int from) {
        if (lines.subList(from, lines.size()).stream().allMatch(String::isBlank)) {
            trouble.at(from, "the text is missing");
        }
        for (int i = from; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.startsWith("#") && !line.startsWith("## ")) {
                trouble.at(i + 1, "a heading is written \"## Like this\"");
            }
            if (line.contains("<")) {
                trouble.at(i + 1, "HTML means nothing here");
            }
        }
    }
}
