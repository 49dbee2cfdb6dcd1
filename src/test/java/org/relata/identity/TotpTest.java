package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TotpTest {
    /** The secret of RFC 6238, appendix B: "12345678901234567890". */
    private static final String SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    void theVectorsOfTheStandardHold() {
        assertThat(Totp.code(SEED, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(Totp.code(SEED, Instant.ofEpochSecond(1111111109))).isEqualTo("081804");
        assertThat(Totp.code(SEED, Instant.ofEpochSecond(1234567890))).isEqualTo("005924");
        assertThat(Totp.code(SEED, Instant.ofEpochSecond(20000000000L))).isEqualTo("353130");
    }

    @Test
    void aCodeIsGoodOneStepEarlyOrLateAndNoMore() {
        Instant at = Instant.ofEpochSecond(1_800_000_000);
        String code = Totp.code(SEED, at);
        assertThat(IntStream.of(-60, -30, 0, 30, 60)
                        .filter(late ->
                                Totp.step(SEED, code, at.plusSeconds(late), 0).isPresent()))
                .containsExactly(-30, 0, 30);
    }

    @Test
    void aStepThatWasUsedAndEverythingBeforeItIsRefused() {
        Instant at = Instant.ofEpochSecond(1_800_000_000);
        long step = Totp.step(SEED, Totp.code(SEED, at), at, 0).orElseThrow();
        assertThat(Totp.step(SEED, Totp.code(SEED, at), at, step)).isEmpty();
        assertThat(Totp.step(SEED, Totp.code(SEED, at.minusSeconds(30)), at, step))
                .isEmpty();
        assertThat(Totp.step(SEED, Totp.code(SEED, at.plusSeconds(30)), at, step))
                .hasValue(step + 1);
    }

    @Test
    void seedsAreRandomAndReadAsTheyAreWritten() {
        String seed = Totp.freshSeed();
        assertThat(seed).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.freshSeed());
        assertThat(Totp.code(seed, Instant.EPOCH)).matches("\\d{6}");
    }
}
