package org.relata.measure.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.relata.measure.Seeded;
import org.relata.measure.figure.Classification;
import org.relata.measure.figure.Criteria;
import org.relata.measure.figure.CutOff;
import org.relata.measure.figure.Direction;
import org.relata.measure.figure.Interval;
import org.relata.measure.figure.Reliability;

/** Whatever is uploaded, it is either refused in words or read with its problems listed; nothing else may happen. */
class OutcomeFuzzTest {
    private static final List<String> GOOD = List.of(
            "\"subject\",\"time\",\"das\",\"gds\"\n1,\"pre\",90.5,68\n1,\"post\",97,NA\n2,\"pre\",74,74.5\n",
            "couple;partner;date;score\r\n1;A;3.4.2024;10,5\r\n1;B;2024-04-03;11\r\n",
            "ppid\tpre\tpost\n1\t90.5\t97\n2\t74\t124\n",
            "cuplid,gender,tension,satisfaction\n3,-1,1.5,4\n3,1,2.5,3.66\n");
    private static final List<String> SPICES = List.of(
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\uFEFF",
            "=1+1",
            "<script>",
            "1e308",
            "-0",
            "NaN",
            "31/12/2024",
            "12/31/2024",
            "99.99.9999",
            "é",
            "\uD83D\uDE00",
            "sep=;\n",
            "'",
            "\\",
            "\u2028",
            " ",
            "9999999999");

    @Test
    void randomBytesNeverBreakTheReader() {
        Seeded.times(6_000, random -> {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            read(bytes, random);
        });
    }

    @Test
    void randomTextNeverBreaksTheReader() {
        Seeded.times(6_000, random -> {
            var text = new StringBuilder();
            for (var i = random.nextInt(60); i > 0; i--) {
                text.append(random.nextInt(3) == 0 ? "" + random.nextInt(100) : any(SPICES, random));
            }
            read(text.toString().getBytes(random.nextInt(9) == 0 ? StandardCharsets.UTF_16 : UTF_8), random);
        });
    }

    @Test
    void mutatedFilesNeverBreakTheReader() {
        Seeded.times(8_000, random -> {
            var bytes = any(GOOD, random).getBytes(UTF_8);
            for (var i = random.nextInt(1, 6); i > 0; i--) {
                bytes = mutated(bytes, random);
            }
            read(bytes, random);
        });
    }

    private static void read(byte[] bytes, Random random) {
        try {
            var file = OutcomeFile.read("outcome_das.csv", bytes);
            assertThat(file.lines()).isNotEmpty();
            check(file, OutcomeMapping.guess(file, List.of("das", "csi-4")));
            check(file, arbitrary(random));
        } catch (OutcomeFileRefused refused) {
            assertThat(refused.getMessage()).endsWith(".");
        }
    }

    private static void check(OutcomeFile file, OutcomeMapping mapping) {
        var rows = OutcomeRows.read(file, mapping, id -> new Interval(0, 151));
        rows.rows().forEach(row -> assertThat(row.score()).isFinite());
        rows.problems()
                .forEach(problem -> assertThat(problem.sentence()).isNotBlank().doesNotContain("\n"));
        for (var what : rows.measures()) {
            var reliability = new Reliability(.8, Reliability.Kind.ALPHA, "");
            var criteria = Criteria.jacobsonTruax(Direction.HIGHER, reliability, CutOff.Kind.A, null);
            assertThat(Classification.of(rows.courses(what), criteria).missing())
                    .isNotNegative();
        }
    }

    private static OutcomeMapping arbitrary(Random random) {
        var score = new OutcomeMapping.ScoreColumn(
                random.nextInt(-1, 5), new OutcomeRow.Catalogued("das"), OutcomeRow.Phase.BEFORE);
        return new OutcomeMapping(
                random.nextInt(-1, 3),
                random.nextBoolean() ? null : random.nextInt(4),
                random.nextBoolean() ? null : random.nextInt(4),
                List.of(score));
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        var at = random.nextInt(bytes.length + 1);
        var until = Math.min(bytes.length, at + random.nextInt(4));
        var spice = random.nextInt(4) == 0
                ? new byte[] {(byte) random.nextInt(256)}
                : any(SPICES, random).getBytes(UTF_8);
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(spice);
        out.write(bytes, until, bytes.length - until);
        return out.toByteArray();
    }

    private static String any(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
