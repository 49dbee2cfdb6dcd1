package org.relata.measure.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relata.measure.wording.FhirSamples.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.TestInstrument;
import org.relata.measure.instrument.Wording.Option;
import org.relata.measure.wording.WordingFile.Accepted;

class OsdWordingTest {
    static final String SCALE = """
            {"osd_version": "1.0", "definition": {
               "scale_info": {"name": "Invented", "license": "CC BY 4.0", "citation": "Nobody 2020", "version": "1.0"},
               "likert_options": {"points": 3, "min": 0, "max": 2, "labels": ["l0", "l1", "l2"], "question_head": "h"},
               "items": [{"id": "t1", "text_key": "t1", "type": "likert"}, {"id": "i", "text_key": "h", "type": "inst"},
                         {"id": "t2", "text_key": "t2", "type": "likert"}],
               "scoring": {"s": {"method": "sum_coded", "items": ["t1", "t2"],
                           "norms": {"thresholds": [{"min": 0, "max": 1, "label": "low"}]}}}},
             "translations": {"de": {"l0": "nie", "l1": "mal", "l2": "oft", "h": "Wie oft?", "t1": "Eins", "t2": "Zwei"},
                              "en": {"l0": "never", "l1": "at times", "l2": "often", "h": "How often?", "t1": "One",
                                     "t2": "Two"}}}
            """;
    private static final Instrument TWO = TestInstrument.of(2, 0, 2, "sum");

    @Test
    void aScaleIsReadInEnglishOrInTheLanguageThatIsAskedFor() throws WordingRefused {
        var english = read(SCALE, null);
        assertThat(english.warnings()).isEmpty();
        assertThat(english.languages()).containsExactly("de", "en");
        assertThat(english.wording().instructions()).isEqualTo("How often?");
        assertThat(english.wording().items().get(1).text()).isEqualTo("Two");
        assertThat(english.wording().items().get(1).options())
                .containsExactly(
                        new Option("never", 0, null), new Option("at times", 1, null), new Option("often", 2, null));
        assertThat(english.wording().origin().copyright()).isEqualTo("CC BY 4.0\nNobody 2020");
        assertThat(read(SCALE, "de").wording().items().getFirst().text()).isEqualTo("Eins");
        assertThatThrownBy(() -> read(SCALE, "fr")).hasMessage("The file has no texts in fr, only in [de, en].");
    }

    @Test
    void otherReversalThanTheKeysMustBeConfirmed() throws WordingRefused {
        var accepted = read(SCALE.replace("[\"t1\", \"t2\"]", "{\"t1\": 1, \"t2\": -1}"), null);
        assertThat(accepted.needsConfirmation()).isTrue();
        assertThat(accepted.warnings()).singleElement().asString().contains("reverses other items");
    }

    @Test
    void otherScoringIsTold() throws WordingRefused {
        assertThat(read(SCALE.replace("sum_coded", "mean_coded"), null).warnings())
                .containsExactly("The file scores by mean_coded; Test is scored by its own key.");
        assertThat(read(SCALE.replace("[\"t1\", \"t2\"]", "[\"t1\"]"), null).warnings())
                .containsExactly("The file adds up other items than Test.");
        assertThat(read(SCALE.replace("\"min\": 0, \"max\": 1", "\"min\": 4, \"max\": 1"), null)
                        .warnings())
                .containsExactly("A band of the file runs backwards: 4 to 1.");
    }

    @Test
    void anItemWithoutTextIsRefused() {
        assertThatThrownBy(() -> read(SCALE.replace("\"t2\": \"Two\"", "\"t3\": \"Two\""), "en"))
                .hasMessage("Item 2 (t2 in the file) has no text.");
    }

    private static Accepted read(String text, @Nullable String language) throws WordingRefused {
        return WordingFile.read(List.of(file("scale.osd", text)), TWO, language);
    }
}
