package org.relata.confidence;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.relata.cast.OnStage;
import org.springframework.beans.factory.annotation.Autowired;

/** The oracle and the application agree on every fact, through every door and over HTTP. Replay one run with {@code -Drelata.seed=...}. */
@OnStage
class FactOracleTest {
    @Autowired
    FactComparison comparison;

    @Test
    void oracleAndApplicationAgreeOnWhoReadsAndWritesWhichFact() {
        Long replay = Long.getLong("relata.seed");
        long first = replay == null ? new Random().nextLong(1_000_000_000) : replay;
        int scenarios = replay == null ? Integer.getInteger("relata.scenarios", 3) : 1;
        System.out.println("fact scenarios from seed " + first);
        FactComparison.Agreed agreed = new FactComparison.Agreed(0, 0);
        for (long seed = first; seed < first + scenarios; seed++) {
            agreed = agreed.and(comparison.compare(seed, Watch.BOTH_WALLS));
        }
        System.out.println(agreed.decisions() + " decisions and " + agreed.answers() + " answers compared");
    }
}
