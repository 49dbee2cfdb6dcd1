package org.relata.measure.instrument;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invented instruments for tests: no published structure, no published words. */
public final class TestInstrument {
    private TestInstrument() {}

    /** So many items of equal values; complete answers only. */
    public static Instrument of(int items, int low, int high, String method) {
        return InstrumentFile.read(
                "test.json", json(items, low, high, method, 1).getBytes(StandardCharsets.UTF_8));
    }

    public static String json(int items, int low, int high, String method, int multiplier) {
        int parts = method.equals("mean") ? 1 : items;
        return """
                {"id": "test", "title": "An invented test", "shortTitle": "Test",
                 "about": {"subject": "person", "safety": false, "entry": "items", "lookbackDays": null, "orders": [],
                           "targets": [], "citation": "invented", "certainty": "high"},
                 "items": [{"numbers": [%s], "values": [%s], "reverse": false}], "extras": [],
                 "key": {"method": "%s", "multiplier": %d, "total": true, "range": {"low": %d, "high": %d},
                         "direction": "lower", "missing": {"rule": "complete", "minAnswered": null, "perSubscale": false},
                         "subscales": [], "rules": [], "skips": []},
                 "norms": {"bands": null, "cutoffs": [], "reliability": [], "samples": [], "reliableChange": null,
                           "smallestChange": null},
                 "codes": null,
                 "licence": {"kind": "own", "summary": "invented", "grant": null, "url": null, "date": null,
                             "credit": null},
                 "notes": []}
                """.formatted(
                        list(1, items),
                        list(low, high),
                        method,
                        multiplier,
                        low * parts * multiplier,
                        high * parts * multiplier);
    }

    private static String list(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }
}
