package org.relata.ui;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The time zones that people live in, by their cities. */
public final class Zones {
    private static final Set<String> AREAS =
            Set.of("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific");
    private static final List<Option> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.contains("/") && AREAS.contains(id.substring(0, id.indexOf('/'))))
            .sorted()
            .map(id -> new Option(id, id.replace('_', ' ').replace("/", ", ")))
            .toList();

    private Zones() {}

    /** All of them, and first the present one where it is none of them: what was chosen is never lost by looking. */
    public static List<Option> with(String present) {
        return ALL.stream().anyMatch(option -> option.value().equals(present))
                ? ALL
                : Stream.concat(Stream.of(new Option(present, present)), ALL.stream())
                        .toList();
    }

    public static boolean isOne(String id) {
        return ZoneId.getAvailableZoneIds().contains(id);
    }
}
