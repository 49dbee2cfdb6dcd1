package org.relata.measure.chart;

import java.util.List;

/** Names where there is little room: whole if it fits, else the first word while that still tells people apart, else cut. */
final class ShortNames {
    private ShortNames() {}

    static List<String> of(List<ChartSeries> series, int most) {
        var firsts = series.stream().map(s -> s.name().split(" ", 2)[0]).toList();
        return series.stream()
                .map(ChartSeries::name)
                .map(name -> {
                    var first = name.split(" ", 2)[0];
                    var alone = firsts.stream().filter(first::equals).count() == 1;
                    return length(name) <= most ? name : cut(alone ? first : name, most);
                })
                .toList();
    }

    private static String cut(String name, int most) {
        return length(name) <= most
                ? name
                : name.substring(0, name.offsetByCodePoints(0, most - 1)).strip() + "\u2026";
    }

    private static int length(String name) {
        return name.codePointCount(0, name.length());
    }
}
