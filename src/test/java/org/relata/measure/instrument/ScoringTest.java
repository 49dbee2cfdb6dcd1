package org.relata.measure.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.relata.measure.instrument.Instrument.Action;
import org.relata.measure.instrument.Instrument.Method;
import org.relata.measure.instrument.Score.Finding;
import org.relata.measure.instrument.Score.Side;
import org.relata.measure.instrument.Score.State;

class ScoringTest {
    private static final Catalogue CATALOGUE = CatalogueTest.CATALOGUE;

    @Test
    void nineAnswersAddUp() {
        var score = Scoring.score(find("phq-9"), sequence(2, 2, 2, 2, 1, 1, 2, 0, 0));
        assertThat(score.total()).isEqualByComparingTo("12");
        assertThat(score.band()).isEqualTo("moderate");
        assertThat(score.side()).isEqualTo(Side.CLINICAL);
        assertThat(score.shown(0)).isEqualTo("12");
        assertThat(score.findings()).isEmpty();
    }

    @Test
    void aMeanStandsInForMissingAnswersAndSaysSo() {
        var answers = sequence(1, 1, 1, 1, 1, 1, 1, 1, 0);
        answers.remove(4);
        var score = Scoring.score(find("phq-9"), answers);
        assertThat(score.total()).isEqualByComparingTo("7.875");
        assertThat(score.shown(0)).isEqualTo("8 (estimated from 8 of 9)");
        assertThat(score.bounds().low()).isEqualByComparingTo("7");
        assertThat(score.bounds().high()).isEqualByComparingTo("10");
        assertThat(score.band()).isNull();
        assertThat(score.side()).isEqualTo(Side.UNCERTAIN);
    }

    @Test
    void tooFewAnswersGiveNoTotalButStillASideWhenItIsCertain() {
        var answers = sequence(3, 3, 3, 3);
        var score = Scoring.score(find("phq-9"), answers);
        assertThat(score.total()).isNull();
        assertThat(score.side()).isEqualTo(Side.CLINICAL);
        assertThat(score.shown(0)).isEqualTo("no score: 4 of 9 answered");
    }

    @Test
    void couplesSatisfactionIsNeverEstimated() {
        var csi = find("csi-4");
        var answers = CatalogueTest.answers(csi, item -> 3);
        answers.remove(2);
        assertThat(Scoring.score(csi, answers).total()).isNull();
    }

    @Test
    void aSkippedRiskQuestionIsToldAndAnAnsweredOneRaisesTheAlarm() {
        var phq = find("phq-9");
        var answers = sequence(0, 0, 0, 0, 0, 0, 0, 0);
        var name = "item 9 answered above the lowest choice";
        assertThat(Scoring.score(phq, answers).findings()).containsExactly(new Finding(name, Action.RISK, State.OPEN));
        answers.put(9, 1);
        assertThat(Scoring.score(phq, answers).findings()).containsExactly(new Finding(name, Action.RISK, State.MET));
        assertThat(Scoring.score(phq, answers).risk()).isTrue();
    }

    @Test
    void theUnscoredQuestionDoesNotCount() {
        var answers = sequence(1, 1, 1, 1, 1, 1, 1, 1, 0, 3);
        assertThat(Scoring.score(find("phq-9"), answers).total()).isEqualByComparingTo("8");
    }

    @Test
    void core10WithNineAnswersIsTenTimesTheirMean() {
        var answers = new HashMap<>(CatalogueTest.answers(find("core-10"), item -> 1));
        answers.remove(10);
        // Items 2 and 3 are reversed: 1 counts 3.
        assertThat(Scoring.score(find("core-10"), answers).total()).isEqualByComparingTo("14.444444");
    }

    @Test
    void attachmentIsScoredByScaleWithAMinimumInEach() {
        var ecr = find("ecr-r");
        var answers = CatalogueTest.answers(ecr, item -> item.reverse() ? 6 : 2);
        for (int item = 1; item <= 5; item++) {
            answers.remove(item);
        }
        var score = Scoring.score(ecr, answers);
        assertThat(score.total()).isNull();
        assertThat(score.subscales()).containsOnlyKeys("avoidance");
        assertThat(score.subscales().get("avoidance")).isEqualByComparingTo("2");
    }

