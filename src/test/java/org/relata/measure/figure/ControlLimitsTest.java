package org.relata.measure.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ControlLimitsTest {
    private static final ControlLimits LIMITS = ControlLimits.of(List.of(9., 11., 10., 8., 12., 10., 9., 13.));

    @Test
    void limitsOfTheWorkedBaselineAreReproduced() {
        assertThat(LIMITS.mean()).isCloseTo(10.25, within(1e-4));
        assertThat(LIMITS.movingRange()).isCloseTo(2.285714, within(1e-4));
        assertThat(LIMITS.interval().low()).isCloseTo(4.17, within(1e-4));
        assertThat(LIMITS.interval().high()).isCloseTo(16.33, within(1e-4));
    }

    @Test
    void sixteenIsWanderingAndEighteenIsASignal() {
        assertThat(LIMITS.signals(16)).isFalse();
        assertThat(LIMITS.signals(18)).isTrue();
    }

    @Test
    void oneScoreSetsNoLimits() {
        assertThat(ControlLimits.of(List.of(5.)).signals(100)).isFalse();
    }
}
