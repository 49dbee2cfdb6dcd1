package org.relata.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.relata.measure.instrument.Catalogue;
import org.relata.measure.instrument.Instrument;
import org.relata.plan.document.Item;
import org.relata.technique.Library;
import org.relata.technique.exercise.ContentTrouble;
import org.relata.technique.exercise.Exercise;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The templates that there are, and what plans can point to: exercises and questionnaires. They are read at start: what is wrong in one keeps Relata from
 * starting, with every line named.
 */
@Component
public class Templates {
    private static final String FILES = "classpath*:plan/templates/*.yaml";

    private final Library library;
    private final Catalogue catalogue;
    private final List<Template> all;

    Templates(Library library, Catalogue catalogue) {
        this.library = library;
        this.catalogue = catalogue;
        this.all = load();
    }

    private List<Template> load() {
        var troubles = new ArrayList<String>();
        var templates = new ArrayList<Template>();
        for (Resource file : files()) {
            try {
                var text = file.getContentAsString(StandardCharsets.UTF_8);
                templates.add(TemplateFile.read(name(file), text, library::ships, this::isInstrument));
            } catch (ContentTrouble e) {
                troubles.addAll(e.troubles());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!troubles.isEmpty()) {
            throw new ContentTrouble(troubles);
        }
        return templates.stream()
                .sorted(Comparator.comparing(Template::technique))
                .toList();
    }

    private static List<Resource> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .sorted(Comparator.comparing(Templates::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource file) {
        return Objects.requireNonNull(file.getFilename());
    }

    /** In the order of techniques. */
    public List<Template> all() {
        return all;
    }

    public Optional<Template> find(String technique) {
        return all.stream()
                .filter(one -> one.technique().word().equals(technique))
                .findFirst();
    }

    /** What a plan has from templates, as the templates have it: not a word that was written since. */
    List<Template> within(Item plan) {
        var origins =
                plan.all().map(Item::origin).filter(origin -> !origin.isEmpty()).collect(Collectors.toSet());
        return all.stream()
                .map(one -> one.only(origins))
                .filter(one -> !one.plan().items().isEmpty())
                .toList();
    }

    boolean isExercise(String key) {
        return library.ships(key);
    }

    boolean isInstrument(String id) {
        return catalogue.find(id).isPresent();
    }

    public List<Exercise> exercises() {
        return library.shipped();
    }

    /** Safety screens are no objectives. */
    public List<Instrument> instruments() {
        return catalogue.all().stream().filter(one -> !one.about().safety()).toList();
    }

    /** The title of an exercise; its key where it is no longer there. */
    public String exercise(String key) {
        return library.ships(key) ? library.exercise(key).about().title() : key;
    }

    /** The short title of a questionnaire. */
    public String instrument(String id) {
        return catalogue.find(id).map(Instrument::shortTitle).orElse(id);
    }
}
