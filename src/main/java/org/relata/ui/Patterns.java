package org.relata.ui;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * How a language writes what a skeleton of CLDR names, found out one at a time: the JDK fills its own table of them without a lock, and whoever comes
 * second while the first is at it meets a null.
 */
public final class Patterns {
    private static final Cache<Key, DateTimeFormatter> FOUND =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private Patterns() {}

    private record Key(String skeleton, Locale locale) {}

    public static DateTimeFormatter of(String skeleton, Locale locale) {
        return FOUND.get(new Key(skeleton, locale), Patterns::find);
    }

    /** CLDR gives some languages only the short day of the week for a long date; the long one fits its place. */
    private static synchronized DateTimeFormatter find(Key key) {
        var pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                key.skeleton(), IsoChronology.INSTANCE, key.locale());
        return DateTimeFormatter.ofPattern(pattern.replaceAll("E+", "EEEE"), key.locale());
    }
}
