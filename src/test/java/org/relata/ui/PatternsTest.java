package org.relata.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How days are written, however many ask at once. */
class PatternsTest {
    @Test
    void whoeverAsksFirstTogetherWithOthersGetsTheDayInWords() throws Exception {
        var locales = Stream.of(Locale.getAvailableLocales())
                .filter(locale -> locale.getLanguage().matches("en|de"))
                .toList();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var locale : locales) {
                var together = new CyclicBarrier(4);
                var all = Stream.of("MMMMEEEEd", "yMMMMEEEEd", "yMMMd", "jm")
                        .<Callable<Object>>map(skeleton -> () -> {
                            together.await();
                            return Patterns.of(skeleton, locale);
                        })
                        .toList();
                for (var done : pool.invokeAll(all)) {
                    assertThat(done.get()).isNotNull();
                }
            }
        }
    }

    @Test
    void theDayOfTheWeekIsWrittenOut() {
        var day = LocalDate.of(2026, 11, 26);
        assertThat(Patterns.of("MMMMEEEEd", Locale.UK).format(day)).isEqualTo("Thursday 26 November");
        assertThat(Patterns.of("MMMMEEEEd", Locale.GERMANY).format(day)).isEqualTo("Donnerstag, 26. November");
    }
}