    @Test
    void aValueThatIsNotOfferedIsRefusedInPlainWords() {
        assertThatThrownBy(() -> Scoring.score(find("phq-9"), Map.of(3, 4)))
                .isInstanceOf(AnswerRefused.class)
                .hasMessage("Question 3 of PHQ-9 can be answered with 0, 1, 2, 3, not with 4.");
        assertThatThrownBy(() -> Scoring.score(find("phq-9"), Map.of(11, 0))).hasMessage("PHQ-9 has no question 11.");
        assertThatThrownBy(() -> Scoring.score(find("das"), Map.of(1, 0)))
                .hasMessage("Only the total of DAS can be entered.");
    }

    @Test
    void aTypedTotalMustLieInTheRange() {
        var score = Scoring.typed(find("das"), new BigDecimal("84.5"), Map.of());
        assertThat(score.side()).isEqualTo(Side.CLINICAL);
        assertThat(score.estimated()).isFalse();
        assertThat(score.shown(1)).isEqualTo("84.5");
        assertThatThrownBy(() -> Scoring.typed(find("das"), new BigDecimal("152"), Map.of()))
                .hasMessage("The total of DAS goes from 0 to 151, so it cannot be 152.");
        assertThatThrownBy(() -> Scoring.typed(find("rdas"), BigDecimal.TEN, Map.of("warmth", BigDecimal.ONE)))
                .hasMessage("RDAS has no part named warmth.");
    }

    @Test
    void whatHasNoTotalIsTypedInByItsParts() {
        var ecr = find("ecr-r");
        var score = Scoring.typed(ecr, null, Map.of("anxiety", new BigDecimal("3.5")));
        assertThat(score.total()).isNull();
        assertThat(score.subscales()).containsOnlyKeys("anxiety");
        assertThatThrownBy(() -> Scoring.typed(ecr, BigDecimal.TWO, Map.of()))
                .hasMessage("ECR-R has no total: enter the scores of its parts.");
        assertThatThrownBy(() -> Scoring.typed(ecr, null, Map.of("anxiety", new BigDecimal("7.5"))))
                .hasMessage("The anxiety of ECR-R goes from 1 to 7, so it cannot be 7.5.");
        assertThatThrownBy(() -> Scoring.typed(find("das"), null, Map.of())).hasMessage("DAS needs its total.");
    }

    @Test
    void aPositiveSafetyScreenIsARiskByItsTotal() {
        var hits = find("hits");
        var score = Scoring.score(hits, CatalogueTest.answers(hits, item -> 3));
        assertThat(score.risk()).isTrue();
        assertThat(Scoring.score(hits, CatalogueTest.answers(hits, item -> 1)).risk())
                .isFalse();
    }

    /** Weathers 2013: one B, one C, two D and two E symptoms of at least 2. All sixteen cases of met and not met. */
    @Test
    void theProvisionalPatternNeedsAllFourParts() {
        var pcl = find("pcl-5");
        var parts = List.of(List.of(1), List.of(6), List.of(8, 14), List.of(15, 20));
        for (int mask = 0; mask < 16; mask++) {
            var answers = CatalogueTest.answers(pcl, item -> 1);
            for (int part = 0; part < 4; part++) {
                boolean met = (mask >> part & 1) == 1;
                parts.get(part).forEach(item -> answers.put(item, met ? 2 : 1));
            }
            assertThat(Scoring.score(pcl, answers).findings())
                    .as("case " + mask)
                    .hasSize(mask == 15 ? 1 : 0);
        }
        var oneShort = CatalogueTest.answers(pcl, item -> item.number() == 20 ? 1 : item.number() > 14 ? 1 : 4);
        oneShort.put(15, 4);
        assertThat(Scoring.score(pcl, oneShort).findings()).isEmpty();
    }

