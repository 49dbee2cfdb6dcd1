package org.relata.measure.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relata.measure.SharedFiles;
import org.relata.measure.instrument.Instrument.Certainty;
import org.relata.measure.instrument.Instrument.Direction;
import org.relata.measure.instrument.Instrument.Figure;
import org.relata.measure.instrument.Instrument.Item;
import org.relata.measure.instrument.Instrument.ReliabilityKind;
import org.relata.measure.instrument.Instrument.Terms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue's re-typed facts against the record they were taken from. */
class PublishedFactsTest {
    private static final Map<String, Terms> TERMS = Map.of(
            "FREE", Terms.FREE,
            "PD", Terms.PUBLIC_DOMAIN,
            "FREE-COND", Terms.FREE_WITH_CONDITIONS,
            "CC-BY-ND", Terms.UNCHANGED_WITH_CREDIT,
            "NC", Terms.NON_COMMERCIAL,
            "NC-RESEARCH", Terms.NON_COMMERCIAL_RESEARCH,
            "VERBATIM", Terms.UNCHANGED,
            "ASK", Terms.ASK,
            "PROPRIETARY", Terms.PROPRIETARY);

    @Test
    void everyRecordedInstrumentIsInTheCatalogueWithItsStructure() {
        for (var record : records()) {
            var ours = ours(record);
            assertThat(ours.items()).as(ours.id()).hasSize(record.path("items").intValue());
            assertThat(ours.extras())
                    .as(ours.id())
                    .hasSizeGreaterThanOrEqualTo(record.path("extra_items").intValue(0));
            assertThat(ours.licence().kind())
                    .as(ours.id())
                    .isEqualTo(TERMS.get(record.path("licence_class").stringValue()));
            if (record.path("values").isArray() && record.path("values").get(0).isNumber()) {
                assertThat(ours.items())
                        .as(ours.id())
                        .allMatch(item -> item.values().equals(ints(record.path("values"))));
            }
            if (record.has("reverse")) {
                assertThat(reversed(ours)).as(ours.id()).isEqualTo(ints(record.path("reverse")));
            }
            if (record.path("lookback_days").isNumber()) {
                assertThat(ours.about().lookbackDays())
                        .isEqualTo(record.path("lookback_days").intValue());
            }
        }
    }

    @Test
    void rangesDirectionsAndBandsAreAsRecorded() {
        for (var record : records()) {
            var ours = ours(record);
            var range = record.path("range");
            if (range.isArray()) {
                assertThat(ours.key().range().low())
                        .as(ours.id())
                        .isEqualByComparingTo(range.get(0).decimalValue());
                assertThat(ours.key().range().high())
                        .as(ours.id())
                        .isEqualByComparingTo(range.get(1).decimalValue());
            }
            var direction = record.path("direction").stringValue("lower");
            assertThat(ours.key().direction())
                    .as(ours.id())
                    .isEqualTo(direction.startsWith("higher") ? Direction.HIGHER : Direction.LOWER);
            var bands = new ArrayList<String>();
            record.path("bands")
                    .values()
                    .forEach(band -> bands.add(band.get(0).intValue() + "-"
                            + band.get(1).intValue() + " " + band.get(2).stringValue()));
            var named = ours.norms().bands();
            assertThat(bands)
                    .as(ours.id())
                    .isEqualTo(
                            named == null
                                    ? List.of()
                                    : named.steps().stream()
                                            .map(band -> band.from() + "-" + band.to() + " " + band.name())
                                            .toList());
        }
    }

    @Test
    void cutOffsChangesAndSamplesAreAsRecorded() {
        for (var record : records()) {
            var ours = ours(record);
            if (record.path("cutoff").isNumber()) {
                assertThat(ours.norms().cutoffs().getFirst().value())
                        .as(ours.id())
                        .isEqualByComparingTo(record.path("cutoff").decimalValue());
            }
            figure(ours.id(), record.path("reliable_change"), ours.norms().reliableChange());
            figure(ours.id(), record.path("mid"), ours.norms().smallestChange());
            var alpha = record.path("reliability").path("alpha");
            if (!alpha.isMissingNode() && !alpha.isString()) {
                var said = ours.norms().reliability().stream()
                        .filter(one -> one.kind() == ReliabilityKind.ALPHA)
                        .findFirst()
                        .orElseThrow();
                figure(ours.id(), alpha, new Figure(said.low(), said.high(), said.source(), said.certainty()));
            }
            if (record.path("norm").has("sd")) {
                assertThat(ours.norms().samples().getFirst().sd())
                        .isEqualByComparingTo(record.path("norm").path("sd").decimalValue());
            }
        }
    }

