package org.relata.measure.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every instrument that Relata knows: the structure of published ones, and our own short forms with their words. Read
 * and checked once, when the application starts; a fault in any file stops it ({@link CatalogueFault}).
 */
@Component
public final class Catalogue {
    /** A short form of our own: not a validated test, and shown as such. Its texts may hold {@code {partner}}. */
    public record Form(Instrument instrument, Wording wording) {}

    private record FormFile(InstrumentFile instrument, Wording wording) {}

    private final Map<String, Instrument> instruments = new LinkedHashMap<>();
    private final List<Form> forms = new ArrayList<>();

    public Catalogue() {
        for (var file : files("classpath*:measure/catalogue/*.json")) {
            add(file, InstrumentFile.read(name(file), bytes(file)));
        }
        for (var file : files("classpath*:measure/forms/*.json")) {
            var form = InstrumentFile.shape(name(file), bytes(file), FormFile.class);
            var instrument = form.instrument().instrument();
            InstrumentCheck.check(name(file), instrument);
            add(file, instrument);
            forms.add(new Form(instrument, form.wording()));
        }
    }

    /** All instruments by their id's order, published ones first. */
    public List<Instrument> all() {
        return List.copyOf(instruments.values());
    }

    public Optional<Instrument> find(String id) {
        return Optional.ofNullable(instruments.get(id));
    }

    /** Our own short forms. */
    public List<Form> forms() {
        return List.copyOf(forms);
    }

    /** One of our own short forms; empty for a published instrument, whose words a practice brings itself. */
    public Optional<Form> form(String id) {
        return forms.stream().filter(form -> form.instrument().id().equals(id)).findFirst();
    }

    private void add(Resource file, Instrument instrument) {
        if (!name(file).equals(instrument.id() + ".json")) {
            throw new CatalogueFault(List.of(name(file) + ": id is " + instrument.id()));
        }
        instruments.put(instrument.id(), instrument);
    }

    private static List<Resource> files(String pattern) {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(pattern)).stream()
                    .sorted(Comparator.comparing(Catalogue::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource file) {
        var name = file.getFilename();
        return name == null ? file.getDescription() : name;
    }
}
