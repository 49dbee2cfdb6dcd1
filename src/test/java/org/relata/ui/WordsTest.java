package org.relata.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T13:40:00Z");
    private static final When BRITISH = new When(Locale.UK, ZoneId.of("Europe/Berlin"), NOW);
    private static final When GERMAN = new When(Locale.GERMANY, ZoneId.of("Europe/Berlin"), NOW);

    @Test
    void germanIsSpokenInAustriaToo() {
        assertThat(new Words(Locale.forLanguageTag("de-AT")).say("ui.menu.lock"))
                .isEqualTo("Sperren");
    }

    @Test
    void aLanguageWeLackReadsEnglishWhateverTheServerSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new Words(Locale.JAPAN).say("ui.menu.lock")).isEqualTo("Lock");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aMessageThatIsNowhereIsAMistake() {
        assertThatThrownBy(() -> new Words(Locale.UK).say("ui.nowhere")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void datesAreWrittenAsTheReaderWritesThem() {
        Instant session = Instant.parse("2026-11-26T16:30:00Z");
        assertThat(BRITISH.dateTime(session)).isEqualTo("Thursday 26 November, 17:30");
        assertThat(GERMAN.dateTime(session)).isEqualTo("Donnerstag, 26. November, 17:30");
        assertThat(BRITISH.span(session, session.plus(Duration.ofMinutes(50)))).isEqualTo("17:30–18:20");
        assertThat(BRITISH.date(LocalDate.of(2027, 1, 4))).contains("2027");
        assertThat(BRITISH.city()).isEqualTo("Berlin");
    }

    @Test
    void agoIsToldAsPeopleTellIt() {
        assertThat(BRITISH.ago(NOW.minusSeconds(20))).isEqualTo("just now");
        assertThat(BRITISH.ago(NOW.minusSeconds(60))).isEqualTo("one minute ago");
        assertThat(BRITISH.ago(NOW.minusSeconds(1200))).isEqualTo("20 minutes ago");
        assertThat(GERMAN.ago(NOW.minusSeconds(7200))).isEqualTo("vor 2 Stunden");
        assertThat(BRITISH.ago(NOW.minus(Duration.ofHours(20)))).isEqualTo("yesterday");
        assertThat(BRITISH.ago(NOW.minus(Duration.ofDays(3)))).isEqualTo("3 days ago");
        assertThat(BRITISH.ago(NOW.minus(Duration.ofDays(30)))).isEqualTo("27 Oct 2026");
    }

    @Test
    void aFormKeepsWhatWasTypedAndListsErrorsInOrder() {
        Form form = Form.of(Map.of("mail", new String[] {"amara@"}))
                .wrong("mail", "Not whole.")
                .wrong("why", "Missing.");
        assertThat(form.value("mail")).isEqualTo("amara@");
        assertThat(form.errors().keySet()).containsExactly("mail", "why");
        assertThat(form.describedBy("mail", true)).isEqualTo("mail-hint mail-error");
        assertThat(form.describedBy("other", false)).isNull();
        assertThat(form.ok()).isFalse();
    }

    @Test
    void aPlaceIsCurrentAtItselfAndBelowIt() {
        Nav nav = Nav.therapist("/relationships/7/plan");
        assertThat(nav.places().stream()
                        .filter(place -> nav.current(place) != null)
                        .map(Nav.Place::href))
                .containsExactly("/people");
        assertThat(nav.tabs()).hasSize(3);
        assertThat(Nav.client("/", java.util.List.of()).tabs()).hasSize(4);
    }
}