    @Test
    void codesAlertsAndMissingRulesAreAsRecorded() {
        for (var record : records()) {
            var ours = ours(record);
            var codes = record.path("loinc");
            if (codes.isObject()) {
                var known = Objects.requireNonNull(ours.codes());
                assertThat(known.items()).isEqualTo(texts(codes.path("items")));
                assertThat(known.score()).isEqualTo(codes.path("score").stringValue(null));
                assertThat(known.panel()).isEqualTo(codes.path("panel").stringValue(null));
            }
            if (record.has("alert")) {
                var condition = ours.key().rules().getFirst().conditions().getFirst();
                assertThat(condition.items())
                        .containsExactly(record.path("alert").path("item").intValue());
                assertThat(condition.min())
                        .isEqualTo(record.path("alert").path("min").intValue());
            }
            var least = record.path("missing").path("min_answered");
            assertThat(ours.key().missing().minAnswered())
                    .as(ours.id())
                    .isEqualTo(least.isNumber() ? least.intValue() : null);
        }
    }

    @Test
    void subscalesAreAsRecorded() {
        for (var record : records()) {
            var ours = ours(record);
            for (var entry : record.path("subscales").properties()) {
                var items = entry.getValue().isObject() ? entry.getValue().path("items") : entry.getValue();
                if (items.isArray()) {
                    assertThat(ours.key().subscales())
                            .as(ours.id())
                            .contains(new Instrument.Subscale(entry.getKey(), ints(items)));
                }
            }
        }
    }

    @Test
    void csi16CarriesItsReversalInTheAnswerValues() {
        var csi = CatalogueTest.CATALOGUE.find("csi-16").orElseThrow();
        var falling = csi.items().stream()
                .filter(item -> item.values().getFirst() == 5)
                .map(Item::number)
                .toList();
        assertThat(falling).containsExactly(2, 11, 13, 14, 16);
        assertThat(reversed(csi)).isEmpty();
    }

    /** Reliable change of the CSI is computed, not published: 1.96 times root 2 times SD times root (1 - alpha). */
    @Test
    void computedReliableChangeOfTheCouplesSatisfactionIndexFollowsFromItsFigures() {
        var expected = new HashMap<>(Map.of("csi-32", 12.5, "csi-16", 6.66, "csi-4", 2.72));
        expected.forEach((id, change) -> {
            var norms = CatalogueTest.CATALOGUE.find(id).orElseThrow().norms();
            var alpha = norms.reliability().getFirst().low().doubleValue();
            var sd = norms.samples().getFirst().sd().doubleValue();
            assertThat(1.96 * Math.sqrt(2) * sd * Math.sqrt(1 - alpha)).as(id).isCloseTo(change, within(0.06));
        });
    }

    @Test
    void recalledFiguresAreMarkedForConfirmation() {
        var catalogue = CatalogueTest.CATALOGUE;
        assertThat(catalogue
                        .find("csi-16")
                        .orElseThrow()
                        .norms()
                        .samples()
                        .getFirst()
                        .certainty()
                        .toConfirm())
                .isTrue();
        assertThat(catalogue
                        .find("csi-16")
                        .orElseThrow()
                        .norms()
                        .cutoffs()
                        .getFirst()
                        .certainty())
                .isEqualTo(Certainty.HIGH);
        assertThat(catalogue
                        .find("csi-4")
                        .orElseThrow()
                        .norms()
                        .cutoffs()
                        .getFirst()
                        .certainty()
                        .toConfirm())
                .isTrue();
        assertThat(catalogue.find("wast").orElseThrow().about().certainty().toConfirm())
                .isTrue();
        assertThat(Objects.requireNonNull(catalogue.find("phq-2").orElseThrow().codes())
                        .certainty()
                        .toConfirm())
                .isTrue();
    }

    private static void figure(String id, JsonNode recorded, @Nullable Figure ours) {
        if (recorded.isMissingNode()) {
            assertThat(ours).as(id).isNull();
            return;
        }
        BigDecimal low = recorded.isArray() ? recorded.get(0).decimalValue() : recorded.decimalValue();
        BigDecimal high = recorded.isArray() ? recorded.get(1).decimalValue() : recorded.decimalValue();
        assertThat(Objects.requireNonNull(ours).low()).as(id).isEqualByComparingTo(low);
        assertThat(ours.high()).as(id).isEqualByComparingTo(high);
    }

    private static List<JsonNode> records() {
        var file = SharedFiles.read("instruments.json");
        return List.copyOf(
                new JsonMapper().readTree(file.content()).path("instruments").values());
    }

    private static Instrument ours(JsonNode record) {
        return CatalogueTest.CATALOGUE.find(record.path("id").stringValue()).orElseThrow();
    }

    private static List<Integer> reversed(Instrument instrument) {
        return instrument.items().stream()
                .filter(Item::reverse)
                .map(Item::number)
                .toList();
    }

    private static List<Integer> ints(JsonNode array) {
        return array.values().stream().map(JsonNode::intValue).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.isArray()
                ? array.values().stream().map(JsonNode::stringValue).toList()
                : Stream.<String>of().toList();
    }
}
