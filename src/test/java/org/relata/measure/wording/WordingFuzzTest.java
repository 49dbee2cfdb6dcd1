package org.relata.measure.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.TestInstrument;
import org.relata.measure.wording.WordingFile.NamedBytes;

/** Whatever a file holds, the answer is a wording or a refusal in words: never another exception. */
class WordingFuzzTest {
    private static final int CASES = 10_000;
    private static final List<String> TOKENS = List.of(
            "null",
            "{}",
            "[]",
            "\"\"",
            "-1",
            "1e99",
            "1e999999999",
            "true",
            "\"q1\"",
            "{\"a\": 1}",
            "[[]]",
            "0.5",
            "\"LA6568-5\"",
            "1e-400");

    @Test
    void tenThousandDamagedFilesEndInAWordingOrARefusal() {
        var random = new Random(16);
        var instrument = TestInstrument.of(2, 0, 2, "sum");
        var seeds = List.of(fhir(), OsdWordingTest.SCALE, withResponse());
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            var text = damaged(seeds.get(i % seeds.size()), random);
            accepted += read(text, instrument) ? 1 : 0;
        }
        assertThat(accepted).isBetween(CASES / 50, CASES - CASES / 50);
    }

    private static boolean read(String text, Instrument instrument) {
        try {
            var file = new NamedBytes("fuzz.json", text.getBytes(StandardCharsets.ISO_8859_1));
            var accepted = WordingFile.read(List.of(file), instrument);
            assertThat(accepted.wording().items()).hasSize(2);
            return true;
        } catch (WordingRefused e) {
            assertThat(e).hasMessageMatching("(?s).*\\S.*");
            return false;
        }
    }

    private static String damaged(String seed, Random random) {
        var text = new StringBuilder(seed);
        for (int hits = 1 + random.nextInt(3); hits > 0 && text.length() > 10; hits--) {
            int at = random.nextInt(text.length() - 1);
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(256));
                case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
                case 3 -> value(text, at, TOKENS.get(random.nextInt(TOKENS.size())));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
        }
        return text.toString();
    }

    /** Replaces the value after the next colon. */
    private static void value(StringBuilder text, int at, String token) {
        int colon = text.indexOf(":", at);
        if (colon < 0) {
            return;
        }
        int end = colon + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        text.replace(colon + 1, end, token);
    }

    private static String fhir() {
        var file = FhirSamples.questionnaire(
                """
                {"linkId": "g", "type": "group", "item": [%s]}, {"linkId": "t", "type": "decimal", "extension": [
                  {"url": "http://x/sdc-questionnaire-calculatedExpression", "valueExpression": {"expression":
                    "iif(%%any, iif(%%a.exists(), %%a, 0) + iif(%%b.exists(), %%b, 0), {})"}}]}""".formatted(FhirSamples.questions(2, n -> "q" + n, FhirSamples.valued(0, 1, 2))));
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    private static String withResponse() {
        var response = FhirSamples.response(2, n -> "q" + n, n -> "a1", "");
        return "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": " + fhir() + "}, {\"resource\": "
                + new String(response.content(), StandardCharsets.UTF_8) + "}]}";
    }
}
