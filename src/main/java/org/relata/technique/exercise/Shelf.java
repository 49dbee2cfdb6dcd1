package org.relata.technique.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.Resource;

/** The pages to read that come with Relata. Throws {@link ContentTrouble} with everything that is wrong in any of them. */
public final class Shelf {
    private static final String FILES = "classpath:/technique/reading/*.md";

    private final List<Reading> pages;

    private Shelf(List<Reading> pages) {
        this.pages = List.copyOf(pages);
    }

    public static Shelf load() {
        var troubles = new ArrayList<String>();
        var pages = new ArrayList<Reading>();
        for (Resource file : Exercises.files(FILES)) {
            try {
                pages.add(ReadingFile.read(
                        Objects.requireNonNull(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
            } catch (ContentTrouble e) {
                troubles.addAll(e.troubles());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!troubles.isEmpty()) {
            throw new ContentTrouble(troubles);
        }
        pages.sort(Comparator.comparing(page -> page.about().title()));
        return new Shelf(pages);
    }

    /** Those in which all the words stand, by title. */
    public List<Reading> find(String words) {
        var wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return pages.stream().filter(page -> page.holds(wanted)).toList();
    }

    public Optional<Reading> page(String key) {
        return pages.stream().filter(page -> page.key().equals(key)).findFirst();
    }
}
