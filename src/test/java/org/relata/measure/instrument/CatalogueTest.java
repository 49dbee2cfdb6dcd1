package org.relata.measure.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.relata.measure.instrument.Instrument.Item;
import org.relata.measure.instrument.Instrument.Terms;

public class CatalogueTest {
    public static final Catalogue CATALOGUE = new Catalogue();

    @Test
    void twentyNinePublishedInstrumentsAndTwoFormsOfOurOwnAreThere() {
        assertThat(CATALOGUE.all()).hasSize(31);
        assertThat(CATALOGUE.forms()).hasSize(2);
        assertThat(CATALOGUE.find("csi-16")).isPresent();
        assertThat(CATALOGUE.find("no-such")).isEmpty();
    }

    @Test
    void bestAndWorstAnswersGiveBothEndsOfTheRange() {
        for (var instrument : CATALOGUE.all()) {
            if (!instrument.byItems() || !instrument.key().total()) {
                continue;
            }
            var low = Scoring.score(instrument, answers(instrument, item -> end(item, false)));
            var high = Scoring.score(instrument, answers(instrument, item -> end(item, true)));
            assertThat(low.total())
                    .as(instrument.id())
                    .isEqualByComparingTo(instrument.key().range().low());
            assertThat(high.total())
                    .as(instrument.id())
                    .isEqualByComparingTo(instrument.key().range().high());
        }
    }

    @Test
    void csi16GoesFrom0To81AndRosenbergWithTheFirstAnswerThroughoutIs15() {
        var csi = CATALOGUE.find("csi-16").orElseThrow();
        assertThat(Scoring.score(csi, answers(csi, item -> end(item, true))).total())
                .isEqualByComparingTo("81");
        var rses = CATALOGUE.find("rses").orElseThrow();
        assertThat(Scoring.score(rses, answers(rses, item -> 3)).total()).isEqualByComparingTo("15");
        assertThat(Scoring.score(rses.inOrder("popular order"), answers(rses, item -> 3))
                        .total())
                .isEqualByComparingTo("15");
    }

    @Test
    void rosenbergIsKeyedByTheOrderOfTheSheet() {
        var rses = CATALOGUE.find("rses").orElseThrow();
        var second = answers(rses, item -> item.number() == 2 ? 3 : 0);
        assertThat(Scoring.score(rses, second).total()).isEqualByComparingTo("18");
        assertThat(Scoring.score(rses.inOrder("popular order"), second).total()).isEqualByComparingTo("12");
    }

    @Test
    void proprietaryInstrumentsTakeOnlyATotal() {
        for (var instrument : CATALOGUE.all()) {
            if (instrument.licence().kind() == Terms.PROPRIETARY) {
                assertThat(instrument.byItems()).as(instrument.id()).isFalse();
            }
        }
    }

    @Test
    void everyFormOfOurOwnHasFiveLabelledAnswersAndSaysWhatItIsNot() {
        for (var form : CATALOGUE.forms()) {
            var wording = form.wording();
            assertThat(wording.items()).hasSize(form.instrument().items().size());
            assertThat(wording.origin().copyright()).contains("Not a validated test");
            for (var line : wording.items()) {
                assertThat(line.options()).extracting(Wording.Option::value).containsExactly(0, 1, 2, 3, 4);
                assertThat(line.options()).extracting(Wording.Option::text).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aFormSpeaksOfThePartnerByName() {
        var week = CATALOGUE.forms().getFirst().wording().addressing("Jonas");
        assertThat(week.items().getFirst().text()).contains("Jonas");
        assertThat(week.toString()).doesNotContain("{partner}");
    }

    @Test
    void aFaultNamesFileAndPlace() {
        var json = """
                {"id": "x", "title":
                """;
        assertThatThrownBy(() -> InstrumentFile.read("x.json", json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CatalogueFault.class)
                .hasMessageContaining("x.json, line 2");
    }

    @Test
    void bandsThatLeaveAHoleAndRangesThatDoNotAddUpAreFaults() {
        var text = TestInstrument.json(3, 0, 2, "sum", 1)
                .replace("\"bands\": null", """
                        "bands": {"source": "s", "certainty": "high", "steps": [
                          {"from": 0, "to": 1, "name": "low"}, {"from": 3, "to": 6, "name": "high"}]}""")
                .replace("\"high\": 6", "\"high\": 7");
        assertThatThrownBy(() -> InstrumentFile.read("test.json", text.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("norms.bands.steps[1].from is 3, must be 2")
                .hasMessageContaining("key.range is 0 to 7, but the items give 0 to 6");
    }

    @Test
    void aForgottenKeyIsAFault() {
        var text = TestInstrument.json(3, 0, 2, "sum", 1).replace("\"codes\": null,", "");
        assertThatThrownBy(() -> InstrumentFile.read("test.json", text.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("codes");
    }

    public static Map<Integer, Integer> answers(Instrument instrument, ToIntFunction<Item> choice) {
        var answers = new HashMap<Integer, Integer>();
        instrument.items().forEach(item -> answers.put(item.number(), choice.applyAsInt(item)));
        return answers;
    }

    private static int end(Item item, boolean high) {
        return high ? item.keyed(item.highest()) : item.keyed(item.lowest());
    }
}