    @Test
    void sixYesNoQuestionsTriageInAllSixtyFourCombinations() {
        for (int mask = 0; mask < 64; mask++) {
            for (int recent = 0; recent < 2; recent++) {
                var answers = new HashMap<Integer, Integer>();
                for (int question = 1; question <= 6; question++) {
                    answers.put(question, mask >> (question - 1) & 1);
                }
                boolean lifetime = answers.getOrDefault(6, 0) == 1;
                answers.put(7, lifetime ? recent : 0);
                boolean high = answers.getOrDefault(4, 0) + answers.getOrDefault(5, 0) + answers.getOrDefault(7, 0) > 0;
                boolean moderate = answers.getOrDefault(3, 0) + answers.getOrDefault(6, 0) > 0;
                boolean low = answers.getOrDefault(1, 0) + answers.getOrDefault(2, 0) > 0;
                var level = high ? "high" : moderate ? "moderate" : low ? "low" : null;
                var findings = Scoring.score(find("c-ssrs-screener"), answers).findings();
                assertThat(findings).as("case " + answers).hasSize(level == null ? 0 : 1);
                assertThat(findings).allMatch(finding -> finding.name().equals(level) && finding.state() == State.MET);
            }
        }
    }

    @Test
    void questionsThatAreSkippedByRuleAreNotMissing() {
        var score = Scoring.score(find("c-ssrs-screener"), Map.of(1, 1, 2, 0, 6, 0));
        assertThat(score.findings()).containsExactly(new Finding("low", Action.RISK, State.MET));
        assertThat(score.answered()).isEqualTo(score.of()).isEqualTo(3);
    }

    @Test
    void anUnansweredGraverQuestionStaysOpenAboveTheLevelThatIsKnown() {
        var findings = Scoring.score(find("c-ssrs-screener"), Map.of(1, 1, 2, 1, 3, 1, 4, 0, 6, 0))
                .findings();
        assertThat(findings)
                .containsExactly(
                        new Finding("high", Action.RISK, State.OPEN), new Finding("moderate", Action.RISK, State.MET));
    }

    @Test
    void reversingTwiceIsTheSameAsNotReversing() {
        for (var instrument : CATALOGUE.all()) {
            for (var item : instrument.items()) {
                assertThat(item.values()).allMatch(value -> item.keyed(item.keyed(value)) == value);
            }
        }
    }

    @Test
    void withCompleteAnswersTheEstimateIsThePlainSumAndMissingOnesKeepItWithinTheBounds() {
        var random = new Random(20260722);
        for (int round = 0; round < 2_000; round++) {
            var instruments =
                    CATALOGUE.all().stream().filter(Instrument::byItems).toList();
            var instrument = instruments.get(random.nextInt(instruments.size()));
            if (!instrument.key().total()) {
                continue;
            }
            var answers = CatalogueTest.answers(
                    instrument,
                    item -> item.values().get(random.nextInt(item.values().size())));
            var score = Scoring.score(instrument, answers);
            int sum = instrument.items().stream()
                    .mapToInt(item -> item.keyed(answers.getOrDefault(item.number(), 0)))
                    .sum();
            int parts = instrument.key().method() == Method.MEAN
                    ? instrument.items().size()
                    : 1;
            var plain = Scoring.share(
                    BigDecimal.valueOf(sum).multiply(instrument.key().multiplier()), parts);
            assertThat(score.total()).as(instrument.id()).isEqualTo(plain);
            assertThat(score.bounds().low()).isEqualTo(plain);
            assertThat(score.bounds().high()).isEqualTo(plain);
            answers.remove(1 + random.nextInt(instrument.items().size()));
            var fewer = Scoring.score(instrument, answers);
            assertThat(fewer.bounds().holds(plain)).isTrue();
            assertThat(fewer.total() == null || fewer.bounds().holds(fewer.total()))
                    .isTrue();
        }
    }

    private static Instrument find(String id) {
        return CATALOGUE.find(id).orElseThrow();
    }

    private static Map<Integer, Integer> sequence(int... values) {
        var answers = new HashMap<Integer, Integer>();
        for (int value : values) {
            answers.put(answers.size() + 1, value);
        }
        return answers;
    }
}
