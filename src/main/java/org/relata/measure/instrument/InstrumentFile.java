package org.relata.measure.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument.About;
import org.relata.measure.instrument.Instrument.Codes;
import org.relata.measure.instrument.Instrument.Item;
import org.relata.measure.instrument.Instrument.Key;
import org.relata.measure.instrument.Instrument.Licence;
import org.relata.measure.instrument.Instrument.Norms;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The shape of a catalogue file: an instrument with its items written in groups that share their answers. */
public record InstrumentFile(
        String id,
        String title,
        String shortTitle,
        About about,
        List<Group> items,
        List<Group> extras,
        Key key,
        Norms norms,
        @Nullable Codes codes,
        Licence licence,
        List<String> notes) {

    record Group(List<Integer> numbers, List<Integer> values, boolean reverse) {}

    // Every key must stand in the file, null where a fact is not known: so that a gap is a statement.
    public static final JsonMapper STRICT = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /**
     * Reads and checks one instrument.
     *
     * @throws CatalogueFault with line and path of what is wrong
     */
    static Instrument read(String file, byte[] json) {
        var instrument = shape(file, json, InstrumentFile.class).instrument();
        InstrumentCheck.check(file, instrument);
        return instrument;
    }

    static <T> T shape(String file, byte[] json, Class<T> type) {
        try {
            return STRICT.readValue(json, type);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var line = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new CatalogueFault(List.of(file + line + ": " + e.getOriginalMessage() + " " + e.getPathReference()));
        }
    }

    Instrument instrument() {
        return new Instrument(
                id, title, shortTitle, about, each(items), each(extras), key, norms, codes, licence, notes);
    }

    private static List<Item> each(List<Group> groups) {
        return groups.stream()
                .flatMap(group ->
                        group.numbers().stream().map(number -> new Item(number, group.values(), group.reverse())))
                .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                .toList();
    }
}
